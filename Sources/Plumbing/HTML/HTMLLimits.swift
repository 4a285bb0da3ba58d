/// How much of a hostile page is borne.
public struct HTMLLimits: Sendable, Hashable {
    /// Bytes of a page.
    public var bytes: Int
    /// Elements inside each other.
    public var depth: Int
    /// Elements, texts and comments.
    public var nodes: Int
    /// Attributes of one tag.
    public var attributes: Int
    /// Steps of one XPath search.
    public var searchSteps: Int

    public init(
        bytes: Int = 16 << 20, depth: Int = 256, nodes: Int = 2_000_000, attributes: Int = 10_000,
        searchSteps: Int = 20_000_000
    ) {
        self.bytes = bytes
        self.depth = min(depth, 256)
        self.nodes = nodes
        self.attributes = attributes
        self.searchSteps = searchSteps
    }
}

/// Why a page could not be read, or a search in it not be finished.
public enum UnreadableHTML: Error, Sendable, Hashable, CustomStringConvertible {
    case empty
    case tooLong(bytes: Int, limit: Int)
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
    case tooManyAttributes(offset: Int, limit: Int)
    /// The search took more steps than allowed.
    case searchTooLong(path: String, limit: Int)
    /// The expression gives a number or a text, where elements or attributes are wanted.
    case notNodes(path: String)

    public var description: String {
        switch self {
        case .empty: "the page holds no element: save or fetch it again"
        case .tooLong(let bytes, let limit): "the page has \(bytes) bytes, more than \(limit)"
        case .tooDeep(let limit): "the page nests more than \(limit) elements"
        case .tooManyNodes(let limit): "the page has more than \(limit) elements and texts"
        case .tooManyAttributes(let offset, let limit):
            "a tag before byte \(offset) has more than \(limit) attributes"
        case .searchTooLong(let path, let limit):
            "\(path) takes more than \(limit) steps on this page: name the element more closely"
        case .notNodes(let path): "\(path) gives no elements or attributes: end it in a node test"
        }
    }
}
