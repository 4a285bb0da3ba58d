/// `verbatim`: the text exactly as it stands, blanks and line breaks included: what our own ledger
/// wrote is read back without loss. A text that ends with a word under `masked` was made
/// unreadable on purpose.
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
        return .value(.text(String(decoding: bytes, as: UTF8.self)))
    }
}
