extension HTMLNode {
    /// The text of the subtree in one line.
    ///
    /// Runs of blanks (space, tab, line end, form feed, no-break space) are one space; `<br>`,
    /// cells and paragraphs part words like a blank; outer blanks go, ideographic ones too, while
    /// inside an ideographic space stays as written. Scripts, styles and the elements named in
    /// `skipping` are left out.
    public func text(skipping: Set<String> = []) -> String {
        var bytes: [UInt8] = []
        appendText(to: &bytes, skipping: skipping)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends `text(skipping:)` as UTF-8.
    public func appendText(to bytes: inout [UInt8], skipping: Set<String> = []) {
        var text = CollapsedText()
        swap(&text.bytes, &bytes)
        text.beginLine()
        walk(into: &text, skipping: skipping)
        text.endLine()
        swap(&text.bytes, &bytes)
    }

    /// Appends the text of the subtree with its blanks as they are written, outer ones too;
    /// no-break spaces are spaces, and `<br>`, cells and paragraphs are line ends.
    public func appendWrittenText(to bytes: inout [UInt8], skipping: Set<String> = []) {
        var text = CollapsedText(keepsBlanks: true)
        swap(&text.bytes, &bytes)
        walk(into: &text, skipping: skipping)
        swap(&text.bytes, &bytes)
    }

    /// The text of the subtree, broken at `<br>` and at the ends of paragraphs, items, rows and
    /// the like; empty lines are left out.
    public func lines(skipping: Set<String> = []) -> [String] {
        var text = CollapsedText(breaksLines: true)
        walk(into: &text, skipping: skipping)
        text.endLine()
        return text.bytes.split(separator: UInt8(ascii: "\n")).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    /// The text as a mail would have it: lines, empty ones and ideographic indents kept.
    func plainText() -> [UInt8] {
        var text = CollapsedText(breaksLines: true, keepsIndent: true)
        walk(into: &text, skipping: [])
        text.endLine()
        return text.bytes
    }

    private func walk(into text: inout CollapsedText, skipping: Set<String>) {
        let bytes = tree.bytes
        let page = bytes.span
        guard index >= 0 else {
            return text.append(page, tree.value(of: ~index), references: .inValue)
        }
        let nodes = tree.nodes
        let skipped = skipping.compactMap { tree.names.number(of: $0) }
        var (next, inside) = (index, index)
        let end = Int(nodes[index].after)
        while next < end {
            while next >= Int(nodes[inside].after) {
                text.leave(flow(of: inside))
                inside = Int(nodes[inside].parent)
            }
            let node = nodes[next]
            switch node.kind {
            case .text:
                text.append(page, Int(node.start)..<Int(node.end), references: .inText)
            case .rawText: text.append(page, Int(node.start)..<Int(node.end), references: .none)
            case .element where next != index:
                let flow = flow(of: next)
                if !skipped.isEmpty, skipped.contains(node.name) {
                    next = Int(node.after)
                    continue
                }
                text.enter(flow)
                inside = next
                if flow == .hidden { next = Int(node.after) - 1 }
            case .element, .document, .comment: break
            }
            next += 1
        }
        while inside != index {
            text.leave(flow(of: inside))
            inside = Int(nodes[inside].parent)
        }
    }

    private func flow(of node: Int) -> TextFlow {
        let name = tree.nodes[node].name
        return name < 0 ? .inline : tree.names.traits[Int(name)].flow
    }
}
