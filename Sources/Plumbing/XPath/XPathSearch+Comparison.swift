extension XPathSearch {
    /// Compares as XPath 1.0 does: of nodes it is enough if one of them compares so.
    mutating func compare(
        _ sign: XPathComparison, _ left: XPathExpression, _ right: XPathExpression,
        _ context: XPathContext
    ) throws(UnreadableHTML) -> Bool {
        switch (left.type, right.type) {
        case (.nodes, .nodes):
            var others: [ArraySlice<UInt8>] = []
            for node in try nodes(right, context) { others.append(try read(node)) }
            for node in try nodes(left, context) {
                let text = try read(node)
                try take(others.count)
                for other in others where holds(sign, text, other) { return true }
            }
            return false
        case (.nodes, .truth), (.truth, .nodes), (.truth, _), (_, .truth):
            return try compareTruths(sign, left, right, context)
        case (.nodes, let type): return try anyNode(left, sign, right, type, context)
        case (let type, .nodes): return try anyNode(right, sign.turned, left, type, context)
        case (.text, .text):
            return holds(sign, try text(left, context), try text(right, context))
        default: return holds(sign, try number(left, context), try number(right, context))
        }
    }

    private mutating func compareTruths(
        _ sign: XPathComparison, _ left: XPathExpression, _ right: XPathExpression,
        _ context: XPathContext
    ) throws(UnreadableHTML) -> Bool {
        func number(_ truth: Bool) -> Double { truth ? 1 : 0 }
        if sign == .equal || sign == .unequal || left.type == .nodes || right.type == .nodes {
            let sides = (try truth(left, context), try truth(right, context))
            return holds(sign, number(sides.0), number(sides.1))
        }
        return holds(sign, try self.number(left, context), try self.number(right, context))
    }

    private mutating func anyNode(
        _ nodes: XPathExpression, _ sign: XPathComparison, _ other: XPathExpression,
        _ type: XPathType, _ context: XPathContext
    ) throws(UnreadableHTML) -> Bool {
        let isText = type == .text && (sign == .equal || sign == .unequal)
        let wanted = isText ? try text(other, context) : []
        let number = isText ? 0 : try number(other, context)
        if case .path(let path) = nodes, path.onlyAttribute != nil {
            guard let node = try first(nodes, context) else { return false }
            return isText
                ? holds(sign, try read(node), wanted)
                : holds(sign, xpathNumber(try read(node)), number)
        }
        for node in try self.nodes(nodes, context) {
            let text = try read(node)
            if isText ? holds(sign, text, wanted) : holds(sign, xpathNumber(text), number) {
                return true
            }
        }
        return false
    }

    private func holds(
        _ sign: XPathComparison, _ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>
    ) -> Bool {
        switch sign {
        case .equal: left == right
        case .unequal: left != right
        default: holds(sign, xpathNumber(left), xpathNumber(right))
        }
    }

    private func holds(_ sign: XPathComparison, _ left: Double, _ right: Double) -> Bool {
        switch sign {
        case .equal: left == right
        case .unequal: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}
