/// An element of a page, or an attribute or text that a search has found.
public struct HTMLNode: Sendable {
    let tree: HTMLTree
    /// The node's index in the tree; for an attribute the complement of its index.
    let index: Int

    init(_ tree: HTMLTree, _ index: Int) {
        self.tree = tree
        self.index = index
    }

    /// The element's name in lower case, or the attribute's.
    public var name: String { tree.nameNumber(of: index).map { tree.names.spellings[$0] } ?? "" }

    /// Whether this is an element of that name, which stands in lower case.
    public func isNamed(_ name: StaticName) -> Bool {
        index >= 0 && tree.nodes[index].name == name.number
    }

    /// The attribute's value with its references decoded, or nil if the element has none; one that
    /// is a mere switch (`checked`) has its name for it.
    public func attribute(_ name: String) -> String? {
        guard isElement, let number = tree.names.number(of: name) else { return nil }
        return tree.attribute(number, of: index).map { tree.string(valueOf: $0) }
    }

    /// The same for a name that was looked up once.
    public func attribute(_ name: StaticName) -> String? {
        guard isElement else { return nil }
        return tree.attribute(name.number, of: index).map { tree.string(valueOf: $0) }
    }

    /// Whether the `class` attribute holds this word.
    public func hasClass(_ name: String) -> Bool {
        guard isElement, let attribute = tree.attribute(HTMLNames.classes, of: index) else {
            return false
        }
        return tree.holdsWord(name, valueOf: attribute)
    }

    /// The element around this one.
    public var parent: HTMLNode? {
        let parent = tree.parent(of: index)
        return parent > 0 ? HTMLNode(tree, parent) : nil
    }

    /// What `path` finds from here.
    public func nodes(_ path: XPath) throws(UnreadableHTML) -> [HTMLNode] {
        try path.nodes(in: tree, from: index).map { HTMLNode(tree, $0) }
    }

    /// Where the element stands in the UTF-8 handed in, from the `<` of its start tag to the end of
    /// its end tag (or to what closes it); nil for an element that only the parser put in.
    public var byteRange: Range<Int>? {
        guard isElement, tree.nodes[index].start >= 0 else { return nil }
        return Int(tree.nodes[index].start)..<Int(tree.nodes[index].end)
    }

    private var isElement: Bool { index >= 0 && tree.nodes[index].kind == .element }
}
