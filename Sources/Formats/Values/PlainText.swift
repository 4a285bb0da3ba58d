/// `text`: the text as written; words listed under `none` mean that there is nothing, those under
/// `as` stand for others.
struct PlainText: ValueReader {
    static let name = "text"
    static let gives = Value.Sort.text
    static let options = ["none", "as"]

    private let none: [[UInt8]]
    private let names: [[UInt8]: String]

    init(_ entry: FormatEntry) {
        none = entry.bytes("none")
        let pairs = entry.members("as").compactMap { key, name in
            name.word.map { (Array(key.utf8), $0) }
        }
        names = Dictionary(pairs) { first, _ in first }
    }

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .none }
        guard let line = passage.onlyLine else { return .unreadable("more than one line") }
        if isOne(of: none, passage.bytes, line) { return .none }
        if !names.isEmpty, let name = names[Array(passage.bytes[line])] {
            return .value(.text(name))
        }
        return .text(line, of: passage)
    }
}
