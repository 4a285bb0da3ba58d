/// `coupon-lines`: a coupon's name as written; the line of tags before it (`[新規]`) and the
/// description indented below it are left out. Without any indent it is the first line.
struct CouponLines: ValueReader {
    static let name = "coupon-lines"
    static let gives = Value.Sort.text
    static let options = ["none"]
    static let wantsItems = true

    private let none: [[UInt8]]

    init(_ entry: FormatEntry) {
        none = entry.bytes("none")
    }

    func read(_ passage: Passage) -> Reading {
        var lines = passage.lines.filter { !$0.isEmpty }[...]
        guard let indent = lines.first?.indent else { return .none }
        lines = lines.prefix { $0.indent == indent }
        if lines.contains(where: { holdsReplacement(passage.bytes, $0.range) }) { return .damaged }
        while lines.count > 1, let first = lines.first, isTags(passage.bytes, first.range) {
            lines = lines.dropFirst()
        }
        // Without any indent a description cannot be told from a name's second line.
        if indent == 0 { lines = lines.prefix(1) }
        let name = lines.map { passage.text($0.range) }.joined(separator: " ")
        return none.contains(Array(name.utf8)) ? .none : .value(.text(name))
    }

    /// Whether a line holds words in square brackets and nothing else.
    private func isTags(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        var cursor = TextCursor(bytes, line)
        while !cursor.isAtEnd {
            guard cursor.take(anyOf: Self.openings) else { return false }
            while !cursor.take(anyOf: Self.closings) {
                if cursor.isAtEnd { return false }
                cursor.at += 1
            }
            cursor.skipBlanks()
        }
        return true
    }

    private static let openings = ["[", "［"].map { Array($0.utf8) }
    private static let closings = ["]", "］"].map { Array($0.utf8) }
}
