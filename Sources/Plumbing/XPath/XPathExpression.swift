/// A value of an expression; nodes are indices in the tree, in the page's order, attributes the
/// complements of theirs.
enum XPathValue: Equatable {
    case nodes([Int])
    case number(Double)
    case text(ArraySlice<UInt8>)
    case truth(Bool)
}

/// A compiled expression.
indirect enum XPathExpression: Sendable {
    case number(Double)
    case literal(ArraySlice<UInt8>)
    case negative(XPathExpression)
    case both(XPathExpression, XPathExpression)
    case either(XPathExpression, XPathExpression)
    case comparison(XPathComparison, XPathExpression, XPathExpression)
    case arithmetic(XPathArithmetic, XPathExpression, XPathExpression)
    case union([XPathExpression])
    case path(XPathLocation)
    case call(XPathFunction, [XPathExpression])

    var type: XPathType {
        switch self {
        case .number, .negative, .arithmetic: .number
        case .literal: .text
        case .both, .either, .comparison: .truth
        case .union, .path: .nodes
        case .call(let function, _): function.type
        }
    }
}

enum XPathComparison: String {
    case equal = "="
    case unequal = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="

    /// The same with its sides changed over.
    var turned: XPathComparison {
        switch self {
        case .equal, .unequal: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }
}

enum XPathArithmetic: String {
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "div"
    case rest = "mod"
}

/// A path: where it starts, and its steps.
struct XPathLocation: Sendable {
    enum Start: Sendable {
        case context
        case document
        /// What an expression finds, filtered.
        case found(XPathExpression, [XPathPredicate])
    }

    var start: Start
    var steps: [XPathStep] = []

    /// The attribute that the path is, if it is nothing else.
    var onlyAttribute: XPathName? {
        guard steps.count == 1, case .context = start, steps[0].axis == .attribute,
            steps[0].predicates.isEmpty, case .name(let name) = steps[0].test
        else { return nil }
        return name
    }
}

struct XPathStep: Sendable {
    var axis: XPathAxis
    var test: XPathTest
    var predicates: [XPathPredicate] = []

    /// The id that an element must have to be found, where the step says so first.
    var wantedID: ArraySlice<UInt8>? {
        guard case .comparison(.equal, let left, let right)? = predicates.first?.expression,
            case .path(let path) = left, path.onlyAttribute?.text == "id",
            case .literal(let id) = right
        else { return nil }
        return id
    }
}

enum XPathAxis: String {
    case child, descendant, parent, ancestor, following, preceding, attribute
    case itself = "self"
    case descendantOrSelf = "descendant-or-self"
    case ancestorOrSelf = "ancestor-or-self"
    case followingSibling = "following-sibling"
    case precedingSibling = "preceding-sibling"
}

/// Which nodes of an axis are meant.
enum XPathTest: Sendable {
    case name(XPathName)
    /// `*`: elements, or attributes on their axis.
    case any
    case node, text, comment
    /// `processing-instruction()`: HTML has none.
    case nothing
}

/// A name with its number, where it has the same on every page.
struct XPathName: Sendable {
    let text: String
    private let known: Int32?

    init(_ text: String) {
        self.text = text
        known = HTMLNames.known.number(of: text)
    }

    /// The name's number on a page; nil if the page never says it.
    func number(in tree: HTMLTree) -> Int32? { known ?? tree.names.number(of: text) }
}

/// What stands in square brackets.
struct XPathPredicate: Sendable {
    let expression: XPathExpression
    /// The place among its neighbours that is wanted, if the predicate is but a number.
    let place: Double?
    let usesPosition: Bool
    let usesLast: Bool

    init(_ expression: XPathExpression) {
        self.expression = expression
        if case .number(let number) = expression { place = number } else { place = nil }
        usesLast = expression.calls(.last)
        usesPosition = expression.type == .number || expression.calls(.position) || usesLast
    }
}

extension XPathExpression {
    /// Whether `function` is asked about the node that the expression is for.
    fileprivate func calls(_ function: XPathFunction) -> Bool {
        switch self {
        case .number, .literal: false
        case .negative(let inner): inner.calls(function)
        case .both(let left, let right), .either(let left, let right),
            .comparison(_, let left, let right), .arithmetic(_, let left, let right):
            left.calls(function) || right.calls(function)
        case .union(let parts): parts.contains { $0.calls(function) }
        case .path(let path):
            if case .found(let start, _) = path.start { start.calls(function) } else { false }
        case .call(let called, let arguments):
            called == function || arguments.contains { $0.calls(function) }
        }
    }
}
