import Plumbing

/// How a column is found: by its head's id, else its class, else its text without blanks, so that
/// a changed order or a `<br>` in the head does not matter.
struct ColumnPlace: Sendable {
    let name: String
    /// How its head is written, as far as the format says so; else its name.
    let words: String
    private let id: String?
    private let className: String?
    private let header: Set<[UInt8]>

    init(name: String, _ entry: FormatEntry) {
        entry.allowOnly(["id", "class", "header"])
        self.name = name
        id = entry.word("id")
        className = entry.word("class")
        header = Set(entry.bytes("header"))
        words = entry.words("header").first ?? name
        if id == nil && className == nil && header.isEmpty {
            entry.complain("needs id, class or header to be found by")
        }
    }

    /// The index of the column's head among `heads`, or nil.
    func index(in heads: [ColumnHead]) -> Int? {
        if let id, let head = heads.first(where: { $0.id == id }) { return head.index }
        if let className, let head = heads.first(where: { $0.node.hasClass(className) }) {
            return head.index
        }
        return heads.first { header.contains($0.text) }?.index
    }
}

/// The head of one column.
struct ColumnHead {
    let node: HTMLNode
    /// The column's place from the left, wide heads counted as what they span.
    let index: Int
    let id: String?
    /// The text without any blank.
    let text: [UInt8]

    static func heads(_ nodes: [HTMLNode], on page: PageSearch) -> (heads: [ColumnHead], width: Int)
    {
        var index = 0
        let heads = nodes.map { node in
            defer { index += span(of: node) }
            let text = page.bytes(node)
            return ColumnHead(
                node: node, index: index, id: node.attribute("id"), text: withoutBlanks(text))
        }
        return (heads, index)
    }

    private static let colspan = StaticName("colspan")

    /// How many columns a cell takes.
    static func span(of node: HTMLNode) -> Int {
        max(1, min(1000, node.attribute(colspan).flatMap { Int($0) } ?? 1))
    }

    private static func withoutBlanks(_ text: [UInt8]) -> [UInt8] {
        var folded: [UInt8] = []
        var index = 0
        while index < text.count {
            let blank = blankLength(at: index, in: text, before: text.count)
            if blank == 0 { folded.append(text[index]) }
            index += max(1, blank)
        }
        return folded
    }
}
