import CXML2
import Synchronization

/// A place in pages, as XPath 1.0; compiled once and used for any number of pages at once.
public struct XPath: Sendable, CustomStringConvertible {
    /// The expression as written.
    public let source: String
    private let expressions: CompiledPaths

    /// Compiles `source`, or says what is wrong with it.
    public init(_ source: String) throws(BadXPath) {
        self.source = source
        expressions = CompiledPaths(source: source)
        guard let first = unsafe expressions.compile() else { throw BadXPath(source: source) }
        unsafe expressions.giveBack(first)
    }

    public var description: String { source }

    /// What the expression finds; nil if it was stopped. The caller frees it.
    @unsafe func evaluate(in context: xmlXPathContextPtr) -> xmlXPathObjectPtr? {
        guard let expression = unsafe expressions.take() else { return nil }
        defer { unsafe expressions.giveBack(expression) }
        return unsafe xmlXPathCompiledEval(expression, context)
    }
}

/// An expression that is no XPath.
public struct BadXPath: Error, Sendable, Hashable, CustomStringConvertible {
    public let source: String
    public var description: String {
        "\"\(source)\" is no XPath 1.0 expression: write it like //table[@id='list']//tr"
    }
}

/// The compiled forms of one expression, one for each thread that uses it at the same time.
///
/// libxml2 keeps what it looked up inside a compiled expression, so two threads must not share
/// one; to compile anew for each page would cost more than many searches.
private final class CompiledPaths: Sendable {
    private let source: String
    /// Addresses of expressions that nobody uses; a pointer itself may not cross threads.
    private let idle = Mutex<[UInt]>([])

    init(source: String) { self.source = source }

    deinit {
        idle.withLock { addresses in
            for address in addresses {
                unsafe xmlXPathFreeCompExpr(xmlXPathCompExprPtr(bitPattern: address))
            }
        }
    }

    @unsafe func take() -> xmlXPathCompExprPtr? {
        if let address = idle.withLock({ $0.popLast() }) {
            return unsafe xmlXPathCompExprPtr(bitPattern: address)
        }
        return unsafe compile()
    }

    @unsafe func giveBack(_ expression: xmlXPathCompExprPtr) {
        let address = UInt(bitPattern: expression)
        idle.withLock { $0.append(address) }
    }

    @unsafe func compile() -> xmlXPathCompExprPtr? {
        _ = libraryIsReady
        guard let context = unsafe xmlXPathNewContext(nil) else { return nil }
        defer { unsafe xmlXPathFreeContext(context) }
        unsafe context.pointee.error = unsafe ignoreXMLError
        return unsafe xmlXPathCtxtCompile(context, source)
    }
}
