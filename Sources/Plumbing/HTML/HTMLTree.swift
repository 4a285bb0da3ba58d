/// A page as one flat list of nodes in the page's order, each with its place in the bytes.
///
/// A node's descendants are the nodes behind it up to its `after`, so most searches are a walk
/// along the list. Names are numbers; texts and values stay in the page until they are asked for.
final class HTMLTree: Sendable {
    /// The page's UTF-8, and behind it the texts that stray tags had parted.
    let bytes: [UInt8]
    /// The document first, then all nodes in the page's order.
    let nodes: [Node]
    /// Attributes in the order of their elements.
    let attributes: [Attribute]
    /// The `id` attributes among them, by index.
    let identifiers: [Int32]
    let names: HTMLNames
    /// The most steps of one search in this tree.
    let searchSteps: Int

    init(
        bytes: [UInt8], nodes: [Node], attributes: [Attribute], identifiers: [Int32],
        names: HTMLNames, searchSteps: Int
    ) {
        self.bytes = bytes
        self.nodes = nodes
        self.attributes = attributes
        self.identifiers = identifiers
        self.names = names
        self.searchSteps = searchSteps
    }

    enum Kind: UInt8 {
        case document, element, text
        /// The inside of a script and the like, where `&` is no reference.
        case rawText
        case comment
    }

    struct Node {
        let kind: Kind
        /// What an element is called, as `HTMLNames` counts; -1 for others.
        let name: Int32
        let parent: Int32
        /// The sibling before, or -1.
        let previous: Int32
        /// The index behind the subtree.
        var after: Int32
        /// Where it begins: an element with the `<` of its start tag, a text with its first byte;
        /// -1 for an element that no tag opened.
        var start: Int32
        var end: Int32
        /// Its attributes are those from here to the next node's first.
        let firstAttribute: Int32
    }

    struct Attribute {
        let name: Int32
        let owner: Int32
        /// Where the value stands, without quotes; empty if there is none.
        let start: Int32
        let end: Int32
    }

    /// The indices of a node's attributes.
    func attributes(of node: Int) -> Range<Int> {
        let end =
            node + 1 < nodes.count ? Int(nodes[node + 1].firstAttribute) : attributes.count
        return Int(nodes[node].firstAttribute)..<end
    }

    /// The index of the attribute `name` of an element, or nil.
    func attribute(_ name: Int32, of node: Int) -> Int? {
        attributes(of: node).first { attributes[$0].name == name }
    }

    /// Where an attribute's value stands in `bytes`, its references as written.
    func value(of attribute: Int) -> Range<Int> {
        Int(attributes[attribute].start)..<Int(attributes[attribute].end)
    }

    /// The sibling behind, or nil.
    func next(behind node: Int) -> Int? {
        let next = Int(nodes[node].after)
        return next < nodes.count && nodes[next].parent == nodes[node].parent && node != 0
            ? next : nil
    }
}
