/// A place in pages, as XPath 1.0; compiled once and used for any number of pages at once.
///
/// All of XPath 1.0 but what HTML has no use for: no variables, no namespaces. `id()` knows the
/// attribute `id` alone.
public struct XPath: Sendable, CustomStringConvertible {
    /// The expression as written.
    public let source: String
    private let expression: XPathExpression

    /// Compiles `source`, or says what is wrong with it.
    public init(_ source: String) throws(BadXPath) {
        self.source = source
        var parser = try XPathParser(source)
        expression = try parser.whole()
    }

    public var description: String { source }

    /// The nodes that the expression finds from `start`, in the page's order.
    func nodes(in tree: HTMLTree, from start: Int) throws(UnreadableHTML) -> [Int] {
        guard expression.type == .nodes else { throw .notNodes(path: source) }
        var search = XPathSearch(tree, path: source)
        return try search.nodes(expression, XPathContext(node: start))
    }

    /// Whether the expression finds any node from `start`.
    func finds(in tree: HTMLTree, from start: Int) throws(UnreadableHTML) -> Bool {
        guard expression.type == .nodes else { throw .notNodes(path: source) }
        var search = XPathSearch(tree, path: source)
        return try search.truth(expression, XPathContext(node: start))
    }

    /// Whatever the expression gives from `start`.
    func value(in tree: HTMLTree, from start: Int = 0) throws(UnreadableHTML) -> XPathValue {
        var search = XPathSearch(tree, path: source)
        return try search.value(expression, XPathContext(node: start))
    }
}
