/// Takes a page's markup apart in one pass, and tells a tree what it finds.
///
/// The tags are HTML's as browsers forgive them. `/>` ends any element, because pages written as
/// XHTML mean it so; declarations, `<?` and `<![CDATA[` are comments.
struct MarkupReader {
    var grower: TreeGrower
    var index: Int

    /// Makes ready to read from the byte at `start` on.
    init(_ grower: TreeGrower, from start: Int) {
        self.grower = grower
        index = start
    }

    /// Reads to the end of the page.
    mutating func read(_ page: Span<UInt8>) {
        while index < page.count, grower.trouble == nil {
            if page[index] == UInt8(ascii: "<"), readMarkup(page) { continue }
            let start = index
            index += 1
            while index < page.count, page[index] != UInt8(ascii: "<") { index += 1 }
            grower.add(text: start..<index, .text, of: page)
        }
        grower.finish(at: page.count)
    }

    /// Reads what begins with this `<`; false if it is but a character.
    private mutating func readMarkup(_ page: Span<UInt8>) -> Bool {
        guard index + 1 < page.count else { return false }
        switch page[index + 1] {
        case let byte where isLetter(byte): readStartTag(page)
        case UInt8(ascii: "/"):
            guard index + 2 < page.count else { return false }
            if isLetter(page[index + 2]) { readEndTag(page) } else { readBogusComment(page) }
        case UInt8(ascii: "!"):
            let isComment =
                index + 3 < page.count && page[index + 2] == UInt8(ascii: "-")
                && page[index + 3] == UInt8(ascii: "-")
            if isComment { readComment(page) } else { readBogusComment(page) }
        case UInt8(ascii: "?"): readBogusComment(page)
        default: return false
        }
        return true
    }

    /// Reads the text of an element that only its own end tag ends.
    mutating func readText(
        upTo name: Int32, _ kind: HTMLTree.Kind, _ page: Span<UInt8>
    ) {
        let spelling = Array(grower.names.spellings[Int(name)].utf8)
        let start = index
        while index < page.count, !isEndTag(of: spelling, page) { index += 1 }
        if index > start { grower.add(text: start..<index, kind, of: page) }
    }

    private func isEndTag(of spelling: [UInt8], _ page: Span<UInt8>) -> Bool {
        guard page[index] == UInt8(ascii: "<"), index + 2 + spelling.count < page.count,
            page[index + 1] == UInt8(ascii: "/")
        else { return false }
        for offset in spelling.indices
        where lowercase(page[index + 2 + offset]) != spelling[offset] { return false }
        let next = page[index + 2 + spelling.count]
        return isMarkupBlank(next) || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
    }

    private mutating func readComment(_ page: Span<UInt8>) {
        let start = index + 4
        // `<!-->` and `<!--->` are whole comments.
        index += 2
        while index < page.count {
            if page[index] == UInt8(ascii: ">"), index >= start,
                page[index - 1] == UInt8(ascii: "-"), page[index - 2] == UInt8(ascii: "-")
            {
                break
            }
            index += 1
        }
        let end = index < page.count ? index - 2 : index
        grower.add(comment: min(start, end)..<max(min(start, end), end))
        index = min(index + 1, page.count)
    }

    private mutating func readBogusComment(_ page: Span<UInt8>) {
        let start = min(index + 2, page.count)
        while index < page.count, page[index] != UInt8(ascii: ">") { index += 1 }
        let isDeclaration = start < page.count && lowercase(page[start]) == UInt8(ascii: "d")
        if !isDeclaration { grower.add(comment: min(start, index)..<index) }
        index = min(index + 1, page.count)
    }
}

private func isLetter(_ byte: UInt8) -> Bool {
    lowercase(byte) &- UInt8(ascii: "a") < 26
}
