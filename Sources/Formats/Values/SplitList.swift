/// `split-list`: the items of a list in one cell, cut at the words under `at` and at line ends.
struct SplitList: ValueReader {
    static let name = "split-list"
    static let gives = Value.Sort.texts
    static let options = ["at", "none"]

    private let cuts: [[UInt8]]
    private let none: [[UInt8]]

    init(_ entry: FormatEntry) {
        cuts = entry.bytes("at")
        none = entry.bytes("none")
    }

    func read(_ passage: Passage) -> Reading {
        if let line = passage.onlyLine, isOne(of: none, passage.bytes, line) { return .none }
        var items: [String] = []
        for line in passage.lines where !line.isEmpty {
            if holdsReplacement(passage.bytes, line.range) { return .damaged }
            var start = line.range.lowerBound
            var cursor = TextCursor(passage.bytes, line.range)
            while !cursor.isAtEnd {
                let end = cursor.at
                if cursor.take(anyOf: cuts) {
                    add(start..<end, of: passage, to: &items)
                    start = cursor.at
                } else {
                    cursor.at += 1
                }
            }
            add(start..<line.range.upperBound, of: passage, to: &items)
        }
        return .value(.texts(items))
    }

    private func add(_ range: Range<Int>, of passage: Passage, to items: inout [String]) {
        let item = trimmed(range, in: passage.bytes)
        if !item.isEmpty { items.append(passage.text(item)) }
    }
}
