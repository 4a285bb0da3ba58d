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
        let node = within.flatMap { name in cell.descendants.first { $0.hasClass(name) } } ?? cell
        let links =
            wantsLinks
            ? outermost(Self.link, below: cell).compactMap { $0.attribute(Self.address) } : []
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
        let items = outermost(Self.item, below: node)
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

    /// The elements of a name below a node, but not those inside each other.
    private func outermost(_ name: StaticName, below node: HTMLNode) -> [HTMLNode] {
        var found: [HTMLNode] = []
        var below = node.descendants
        while let element = below.next() {
            guard element.isNamed(name) else { continue }
            found.append(element)
            below.skipBelow(element)
        }
        return found
    }

    private static let item = StaticName("li")
    private static let link = StaticName("a")
    private static let address = StaticName("href")
}
