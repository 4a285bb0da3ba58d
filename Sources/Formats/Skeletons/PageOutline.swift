import Plumbing

/// The tags of a page, a line each.
struct PageOutline {
    private let shape: WordShape
    private(set) var lines: [String] = []

    /// Lines of a document that are shown at most.
    static let mostLines = 20_000

    init(shape: WordShape) {
        self.shape = shape
    }

    /// Whether there is room for more.
    mutating func take(_ part: HTMLNode.Part) -> Bool {
        switch part {
        case .element(let node, let depth): add(tag(of: node), depth)
        case .text(let bytes, let depth):
            let words = shape.line(String(decoding: bytes, as: UTF8.self))
            if !words.isEmpty { add(words, depth) }
        case .script(let bytes, let depth): add("(\(bytes) bytes)", depth)
        }
        return lines.count < Self.mostLines
    }

    private mutating func add(_ words: String, _ depth: Int) {
        lines.append(String(repeating: " ", count: min(depth, 40)) + words)
    }

    /// A name that is not HTML's may have come out of a text, where a `<` was not escaped.
    private func tag(of node: HTMLNode) -> String {
        let attributes = node.attributeNames.map { name in
            guard Self.attributes.contains(name) || Self.structural.contains(name) else {
                return " ?"
            }
            let value = Self.structural.contains(name) ? node.attribute(name) : nil
            return " " + name + (value.map { "=\(shape.markup($0))" } ?? "")
        }
        let name = Self.elements.contains(node.name) ? node.name : "?"
        return "<" + name + attributes.joined() + ">"
    }

    /// Attributes that say how the page is built; the others may hold what people wrote.
    private static let structural: Set = [
        "id", "class", "type", "method", "colspan", "rowspan", "scope",
    ]

    private static let attributes = Set(
        """
        action align alt autocomplete charset checked cols content disabled for height href hidden \
        http-equiv lang maxlength media name onchange onclick onload onsubmit placeholder readonly \
        rel role rows selected size src style tabindex target title value width xmlns
        """.split(separator: " ").map(String.init))

    private static let elements = Set(
        """
        a abbr address area article aside b base body br button caption center cite code col \
        colgroup dd del div dl dt em fieldset figure font footer form frame frameset h1 h2 h3 h4 h5 \
        h6 head header hr html i iframe img input ins label legend li link main map meta nav \
        noscript ol optgroup option p pre q s script section select small span strong style sub \
        sup svg table tbody td template textarea tfoot th thead time title tr u ul var
        """.split(separator: " ").map(String.init))
}
