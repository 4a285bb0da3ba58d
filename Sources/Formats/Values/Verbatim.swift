/// `verbatim`: the text exactly as it stands, blanks and line breaks included: what our own ledger
/// wrote is read back without loss. A line break is LF, as our ledger writes it, whatever a
/// spreadsheet made of it. A text that ends with a word under `masked` was made unreadable on
/// purpose.
struct Verbatim: ValueReader {
    static let name = "verbatim"
    static let gives = Value.Sort.text
    static let options = ["masked"]

    private let masks: [[UInt8]]

    init(_ entry: FormatEntry) {
        masks = entry.bytes("masked")
    }

    func read(_ passage: Passage) -> Reading {
        let bytes = passage.bytes
        if bytes.isEmpty { return .none }
        if holdsReplacement(bytes, 0..<bytes.count) { return .damaged }
        let isMasked = masks.contains { mask in
            bytes.count >= mask.count
                && stands(mask, at: bytes.count - mask.count, in: bytes, before: bytes.count)
        }
        if isMasked { return .unreadable("was masked when it was exported") }
        return .value(.text(String(decoding: Self.withLineFeeds(bytes), as: UTF8.self)))
    }

    private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.contains(0x0D) else { return bytes }
        return bytes.indices.compactMap { index in
            guard bytes[index] == 0x0D else { return bytes[index] }
            let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0A
            return isPair ? nil : 0x0A
        }
    }
}
