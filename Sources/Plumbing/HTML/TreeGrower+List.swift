extension TreeGrower {
    @discardableResult
    mutating func push(
        _ kind: HTMLTree.Kind, name: Int32, _ range: Range<Int>, firstAttribute: Int
    ) -> Int32 {
        let node = Int32(nodes.count)
        if nodes.count >= limits.nodes { trouble = .tooManyNodes(limit: limits.nodes) }
        let last = open.count - 1
        nodes.append(
            HTMLTree.Node(
                kind: kind, name: name, parent: last < 0 ? -1 : open[last].node,
                previous: last < 0 ? -1 : open[last].lastChild, after: node + 1,
                start: Int32(range.lowerBound), end: Int32(range.upperBound),
                firstAttribute: Int32(firstAttribute)))
        if last >= 0 { open[last].lastChild = node }
        return node
    }

    mutating func enter(_ node: Int32, _ name: Int32) {
        nodes[Int(node)].end = -1
        uses[Int(name)].open += 1
        open.append(OpenElement(node: node, name: name, groups: names.traits[Int(name)].groups))
    }

    /// Ends the open elements from the innermost to the one at `index`.
    mutating func leave(downTo index: Int, at offset: Int) {
        while open.count > index {
            let element = open.removeLast()
            left = element.node
            let node = Int(left)
            nodes[node].after = Int32(nodes.count)
            if nodes[node].end < 0 {
                nodes[node].end = Int32(offset)
            } else {
                reachEnd(of: element)
            }
            if element.name >= 0 { uses[Int(element.name)].open -= 1 }
        }
    }

    /// What follows `</body>` and `</html>` is still inside: they end behind it.
    private mutating func reachEnd(of element: OpenElement) {
        var child = Int(element.lastChild)
        while child >= 0, nodes[child].kind != .element { child = Int(nodes[child].previous) }
        guard child >= 0 else { return }
        nodes[Int(element.node)].end = max(nodes[Int(element.node)].end, nodes[child].end)
    }

    /// Ends the open elements within reach of a start tag.
    mutating func end(_ reach: NameTraits.Reach, at offset: Int) {
        var outermost: Int?
        var index = open.count - 1
        while index > 0 {
            if !open[index].groups.isDisjoint(with: reach.ends) {
                outermost = index
            } else if !open[index].groups.isDisjoint(with: reach.stops) {
                break
            }
            index -= 1
        }
        if let outermost { leave(downTo: outermost, at: offset) }
    }

    mutating func makeRoom(for name: Int32) {
        while uses.count <= Int(name) { uses.append(NameUse()) }
    }

    /// Adds the text at `range` to a text that only a stray tag parts from it.
    mutating func join(_ node: Int, _ range: Range<Int>, of page: Span<UInt8>) {
        guard Int(nodes[node].end) != range.lowerBound else {
            nodes[node].end = Int32(range.upperBound)
            return
        }
        if Int(nodes[node].end) != page.count + joined.count || joined.isEmpty {
            let first = Int(nodes[node].start)..<Int(nodes[node].end)
            nodes[node].start = Int32(page.count + joined.count)
            for index in first {
                joined.append(index < page.count ? page[index] : joined[index - page.count])
            }
        }
        for index in range { joined.append(page[index]) }
        nodes[node].end = Int32(page.count + joined.count)
    }

    func isBlank(_ page: Span<UInt8>, _ range: Range<Int>) -> Bool {
        for index in range where !isMarkupBlank(page[index]) { return false }
        return true
    }
}
