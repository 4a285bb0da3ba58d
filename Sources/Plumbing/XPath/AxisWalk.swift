/// A walk along one axis from a node, nearest first.
struct AxisWalk {
    private enum Way: UInt8 { case siblings, list, backward, elders, ancestors, attributes, once }

    private let way: Way
    private var at: Int
    private var end: Int

    init(_ axis: XPathAxis, from node: Int, in tree: HTMLTree) {
        let isAttribute = node < 0
        let place = isAttribute ? tree.parent(of: node) : node
        let first = isAttribute ? 0 : node + 1
        let after = isAttribute ? 0 : Int(tree.nodes[place].after)
        switch axis {
        case .child: (way, at, end) = (.siblings, first, after)
        case .descendant: (way, at, end) = (.list, first, after)
        case .descendantOrSelf:
            (way, at, end) = isAttribute ? (.once, node, 0) : (.list, node, after)
        case .itself: (way, at, end) = (.once, node, 0)
        case .parent:
            let parent = tree.parent(of: node)
            (way, at, end) = (parent < 0 ? .siblings : .once, parent, parent)
        case .ancestor: (way, at, end) = (.ancestors, tree.parent(of: node), 0)
        case .ancestorOrSelf: (way, at, end) = (.ancestors, node, isAttribute ? 1 : 0)
        case .followingSibling:
            let parent = isAttribute ? -1 : tree.parent(of: node)
            (way, at, end) = (.siblings, after, parent < 0 ? 0 : Int(tree.nodes[parent].after))
        case .precedingSibling:
            (way, at, end) = (.elders, isAttribute ? -1 : Int(tree.nodes[node].previous), 0)
        case .following:
            (way, at, end) = (.list, isAttribute ? place + 1 : after, tree.nodes.count)
        case .preceding: (way, at, end) = (.backward, place - 1, tree.parent(of: place))
        case .attribute:
            let range = isAttribute ? 0..<0 : tree.attributes(of: node)
            (way, at, end) = (.attributes, range.lowerBound, range.upperBound)
        }
    }

    /// The next node, or nil at the end.
    mutating func next(in tree: HTMLTree) -> Int? {
        let node = at
        switch way {
        case .siblings:
            guard node < end else { return nil }
            at = Int(tree.nodes[node].after)
        case .list:
            guard node < end else { return nil }
            at = node + 1
        case .backward: return nextBackward(in: tree)
        case .elders:
            guard node >= 0 else { return nil }
            at = Int(tree.nodes[node].previous)
        case .ancestors:
            guard node >= 0 || end == 1 else { return nil }
            end = 0
            at = tree.parent(of: node)
        case .attributes:
            guard node < end else { return nil }
            at = node + 1
            return ~node
        case .once:
            guard node != .max else { return nil }
            at = .max
        }
        return node
    }

    /// The next element of the name `number`, and how many nodes that took; for lists alone.
    mutating func nextListed(_ number: Int32, in tree: HTMLTree) -> (node: Int?, steps: Int) {
        let start = at
        let nodes = tree.nodes
        while at < end {
            let node = at
            at += 1
            if nodes[node].name == number { return (node, at - start) }
        }
        return (nil, at - start)
    }

    /// Whether the walk passes each node of a stretch of the page's list.
    var isListed: Bool { way == .list }

    /// What stands before the node and does not hold it; the walk passes its ancestors by.
    private mutating func nextBackward(in tree: HTMLTree) -> Int? {
        while at > 0 {
            let node = at
            at -= 1
            if node != end { return node }
            end = tree.parent(of: node)
        }
        return nil
    }
}
