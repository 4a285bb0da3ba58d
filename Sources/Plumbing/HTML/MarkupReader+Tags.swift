extension MarkupReader {
    mutating func readStartTag(_ page: Span<UInt8>) {
        let start = index
        index += 1
        let name = grower.names.number(of: page, tagName(page))
        let counts = grower.prepare(for: name, at: start)
        let hasSlash = readAttributes(page)
        // A tag that the page's end cuts is none.
        guard counts, let hasSlash else { return grower.dropTag() }
        let isClosed = hasSlash && name > HTMLNames.body
        let content = grower.names.traits[Int(name)].content
        grower.open(name, tag: start..<index, isEmpty: isClosed || content == .nothing)
        if isClosed { return }
        switch content {
        case .markup, .nothing: break
        case .rawText: readText(upTo: name, .rawText, page)
        case .escapableText: readText(upTo: name, .text, page)
        }
    }

    mutating func readEndTag(_ page: Span<UInt8>) {
        let start = index
        index += 2
        let range = tagName(page)
        while index < page.count, page[index] != UInt8(ascii: ">") { index += 1 }
        guard index < page.count else { return }
        index += 1
        let name = grower.names.number(of: page, range)
        if name == HTMLNames.lineBreak {
            // Browsers take it for the line break that its writer meant.
            if grower.prepare(for: name, at: start) {
                grower.open(name, tag: start..<index, isEmpty: true)
            }
            return
        }
        grower.close(name, tag: start..<index)
    }

    private mutating func tagName(_ page: Span<UInt8>) -> Range<Int> {
        let start = index
        while index < page.count, !isMarkupBlank(page[index]), page[index] != UInt8(ascii: ">"),
            page[index] != UInt8(ascii: "/")
        {
            index += 1
        }
        return start..<index
    }

    /// Reads to behind the tag's `>`, and returns whether a `/` stands before it; nil if the page
    /// ends first.
    private mutating func readAttributes(_ page: Span<UInt8>) -> Bool? {
        while grower.trouble == nil {
            while index < page.count, isMarkupBlank(page[index]) { index += 1 }
            guard index < page.count else { return nil }
            switch page[index] {
            case UInt8(ascii: ">"):
                index += 1
                return false
            case UInt8(ascii: "/"):
                index += 1
                guard index < page.count, page[index] == UInt8(ascii: ">") else { continue }
                index += 1
                return true
            default: readAttribute(page)
            }
        }
        return nil
    }

    private mutating func readAttribute(_ page: Span<UInt8>) {
        let start = index
        index += 1
        while index < page.count, !endsAttributeName(page[index]) { index += 1 }
        let range = start..<index
        let name = grower.names.number(of: page, range)
        while index < page.count, isMarkupBlank(page[index]) { index += 1 }
        guard index < page.count, page[index] == UInt8(ascii: "=") else {
            let isSwitch = grower.names.traits[Int(name)].isSwitch
            return grower.add(attribute: name, value: isSwitch ? range : start..<start)
        }
        index += 1
        while index < page.count, isMarkupBlank(page[index]) { index += 1 }
        grower.add(attribute: name, value: value(page))
    }

    private mutating func value(_ page: Span<UInt8>) -> Range<Int> {
        guard index < page.count else { return index..<index }
        let quote = page[index]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            let start = index
            while index < page.count, !isMarkupBlank(page[index]), page[index] != UInt8(ascii: ">")
            {
                index += 1
            }
            return start..<index
        }
        index += 1
        let start = index
        while index < page.count, page[index] != quote { index += 1 }
        defer { index = min(index + 1, page.count) }
        return start..<index
    }
}

private func endsAttributeName(_ byte: UInt8) -> Bool {
    isMarkupBlank(byte) || byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">")
        || byte == UInt8(ascii: "/")
}
