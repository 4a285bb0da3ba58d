/// A column of a table, found by the words that exports put above it.
struct TableColumn: Sendable {
    let name: String
    private let headers: [[UInt8]]

    init(name: String, _ entry: FormatEntry) {
        entry.allowOnly(["header"])
        self.name = name
        headers =
            entry.required("header")?.items.compactMap(\.word)
            .map { Self.folded(Array($0.utf8)[...]) } ?? []
    }

    /// Where it stands: at the first head with the first of its words that there is. A head that
    /// comes twice is another thing the second time (開始時間, then that of the first wish).
    func index(in heads: [[UInt8]]) -> Int? {
        for header in headers {
            if let index = heads.firstIndex(of: header) { return index }
        }
        return nil
    }

    /// A head without blanks; ASCII signs of full width become narrow, capitals small.
    static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var folded: [UInt8] = []
        let bytes = Array(text)
        var index = 0
        while index < bytes.count {
            let blank = blankLength(at: index, in: bytes, before: bytes.count)
            if blank > 0 {
                index += blank
                continue
            }
            if let (narrow, length) = narrow(bytes, at: index) {
                folded.append(small(narrow))
                index += length
            } else {
                folded.append(bytes[index])
                index += 1
            }
        }
        return folded
    }

    /// The ASCII sign at `index`, as it is or from ！ to ～, with its length.
    private static func narrow(_ bytes: [UInt8], at index: Int) -> (UInt8, Int)? {
        let byte = bytes[index]
        if byte < 0x80 { return (byte, 1) }
        guard byte == 0xEF, index + 2 < bytes.count else { return nil }
        let (second, third) = (bytes[index + 1], bytes[index + 2])
        if second == 0xBC, third >= 0x81 { return (third - 0x60, 3) }
        if second == 0xBD, third <= 0x9E { return (third - 0x20, 3) }
        return nil
    }

    private static func small(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
