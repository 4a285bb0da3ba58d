import Reservations

/// `number`: a booking's number standing alone, by its shape, or behind a word under `after` that
/// begins its line (an address that ends with it). Words under `drop` may stand behind the number.
struct NumberText: ValueReader {
    static let name = "number"
    static let gives = Value.Sort.text
    static let options = ["shape", "after", "drop"]

    private let shapes: [Shape]
    private let after: [[UInt8]]
    private let drop: [[UInt8]]

    init(_ entry: FormatEntry) {
        _ = entry.required("shape")
        shapes = entry.words("shape").map { Shape($0) }
        after = entry.bytes("after")
        drop = entry.bytes("drop")
    }

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no single booking number") }
        var cursor = TextCursor(passage.bytes, line)
        if !after.isEmpty, !cursor.take(anyOf: after) {
            return .unreadable("no booking number behind its address")
        }
        let range = withoutDropped(cursor.at..<line.upperBound, of: passage.bytes)
        guard shapes.contains(where: { $0.fitsAll(passage.bytes, range) }) else {
            return .unreadable("no booking number standing alone")
        }
        return .value(.text(passage.text(range)))
    }

    private func withoutDropped(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
        let text = bytes[range]
        let word = drop.first { $0.count < text.count && text.suffix($0.count).elementsEqual($0) }
        return trimmed(range.lowerBound..<range.upperBound - (word?.count ?? 0), in: bytes)
    }
}
