/// `paragraph`: free text over any number of lines, as written but for the indent; a single line
/// listed under `none` means that there is nothing.
struct Paragraph: ValueReader {
    static let name = "paragraph"
    static let gives = Value.Sort.text
    static let options = ["none"]

    private let none: [[UInt8]]

    init(_ entry: FormatEntry) {
        none = entry.bytes("none")
    }

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .none }
        if let line = passage.onlyLine, isOne(of: none, passage.bytes, line) { return .none }
        if passage.isDamaged { return .damaged }
        var lines = passage.lines.map { passage.text($0.range) }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return .value(.text(lines.drop(while: \.isEmpty).joined(separator: "\n")))
    }
}
