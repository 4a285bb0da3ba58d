import Reservations

/// `number`: a booking's number standing alone, by its shape, or behind a word under `after` that
/// begins its line (an address that ends with it).
struct NumberText: ValueReader {
    static let name = "number"
    static let gives = Value.Sort.text
    static let options = ["shape", "after"]

    private let shapes: [Shape]
    private let after: [[UInt8]]

    init(_ entry: FormatEntry) {
        _ = entry.required("shape")
        shapes = entry.words("shape").map { Shape($0) }
        after = entry.bytes("after")
    }

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no single booking number") }
        var cursor = TextCursor(passage.bytes, line)
        if !after.isEmpty, !cursor.take(anyOf: after) {
            return .unreadable("no booking number behind its address")
        }
        let range = cursor.at..<line.upperBound
        guard shapes.contains(where: { $0.fitsAll(passage.bytes, range) }) else {
            return .unreadable("no booking number standing alone")
        }
        return .value(.text(passage.text(range)))
    }
}
