/// `text`: the text as written; words listed under `none` mean that there is nothing, those under
/// `as` stand for others.
struct PlainText: ValueReader {
    static let name = "text"
    static let gives = Value.Sort.text
    static let options = ["none", "as"]

    private let none: Set<[UInt8]>
    private let names: [[UInt8]: String]

    init(_ entry: FormatEntry) {
        none = Set(entry.bytes("none"))
        let pairs = entry.members("as").compactMap { key, name in
            name.word.map { (Array(key.utf8), $0) }
        }
        names = Dictionary(pairs) { first, _ in first }
    }

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .none }
        guard let line = passage.onlyLine else { return .unreadable("more than one line") }
        if !names.isEmpty || !none.isEmpty {
            let written = Array(passage.bytes[line])
            if none.contains(written) { return .none }
            if let name = names[written] { return .value(.text(name)) }
        }
        return .text(line, of: passage)
    }
}
