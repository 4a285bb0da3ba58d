/// The elements directly below one, in the page's order.
public struct HTMLChildren: Sequence, IteratorProtocol {
    private let tree: HTMLTree
    private var place: Int
    private let end: Int

    init(of node: HTMLNode) {
        tree = node.tree
        place = node.index + 1
        end = node.index < 0 ? 0 : Int(tree.nodes[node.index].after)
    }

    public mutating func next() -> HTMLNode? {
        while place < end {
            let index = place
            place = Int(tree.nodes[index].after)
            if tree.nodes[index].kind == .element { return HTMLNode(tree, index) }
        }
        return nil
    }

    /// The first of them.
    public var first: HTMLNode? {
        var copy = self
        return copy.next()
    }
}

/// The elements below one, however deep, in the page's order.
public struct HTMLDescendants: Sequence, IteratorProtocol {
    private let tree: HTMLTree
    private var place: Int
    private let end: Int

    init(of node: HTMLNode) {
        tree = node.tree
        place = node.index + 1
        end = node.index < 0 ? 0 : Int(tree.nodes[node.index].after)
    }

    public mutating func next() -> HTMLNode? {
        while place < end {
            let index = place
            place += 1
            if tree.nodes[index].kind == .element { return HTMLNode(tree, index) }
        }
        return nil
    }

    /// Goes on behind the element that came last, leaving out what is below it.
    public mutating func skipBelow(_ node: HTMLNode) { place = Int(tree.nodes[node.index].after) }
}

extension HTMLNode {
    /// The elements directly below this one.
    public var children: HTMLChildren { HTMLChildren(of: self) }

    /// The elements below this one, however deep, in the page's order.
    public var descendants: HTMLDescendants { HTMLDescendants(of: self) }
}
