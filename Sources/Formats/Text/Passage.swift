/// The place that a value reader is shown: lines of text, and the links among them.
struct Passage {
    let bytes: [UInt8]
    let lines: ArraySlice<TextLine>
    /// The addresses of the links there.
    let links: [String]

    init(bytes: [UInt8], lines: ArraySlice<TextLine>, links: [String] = []) {
        self.bytes = bytes
        self.lines = lines
        self.links = links
    }

    /// A passage of one line.
    init(_ bytes: [UInt8], _ range: Range<Int>, links: [String] = []) {
        let line = TextLine(range: trimmed(range, in: bytes), indent: 0)
        self.init(bytes: bytes, lines: [line], links: links)
    }

    var filledLines: some Sequence<TextLine> { lines.lazy.filter { !$0.isEmpty } }

    /// The only line that is not empty, or nil if there are none or several.
    var onlyLine: Range<Int>? {
        var found: Range<Int>?
        for line in lines where !line.isEmpty {
            if found != nil { return nil }
            found = line.range
        }
        return found
    }

    var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }

    /// Whether an undecodable byte stood here.
    var isDamaged: Bool { lines.contains { holdsReplacement(bytes, $0.range) } }

    /// The text of a range; inner blanks stay, but runs that break or tab become one space.
    func text(_ range: Range<Int>) -> String {
        let piece = bytes[range]
        guard piece.contains(where: { $0 < 0x20 }) else {
            return String(decoding: piece, as: UTF8.self)
        }
        var folded: [UInt8] = []
        var index = range.lowerBound
        while index < range.upperBound {
            let end = piece[index...].firstIndex { $0 > 0x20 } ?? range.upperBound
            let run = piece[index..<end]
            folded += run.contains { $0 < 0x20 } ? [0x20][...] : run
            if end < range.upperBound { folded.append(bytes[end]) }
            index = end + 1
        }
        return String(decoding: folded, as: UTF8.self)
    }
}

/// One line: where its text stands without the blanks around it, and how far it was indented.
struct TextLine: Hashable {
    let range: Range<Int>
    /// Ideographic spaces before the text.
    let indent: Int

    var isEmpty: Bool { range.isEmpty }
}
