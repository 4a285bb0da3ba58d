import Plumbing

/// A place in a row that one or more fields are read from.
struct CellPlace: Hashable, Sendable {
    /// The index of the column among the layout's columns.
    let column: Int
    /// The class of the element inside the cell that is meant; without such an element, the cell.
    let within: String?
    /// Elements whose text is left out (`a`).
    let without: Set<String>
    /// Whether runs of blanks stay as the page has them (`blanks: kept`); else each is one space.
    let keepsBlanks: Bool
    let wantsItems: Bool
    let wantsLinks: Bool

    /// What stands there, shown to readers.
    func passage(_ cell: HTMLNode) -> Passage {
        let node = within.flatMap { firstElement(of: $0, below: cell) } ?? cell
        let links = wantsLinks ? addresses(below: cell) : []
        var bytes: [UInt8] = []
        if keepsBlanks {
            node.appendWrittenText(to: &bytes, skipping: without)
            return Passage(bytes, 0..<bytes.count, links: links)
        }
        guard wantsItems else {
            node.appendText(to: &bytes, skipping: without)
            return Passage(bytes, 0..<bytes.count, links: links)
        }
        var lines: [TextLine] = []
        var items: [HTMLNode] = []
        collect("li", below: node, into: &items)
        for item in items {
            let start = bytes.count
            item.appendText(to: &bytes, skipping: without)
            lines.append(TextLine(range: trimmed(start..<bytes.count, in: bytes), indent: 0))
        }
        if items.isEmpty {
            for line in node.lines(skipping: without) {
                let start = bytes.count
                bytes.append(contentsOf: line.utf8)
                lines.append(TextLine(range: trimmed(start..<bytes.count, in: bytes), indent: 0))
            }
        }
        return Passage(bytes: bytes, lines: lines[...], links: links)
    }

    private func firstElement(of className: String, below node: HTMLNode) -> HTMLNode? {
        for child in node.children {
            if child.hasClass(className) { return child }
            if let found = firstElement(of: className, below: child) { return found }
        }
        return nil
    }

    private func collect(_ name: String, below node: HTMLNode, into found: inout [HTMLNode]) {
        for child in node.children {
            if child.name == name {
                found.append(child)
            } else {
                collect(name, below: child, into: &found)
            }
        }
    }

    private func addresses(below node: HTMLNode) -> [String] {
        var links: [HTMLNode] = []
        collect("a", below: node, into: &links)
        return links.compactMap { $0.attribute("href") }
    }
}
