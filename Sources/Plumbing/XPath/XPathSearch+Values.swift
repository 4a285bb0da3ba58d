extension XPathSearch {
    /// Whatever an expression gives.
    mutating func value(
        _ expression: XPathExpression, _ context: XPathContext
    ) throws(UnreadableHTML) -> XPathValue {
        switch expression.type {
        case .nodes: .nodes(try nodes(expression, context))
        case .number: .number(try number(expression, context))
        case .text: .text(try text(expression, context))
        case .truth: .truth(try truth(expression, context))
        }
    }

    /// An expression as `boolean()` takes it.
    mutating func truth(
        _ expression: XPathExpression, _ context: XPathContext
    ) throws(UnreadableHTML) -> Bool {
        switch expression {
        case .both(let left, let right):
            guard try truth(left, context) else { return false }
            return try truth(right, context)
        case .either(let left, let right):
            if try truth(left, context) { return true }
            return try truth(right, context)
        case .comparison(let sign, let left, let right):
            return try compare(sign, left, right, context)
        case .call(let function, let arguments) where function.type == .truth:
            return try truth(function, arguments, context)
        default: break
        }
        switch expression.type {
        case .nodes: return try finds(expression, context)
        case .text: return try !text(expression, context).isEmpty
        default:
            let number = try number(expression, context)
            return number != 0 && !number.isNaN
        }
    }

    /// An expression as `number()` takes it.
    mutating func number(
        _ expression: XPathExpression, _ context: XPathContext
    ) throws(UnreadableHTML) -> Double {
        switch expression {
        case .number(let number): return number
        case .negative(let inner): return try -number(inner, context)
        case .arithmetic(let operation, let left, let right):
            let (left, right) = (try number(left, context), try number(right, context))
            return switch operation {
            case .plus: left + right
            case .minus: left - right
            case .times: left * right
            case .divided: left / right
            case .rest: left.truncatingRemainder(dividingBy: right)
            }
        case .call(let function, let arguments) where function.type == .number:
            return try number(function, arguments, context)
        default: break
        }
        if expression.type == .truth { return try truth(expression, context) ? 1 : 0 }
        return xpathNumber(try text(expression, context))
    }

    /// An expression as `string()` takes it.
    mutating func text(
        _ expression: XPathExpression, _ context: XPathContext
    ) throws(UnreadableHTML) -> ArraySlice<UInt8> {
        switch expression {
        case .literal(let text): return text
        case .call(let function, let arguments) where function.type == .text:
            return try text(function, arguments, context)
        default: break
        }
        switch expression.type {
        case .nodes:
            guard let node = try first(expression, context) else { return [] }
            return try read(node)
        case .number: return xpathText(try number(expression, context))
        default: return Array((try truth(expression, context) ? "true" : "false").utf8)[...]
        }
    }

    /// The text of a node, its length counted as steps.
    mutating func read(_ node: Int) throws(UnreadableHTML) -> ArraySlice<UInt8> {
        if node >= 0 { try take(Int(tree.nodes[node].after) - node) }
        let text = text(of: node)
        try take(text.count / 64)
        return text
    }

    /// The text of a node: a value, or all texts in it one behind the other.
    func text(of node: Int) -> ArraySlice<UInt8> {
        if node < 0 { return tree.decoded(tree.value(of: ~node), inValue: true) }
        let nodes = tree.nodes
        if nodes[node].kind == .comment || nodes[node].name < 0 && node != 0 {
            return tree.text(at: node)
        }
        var only: Int?
        var joined: [UInt8]?
        for index in node + 1..<max(node + 1, Int(nodes[node].after))
        where nodes[index].kind == .text || nodes[index].kind == .rawText {
            if let first = only {
                joined = (joined ?? Array(tree.text(at: first))) + tree.text(at: index)
            }
            only = only ?? index
        }
        if let joined { return joined[...] }
        return only.map { tree.text(at: $0) } ?? []
    }
}

extension HTMLTree {
    /// What a text or comment says, its references decoded.
    func text(at node: Int) -> ArraySlice<UInt8> {
        let range = Int(nodes[node].start)..<Int(nodes[node].end)
        return nodes[node].kind == .text ? decoded(range, inValue: false) : bytes[range]
    }

    /// A stretch of the page with its references decoded.
    func decoded(_ range: Range<Int>, inValue: Bool) -> ArraySlice<UInt8> {
        guard holds(UInt8(ascii: "&"), range) else { return bytes[range] }
        var decoded: [UInt8] = []
        let bytes = bytes
        appendDecoded(bytes.span, range, inValue: inValue, to: &decoded)
        return decoded[...]
    }
}
