/// A stretch of a notice with the labels that begin blocks in it. Sections follow one another:
/// what a guest writes in a later one can never pass for a label of an earlier one.
struct NoticeSection: Sendable {
    /// The lines that begin it; the first section holds from the start.
    let at: [[UInt8]]
    /// What a line that is a label here begins with, known or not. Where it is given, a label that
    /// the format does not know ends the block before it and is told; where it is not, such a line
    /// is text (guests write `■` too).
    let marks: [[UInt8]]
    /// Labels with the index of their block in the layout.
    let labels: [Label]

    struct Label: Sendable {
        let text: [UInt8]
        let block: Int
    }

    init(_ entry: FormatEntry, blocks: inout [String]) {
        entry.allowOnly(["at", "marks", "blocks"])
        at = entry.bytes("at")
        marks = entry.bytes("marks")
        var labels: [Label] = []
        for (name, words) in entry.required("blocks")?.members ?? [] {
            if blocks.contains(name) { words.complain("is the name of two blocks") }
            blocks.append(name)
            let texts = words.items.compactMap(\.word)
            labels += texts.map { Label(text: Array($0.utf8), block: blocks.count - 1) }
        }
        self.labels = labels
    }

    /// The label that a line is, alone or with its value behind a colon; a label in brackets needs
    /// none.
    func label(_ bytes: [UInt8], _ line: Range<Int>) -> (block: Int, value: Range<Int>)? {
        for label in labels
        where stands(label.text, at: line.lowerBound, in: bytes, before: line.upperBound) {
            var cursor = TextCursor(bytes, line.lowerBound + label.text.count..<line.upperBound)
            if cursor.isAtEnd { return (label.block, line.upperBound..<line.upperBound) }
            cursor.skipBlanks()
            let isBracketed = label.text.suffix(3).elementsEqual(Self.bracket)
            guard cursor.take(anyOf: Self.colons) || isBracketed else { continue }
            return (label.block, trimmed(cursor.at..<cursor.end, in: bytes))
        }
        return nil
    }

    func begins(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        at.contains {
            $0.count == line.count
                && stands($0, at: line.lowerBound, in: bytes, before: line.upperBound)
        }
    }

    func isMarked(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        marks.contains { stands($0, at: line.lowerBound, in: bytes, before: line.upperBound) }
    }

    private static let bracket = Array("】".utf8)
    private static let colons = ["：", ":"].map { Array($0.utf8) }
}
