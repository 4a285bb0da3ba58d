/// Which of the amounts in a cell is meant.
enum AmountPart: String, CaseIterable {
    case whole
    case beforeBrackets = "before-brackets"
    case inBrackets = "in-brackets"

    init(_ entry: FormatEntry) {
        self = .whole
        guard let word = entry.word("part") else { return }
        if let part = AmountPart(rawValue: word) {
            self = part
        } else {
            let known = AmountPart.allCases.map(\.rawValue)
            entry.complain("no part \(word); \(suggestion(for: word, among: known))", at: "part")
        }
    }

    /// Where the amount stands, or nil if the brackets do not.
    func range(_ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
        if self == .whole { return line }
        var cursor = TextCursor(bytes, line)
        var start = cursor.at
        while !cursor.isAtEnd {
            start = cursor.at
            if cursor.take(anyOf: openings) { break }
            cursor.at += 1
        }
        if self == .beforeBrackets {
            let end = cursor.isAtEnd ? line.upperBound : start
            return trimmed(line.lowerBound..<end, in: bytes)
        }
        let inside = cursor.at
        while !cursor.isAtEnd {
            let end = cursor.at
            if cursor.take(anyOf: closings) { return trimmed(inside..<end, in: bytes) }
            cursor.at += 1
        }
        return nil
    }
}

/// Reads one amount that fills its place but for signs, units and blanks.
func readAmount(
    _ passage: Passage, _ part: AmountPart, none: [[UInt8]], before signs: [[UInt8]],
    behind units: [[UInt8]]
) -> Reading {
    guard let line = passage.onlyLine else {
        return passage.isEmpty ? .empty : .unreadable("more than one line")
    }
    if isOne(of: none, passage.bytes, line) { return .value(.number(0)) }
    guard let range = part.range(passage.bytes, line), !range.isEmpty else {
        return .unreadable("no amount in brackets")
    }
    if holdsReplacement(passage.bytes, range) { return .damaged }
    if isOne(of: none, passage.bytes, range) { return .value(.number(0)) }
    var cursor = TextCursor(passage.bytes, range)
    if cursor.take(anyOf: signs) { cursor.skipBlanks() }
    guard let amount = cursor.groupedNumber() else { return .unreadable("no amount") }
    cursor.skipBlanks()
    if cursor.take(anyOf: units) { cursor.skipBlanks() }
    return cursor.isAtEnd ? .value(.number(amount)) : .unreadable("more than one amount")
}

private let openings = ["(", "（"].map { Array($0.utf8) }
private let closings = [")", "）"].map { Array($0.utf8) }
