extension XPathSearch {
    /// Appends what a step finds from one node, until there are `most`.
    mutating func collect(
        _ step: XPathStep, from start: Int, most: Int, into found: inout [Int]
    ) throws(UnreadableHTML) {
        if step.predicates.contains(where: \.usesLast) {
            var candidates: [Int] = []
            var bare = step
            bare.predicates = []
            try collect(bare, from: start, most: .max, into: &candidates)
            for predicate in step.predicates { candidates = try filtered(candidates, predicate) }
            found += candidates
            return
        }
        var number: Int32?
        if case .name(let name) = step.test {
            guard let known = name.number(in: tree) else { return }
            number = known
        }
        if start == 0, step.axis == .descendant, let id = step.wantedID {
            try collect(step, number, id: id, most: most, into: &found)
        } else {
            try walk(step, number, from: start, most: most, into: &found)
        }
    }

    private mutating func walk(
        _ step: XPathStep, _ number: Int32?, from start: Int, most: Int, into found: inout [Int]
    ) throws(UnreadableHTML) {
        var walk = AxisWalk(step.axis, from: start, in: tree)
        var places = step.predicates.map { _ in 0 }
        while let node = try next(of: &walk, step, number) {
            if try passes(node, step.predicates, &places) {
                found.append(node)
                if found.count >= most { return }
            }
            // Behind the place that is wanted nothing is found.
            for (predicate, place) in zip(step.predicates, places)
            where predicate.place.map({ $0 <= Double(place) }) ?? false { return }
        }
    }

    /// The next node of a walk that the step's test lets through.
    @inline(__always)
    private mutating func next(
        of walk: inout AxisWalk, _ step: XPathStep, _ number: Int32?
    ) throws(UnreadableHTML) -> Int? {
        if walk.isListed, let number {
            let (node, steps) = walk.nextListed(number, in: tree)
            try take(steps)
            return node
        }
        while let node = walk.next(in: tree) {
            try take(1)
            if isMeant(node, step, number) { return node }
        }
        return nil
    }

    private func isMeant(_ node: Int, _ step: XPathStep, _ number: Int32?) -> Bool {
        if node < 0 {
            let attribute = tree.attributes[~node]
            return switch step.test {
            case .name: step.axis == .attribute && attribute.name == number
            case .any: step.axis == .attribute
            case .node: true
            case .text, .comment, .nothing: false
            }
        }
        let kind = tree.nodes[node].kind
        return switch step.test {
        case .name: tree.nodes[node].name == number
        case .any: kind == .element
        case .node: true
        case .text: kind == .text || kind == .rawText
        case .comment: kind == .comment
        case .nothing: false
        }
    }

    private mutating func passes(
        _ node: Int, _ predicates: [XPathPredicate], _ places: inout [Int]
    ) throws(UnreadableHTML) -> Bool {
        for index in predicates.indices {
            places[index] += 1
            let context = XPathContext(node: node, position: places[index])
            if try !holds(predicates[index], context) { return false }
        }
        return true
    }

    // MARK: By id

    /// The elements of the whole page that have `id`, without a walk through all of it.
    private mutating func collect(
        _ step: XPathStep, _ number: Int32?, id: ArraySlice<UInt8>, most: Int,
        into found: inout [Int]
    ) throws(UnreadableHTML) {
        var places = step.predicates.map { _ in 0 }
        // The first predicate is the id itself, which gives no place to others.
        for node in try elements(id: id) where isMeant(node, step, number) {
            if try passes(node, step.predicates, &places) { found.append(node) }
            if found.count >= most { return }
        }
    }

    private mutating func elements(id: ArraySlice<UInt8>) throws(UnreadableHTML) -> [Int] {
        try take(tree.identifiers.count)
        var found: [Int] = []
        for attribute in tree.identifiers where try read(~Int(attribute)) == id {
            found.append(Int(tree.attributes[Int(attribute)].owner))
        }
        return found
    }

    /// What `id()` finds: the first element of each id among the words of its argument.
    mutating func identified(
        _ argument: XPathExpression, _ context: XPathContext
    ) throws(UnreadableHTML) -> [Int] {
        var words: [ArraySlice<UInt8>] = []
        if argument.type == .nodes {
            for node in try nodes(argument, context) {
                words += try read(node).split(whereSeparator: { $0 <= 0x20 })
            }
        } else {
            words = try text(argument, context).split(whereSeparator: { $0 <= 0x20 })
        }
        var found: Set<Int> = []
        for word in words {
            if let element = try elements(id: word).first { found.insert(element) }
        }
        return found.sorted()
    }
}
