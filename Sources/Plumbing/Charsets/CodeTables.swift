import Foundation

/// The two-byte code tables, filled from the system's iconv at first use.
///
/// CP932 and EUC-JP-MS are the two names under which glibc has the vendor rows; its SHIFT_JIS,
/// EUC-JP and ISO-2022-JP stop at ①.
enum CodeTables {
    /// The scalar for each pair `lead << 8 | trail` of CP932; 0 where there is none.
    static let cp932 = pairs(of: "CP932", leads: [0x81...0x9F, 0xE0...0xFC], trails: 0x40...0xFC)

    /// The scalar for each pair of EUC-JP-MS (JIS X 0208 with rows 13 and 83–92); 0 where none.
    static let eucJP = pairs(of: "EUC-JP-MS", leads: [0xA1...0xFE], trails: 0xA1...0xFE)

    /// The scalar for each pair that follows 8F in EUC-JP-MS (JIS X 0212); 0 where none.
    static let x0212 = pairs(
        of: "EUC-JP-MS", prefix: [0x8F], leads: [0xA1...0xFE], trails: 0xA1...0xFE)

    /// For each pair of JIS bytes `row << 8 | cell` the character as `ByteSink.put(ready:)` takes
    /// it; 0 where there is none.
    static let jis: [UInt32] = {
        let pairs = cp932
        var characters = [UInt32](repeating: 0, count: 0x1_0000)
        for row in UInt8(0x21)...0x7E {
            for cell in UInt8(0x21)...0x7E {
                let scalar = Unicode.Scalar(pairs[shiftJIS(row, cell)])
                guard let scalar, scalar.value != 0 else { continue }
                let bytes = Array(String(scalar).utf8)
                let packed = bytes.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
                characters[Int(row) << 8 | Int(cell)] = packed | UInt32(bytes.count) << 24
            }
        }
        return characters
    }()

    /// The CP932 code for each scalar of the basic plane; 0 where there is none.
    ///
    /// Of several codes the one Windows writes is taken: NEC's row 13 before IBM's rows, and
    /// NEC's copy of IBM's rows (ED, EE) last.
    static let toCP932: [UInt16] = {
        var codes = [UInt16](repeating: 0, count: 0x1_0000)
        let copies = 0xED00...0xEEFF
        let order = Array(0x8100...0xECFF) + Array(0xEF00...0xFCFF) + Array(copies)
        for code in order {
            let scalar = Int(cp932[code])
            if scalar != 0, codes[scalar] == 0 { codes[scalar] = UInt16(code) }
        }
        return codes
    }()

    private static func pairs(
        of name: String, prefix: [UInt8] = [], leads: [ClosedRange<UInt8>],
        trails: ClosedRange<UInt8>
    ) -> [UInt16] {
        var table = [UInt16](repeating: 0, count: 0x1_0000)
        let converter = unsafe iconv_open("UTF-16LE", name)
        // iconv_open answers (iconv_t)-1 where it does not know the name: then every pair is
        // unreadable, which the counted replacements show.
        guard Int(bitPattern: converter) != -1 else { return table }
        defer { _ = unsafe iconv_close(converter) }
        for lead in leads.joined() {
            for trail in trails {
                let scalar = unsafe one(prefix + [lead, trail], through: converter)
                table[Int(lead) << 8 | Int(trail)] = scalar
            }
        }
        return table
    }

    /// The one scalar of the basic plane that `code` stands for, or 0.
    @unsafe private static func one(_ code: [UInt8], through converter: iconv_t?) -> UInt16 {
        _ = unsafe iconv(converter, nil, nil, nil, nil)
        var input = code.map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: 8)
        var (left, room) = (input.count, output.count)
        let done = unsafe input.withUnsafeMutableBufferPointer { from in
            unsafe output.withUnsafeMutableBufferPointer { to in
                var (source, target) = (from.baseAddress, to.baseAddress)
                return unsafe iconv(converter, &source, &left, &target, &room)
            }
        }
        guard done != -1, left == 0, room == 6 else { return 0 }
        let low = UInt16(UInt8(bitPattern: output[0]))
        let scalar = low | UInt16(UInt8(bitPattern: output[1])) << 8
        return (0xD800...0xDFFF).contains(scalar) ? 0 : scalar
    }
}
