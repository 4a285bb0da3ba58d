import CXML2

/// A page as a tree, read the way browsers forgive.
///
/// It is given UTF-8 (see `decodePage`), because libxml2's own decoding cuts pages. No network, no
/// external entity, bounded size, depth and search time.
@safe public final class HTMLPage {
    let document: htmlDocPtr
    /// Where the tree's first byte stands in the bytes handed in: 3 after a byte order mark.
    let shift: Int
    private let limits: HTMLLimits
    private var context: xmlXPathContextPtr?

    /// Reads `utf8`; what the markup leaves out or closes wrongly is put right as browsers do.
    public init(utf8: [UInt8], limits: HTMLLimits = .init()) throws(UnreadableHTML) {
        shift = startsWithMark(utf8.span) ? 3 : 0
        self.limits = limits
        unsafe document = unsafe try parseHTML(shift == 0 ? utf8 : withoutMark(utf8), limits)
    }

    deinit {
        if let context = unsafe context { unsafe xmlXPathFreeContext(context) }
        unsafe xmlFreeDoc(document)
    }

    /// The `html` element.
    public var root: HTMLNode? {
        unsafe xmlDocGetRootElement(document).map { unsafe HTMLNode(page: self, pointer: $0) }
    }

    /// The elements or attributes that `path` finds, in the page's order; relative paths start at
    /// `node`, or at the document.
    public func nodes(
        _ path: XPath, from node: HTMLNode? = nil
    ) throws(UnreadableHTML) -> [HTMLNode] {
        if let node, node.page !== self { return try node.nodes(path) }
        guard let context = unsafe searchContext() else { return [] }
        let start =
            unsafe node?.pointer
            ?? UnsafeMutableRawPointer(document).assumingMemoryBound(
                to: xmlNode.self)
        unsafe context.pointee.node = unsafe start
        unsafe context.pointee.opCount = 0
        guard let found = unsafe path.evaluate(in: context) else {
            throw .searchTooLong(path: path.source, limit: limits.searchSteps)
        }
        defer { unsafe xmlXPathFreeObject(found) }
        guard unsafe found.pointee.type == XPATH_NODESET else { throw .notNodes(path: path.source) }
        return unsafe members(of: found.pointee.nodesetval)
    }

    @unsafe private func members(of set: xmlNodeSetPtr?) -> [HTMLNode] {
        guard let set = unsafe set, let table = unsafe set.pointee.nodeTab else { return [] }
        let count = unsafe Int(set.pointee.nodeNr)
        var nodes: [HTMLNode] = []
        nodes.reserveCapacity(count)
        for index in 0..<count {
            // A namespace in a result is no node but another structure.
            guard let node = unsafe table[index],
                unsafe node.pointee.type != XML_NAMESPACE_DECL
            else { continue }
            unsafe nodes.append(HTMLNode(page: self, pointer: node))
        }
        return nodes
    }

    @unsafe private func searchContext() -> xmlXPathContextPtr? {
        if let context = unsafe context { return unsafe context }
        let new = unsafe xmlXPathNewContext(document)
        unsafe new?.pointee.opLimit = UInt(limits.searchSteps)
        unsafe new?.pointee.error = unsafe ignoreXMLError
        unsafe context = unsafe new
        return unsafe new
    }
}

/// Keeps libxml2 from printing; what went wrong is told by return values.
let ignoreXMLError: xmlStructuredErrorFunc = { _, _ in }
