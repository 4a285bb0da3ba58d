/// An expression that is no XPath.
public struct BadXPath: Error, Sendable, Hashable, CustomStringConvertible {
    public let source: String
    public var description: String {
        "\"\(source)\" is no XPath 1.0 expression: "
            + "write it like //table[@id='list']//tr"
    }
}
