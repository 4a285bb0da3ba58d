/// What an expression is asked about.
struct XPathContext {
    var node: Int
    var position = 1
    var size = 1
}

/// One search in a tree: it counts its steps, and stops when there are too many.
struct XPathSearch {
    let tree: HTMLTree
    private let path: String
    private var steps = 0

    init(_ tree: HTMLTree, path: String) {
        self.tree = tree
        self.path = path
    }

    /// Counts steps of the search.
    @inline(__always) mutating func take(_ count: Int) throws(UnreadableHTML) {
        steps += count
        if steps > tree.searchSteps {
            throw .searchTooLong(path: path, limit: tree.searchSteps)
        }
    }

    /// The nodes of an expression that gives nodes, in the page's order.
    mutating func nodes(
        _ expression: XPathExpression, _ context: XPathContext
    ) throws(UnreadableHTML) -> [Int] {
        switch expression {
        case .path(let path): return try nodes(path, context, most: .max)
        case .union(let parts):
            var found: [Int] = []
            for part in parts { found += try nodes(part, context) }
            return inOrder(found)
        case .call(_, let arguments): return try identified(arguments[0], context)
        default: return []
        }
    }

    /// The first node in the page's order.
    mutating func first(
        _ expression: XPathExpression, _ context: XPathContext
    ) throws(UnreadableHTML) -> Int? {
        guard case .path(let path) = expression else {
            return try nodes(expression, context).first
        }
        if let name = path.onlyAttribute { return attribute(name, context.node) }
        // On one walk forward the first that is found is the first of the page.
        let isForward = path.steps.count == 1 && path.steps[0].axis.isForward
        return try nodes(path, context, most: isForward ? 1 : .max).first
    }

    /// Whether an expression that gives nodes gives any.
    mutating func finds(
        _ expression: XPathExpression, _ context: XPathContext
    ) throws(UnreadableHTML) -> Bool {
        switch expression {
        case .path(let path):
            if let name = path.onlyAttribute { return attribute(name, context.node) != nil }
            return try !nodes(path, context, most: 1).isEmpty
        case .union(let parts):
            for part in parts where try finds(part, context) { return true }
            return false
        default: return try !nodes(expression, context).isEmpty
        }
    }

    private func attribute(_ name: XPathName, _ node: Int) -> Int? {
        guard node >= 0, let number = name.number(in: tree) else { return nil }
        return tree.attribute(number, of: node).map { ~$0 }
    }

    /// What a path finds: all of it, or some if not more than `most` are wanted.
    private mutating func nodes(
        _ path: XPathLocation, _ context: XPathContext, most: Int
    ) throws(UnreadableHTML) -> [Int] {
        var found: [Int]
        switch path.start {
        case .context: found = [context.node]
        case .document: found = [0]
        case .found(let expression, let predicates):
            found = try nodes(expression, context)
            for predicate in predicates { found = try filtered(found, predicate) }
        }
        for (index, step) in path.steps.enumerated() {
            let isLast = index == path.steps.count - 1
            found = try nodes(step, from: found, most: isLast ? most : .max)
        }
        return found
    }

    private mutating func nodes(
        _ step: XPathStep, from starts: [Int], most: Int
    ) throws(UnreadableHTML) -> [Int] {
        var found: [Int] = []
        for start in starts {
            try collect(step, from: start, most: most, into: &found)
            if found.count >= most { break }
        }
        return starts.count == 1 && step.axis.isForward ? found : inOrder(found)
    }

    /// The nodes among `candidates` that a predicate lets through, each asked with its place.
    mutating func filtered(
        _ candidates: [Int], _ predicate: XPathPredicate
    ) throws(UnreadableHTML) -> [Int] {
        var found: [Int] = []
        for (index, node) in candidates.enumerated() {
            let context = XPathContext(
                node: node, position: index + 1, size: candidates.count)
            if try holds(predicate, context) { found.append(node) }
        }
        return found
    }

    /// Whether a predicate holds: a number means a place.
    mutating func holds(
        _ predicate: XPathPredicate, _ context: XPathContext
    ) throws(UnreadableHTML) -> Bool {
        if let place = predicate.place { return Double(context.position) == place }
        if predicate.expression.type == .number {
            return try Double(context.position) == number(predicate.expression, context)
        }
        return try truth(predicate.expression, context)
    }

    /// The same nodes in the page's order, each once.
    private func inOrder(_ nodes: [Int]) -> [Int] {
        guard nodes.count > 1 else { return nodes }
        let isSorted = zip(nodes, nodes.dropFirst()).allSatisfy { rank($0) < rank($1) }
        if isSorted { return nodes }
        var sorted: [Int] = []
        for node in nodes.sorted(by: { rank($0) < rank($1) }) where node != sorted.last {
            sorted.append(node)
        }
        return sorted
    }

    /// Attributes stand behind their element and before what is in it.
    private func rank(_ node: Int) -> Int {
        node >= 0 ? node << 32 : Int(tree.attributes[~node].owner) << 32 | (~node + 1)
    }
}

extension XPathAxis {
    /// Whether its nodes come in the page's order.
    var isForward: Bool {
        switch self {
        case .ancestor, .ancestorOrSelf, .preceding, .precedingSibling: false
        default: true
        }
    }
}
