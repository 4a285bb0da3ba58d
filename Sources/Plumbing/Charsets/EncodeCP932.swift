import Foundation

/// Text as CP932, with every character that is not what it was.
public struct CP932Text: Sendable, Hashable {
    public var bytes: [UInt8]
    /// Characters written as their Windows twin (〜 as ～), with how often.
    public var mapped: [Unicode.Scalar: Int]
    /// Characters without a place in CP932, written as 〓, with how often.
    public var lost: [Unicode.Scalar: Int]
}

/// Encodes UTF-8 as CP932 with NEC's and IBM's rows: ①, ㈱, 髙 and 﨑 are kept.
///
/// What CP932 knows only under a twin is mapped (wave dash, minus, ‖ — ¢ £ ¬), split kana are
/// joined, what has no place becomes 〓; nothing becomes `?`.
public func encodeCP932(_ utf8: [UInt8]) -> CP932Text { encodeCP932(utf8[...]) }

func encodeCP932(_ utf8: ArraySlice<UInt8>) -> CP932Text {
    let codes = CodeTables.toCP932
    let input = utf8.span
    var text = CP932Text(bytes: [], mapped: [:], lost: [:])
    text.bytes.reserveCapacity(utf8.count)
    var index = 0
    while index < input.count {
        if input[index] < 0x80 {
            text.bytes.append(input[index])
            index += 1
        } else {
            let step = UTF8Step(input, at: index)
            let scalar = step.isWhole ? step.scalar(input, at: index) : nil
            text.append(scalar ?? "\u{FFFD}", codes)
            index += step.length
        }
    }
    return text
}

extension UTF8Step {
    /// The scalar of a whole sequence of two bytes or more.
    @inline(__always) func scalar(
        _ input: borrowing Span<UInt8>, at index: Int
    ) -> Unicode.Scalar? {
        var value = UInt32(input[index]) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { value = value << 6 | UInt32(input[index + offset] & 0x3F) }
        return Unicode.Scalar(value)
    }
}

/// What stands in CP932 for scalars that it does not have: the table of wave dashes.
///
/// Unicode's own mapping of JIS X 0208 and Microsoft's differ in these (〜 and ～, − and －);
/// SALON BOARD takes only the second of each pair.
let cp932Twins: [Unicode.Scalar: Unicode.Scalar] = [
    "〜": "～", "−": "－", "‖": "∥", "—": "―", "–": "－", "¢": "￠", "£": "￡", "¬": "￢",
    "¥": "￥", "‾": "￣", "¦": "￤", "∼": "～", "⁓": "～", "\u{A0}": " ", "·": "・", "•": "・",
]

/// What CP932 writes for a character that it knows only under a twin; nil for any other.
public func twin(inCP932 scalar: Unicode.Scalar) -> Unicode.Scalar? { cp932Twins[scalar] }

extension CP932Text {
    fileprivate mutating func append(_ scalar: Unicode.Scalar, _ codes: [UInt16]) {
        if put(scalar, codes) { return }
        if let twin = cp932Twins[scalar], put(twin, codes) {
            mapped[scalar, default: 0] += 1
        } else if joins(scalar, codes) {
            mapped[scalar, default: 0] += 1
        } else {
            lost[scalar, default: 0] += 1
            if !scalar.properties.isDefaultIgnorableCodePoint { _ = put("〓", codes) }
        }
    }

    private mutating func put(_ scalar: Unicode.Scalar, _ codes: [UInt16]) -> Bool {
        switch scalar.value {
        case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
        case 0xFF61...0xFF9F: bytes.append(UInt8(truncatingIfNeeded: scalar.value - 0xFEC0))
        case 0x80...0xFFFF:
            let code = codes[Int(scalar.value)]
            if code == 0 { return false }
            bytes.append(UInt8(truncatingIfNeeded: code >> 8))
            bytes.append(UInt8(truncatingIfNeeded: code))
        default: return false
        }
        return true
    }

    /// Joins a combining sound mark with the kana just written, as in names typed on a Mac.
    private mutating func joins(_ mark: Unicode.Scalar, _ codes: [UInt16]) -> Bool {
        guard mark == "\u{3099}" || mark == "\u{309A}", bytes.count >= 2 else { return false }
        let last = Int(bytes[bytes.count - 2]) << 8 | Int(bytes[bytes.count - 1])
        guard let base = Unicode.Scalar(CodeTables.cp932[last]) else { return false }
        var pair = String.UnicodeScalarView([base])
        pair.append(mark)
        let joined = String(pair).precomposedStringWithCanonicalMapping.unicodeScalars
        guard joined.count == 1, let whole = joined.first else { return false }
        guard whole.value <= 0xFFFF, codes[Int(whole.value)] != 0 else { return false }
        bytes.removeLast(2)
        return put(whole, codes)
    }
}
