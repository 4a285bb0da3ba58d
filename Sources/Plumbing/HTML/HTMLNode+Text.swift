import CXML2

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
        guard unsafe pointer.pointee.type != XML_TEXT_NODE else {
            if let content = unsafe pointer.pointee.content { unsafe text.append(content) }
            return
        }
        var next = unsafe pointer.pointee.children
        while let node = unsafe next {
            if unsafe node.enter(&text, skipping), let child = unsafe node.pointee.children {
                unsafe next = unsafe child
                continue
            }
            unsafe next = unsafe node.leave(&text, top: pointer)
        }
    }
}

extension xmlNodePtr {
    /// Takes in what stands at this node, and returns whether to go on below it.
    @unsafe fileprivate func enter(
        _ text: inout CollapsedText, _ skipping: Set<String>
    ) -> Bool {
        switch unsafe pointee.type {
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
            if let content = unsafe pointee.content { unsafe text.append(content) }
            return false
        case XML_ELEMENT_NODE:
            guard let name = unsafe pointee.name else { return true }
            if !skipping.isEmpty, skipping.contains(unsafe String(cString: name)) { return false }
            let flow = unsafe TextFlow(of: name)
            text.enter(flow)
            return flow != .hidden
        default: return false
        }
    }

    /// The node that follows this one inside `top`; the elements left on the way end.
    @unsafe fileprivate func leave(
        _ text: inout CollapsedText, top: xmlNodePtr
    ) -> xmlNodePtr? {
        var node = unsafe self
        while unsafe node != top {
            if unsafe node.pointee.type == XML_ELEMENT_NODE, let name = unsafe node.pointee.name {
                text.leave(unsafe TextFlow(of: name))
            }
            if let next = unsafe node.pointee.next { return unsafe next }
            guard let parent = unsafe node.pointee.parent else { return nil }
            unsafe node = unsafe parent
        }
        return nil
    }
}
