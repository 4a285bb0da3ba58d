/// Compiles an expression, from the operators that bind least to those that bind most.
struct XPathParser {
    let source: String
    let tokens: [XPathToken]
    var index = 0
    /// Brackets and operators so far: a compiled expression is no deeper than that.
    private var weight = 0

    /// Brackets and operators that an expression may have.
    private static let mostWeight = 200

    init(_ source: String) throws(BadXPath) {
        guard let tokens = xpathTokens(source), !tokens.isEmpty else {
            throw BadXPath(source: source)
        }
        self.source = source
        self.tokens = tokens
    }

    /// The expression, with nothing behind it.
    mutating func whole() throws(BadXPath) -> XPathExpression {
        let expression = try any()
        guard index == tokens.count else { throw bad }
        return expression
    }

    /// An expression of any kind.
    mutating func any() throws(BadXPath) -> XPathExpression {
        try weigh()
        var left = try conjunction()
        while take("or") {
            try weigh()
            left = .either(left, try conjunction())
        }
        return left
    }

    private mutating func conjunction() throws(BadXPath) -> XPathExpression {
        var left = try comparison(["=", "!="])
        while take("and") {
            try weigh()
            left = .both(left, try comparison(["=", "!="]))
        }
        return left
    }

    private mutating func comparison(_ signs: [String]) throws(BadXPath) -> XPathExpression {
        let isEquality = signs[0] == "="
        let orders = ["<", "<=", ">", ">="]
        var left = try isEquality ? comparison(orders) : sum()
        while let sign = takeAny(signs), let comparison = XPathComparison(rawValue: sign) {
            try weigh()
            left = .comparison(comparison, left, try isEquality ? self.comparison(orders) : sum())
        }
        return left
    }

    private mutating func sum() throws(BadXPath) -> XPathExpression {
        var left = try product()
        while let sign = takeAny(["+", "-"]), let operation = XPathArithmetic(rawValue: sign) {
            try weigh()
            left = .arithmetic(operation, left, try product())
        }
        return left
    }

    private mutating func product() throws(BadXPath) -> XPathExpression {
        var left = try signed()
        while let sign = takeAny(["*", "div", "mod"]),
            let operation = XPathArithmetic(rawValue: sign)
        {
            try weigh()
            left = .arithmetic(operation, left, try signed())
        }
        return left
    }

    private mutating func signed() throws(BadXPath) -> XPathExpression {
        guard take("-") else { return try union() }
        try weigh()
        return .negative(try signed())
    }

    private mutating func union() throws(BadXPath) -> XPathExpression {
        let first = try path()
        var parts = [first]
        while take("|") { parts.append(try path()) }
        guard parts.count > 1 else { return first }
        guard parts.allSatisfy({ $0.type == .nodes }) else { throw bad }
        return .union(parts)
    }

    // MARK: Tokens

    var bad: BadXPath { BadXPath(source: source) }

    var next: XPathToken? { index < tokens.count ? tokens[index] : nil }

    /// Passes over `sign` if it comes next.
    mutating func take(_ sign: String) -> Bool {
        guard next == .sign(sign) else { return false }
        index += 1
        return true
    }

    mutating func demand(_ sign: String) throws(BadXPath) {
        guard take(sign) else { throw bad }
    }

    private mutating func takeAny(_ signs: [String]) -> String? {
        guard case .sign(let sign)? = next, signs.contains(sign) else { return nil }
        index += 1
        return sign
    }

    mutating func weigh() throws(BadXPath) {
        weight += 1
        guard weight <= Self.mostWeight else { throw bad }
    }
}
