/// A page as a tree, read the way browsers forgive.
///
/// It is given UTF-8 (see `decodePage`). The reader is our own, where libxml2 could have been had:
/// pages are hostile and long, and this one checks each bound and needs less time for the whole
/// page, values included, than libxml2 for its tree alone. No network, no external entity,
/// bounded size, depth and search time.
///
/// Where browsers and libxml2 differ, this is what is read:
/// - Nothing is moved. What stands loose in a table stays there, and a cell, row or item ends where
///   the next one begins, whatever is still open in it.
/// - No `tbody` is added. `html`, `head` and `body` are, as in browsers; what follows `</body>` is
///   the body's.
/// - `/>` ends any element but `html`, `head` and `body`. `</br>` is a line break, other end tags
///   without a start are passed over.
/// - Of attributes of one name in a tag the first counts.
/// - Blanks alone between the parts of tables, lists and choices are no texts.
/// - A tag that the page's end cuts is none; a comment or script reaches to the end.
public struct HTMLPage: Sendable {
    private let tree: HTMLTree

    /// Reads `utf8`; what the markup leaves out or closes wrongly is put right as browsers do.
    public init(utf8: [UInt8], limits: HTMLLimits = .init()) throws(UnreadableHTML) {
        guard utf8.count <= min(limits.bytes, Int(Int32.max) / 4) else {
            throw .tooLong(bytes: utf8.count, limit: limits.bytes)
        }
        // A byte that is no character is a blank.
        let page = utf8.contains(0) ? utf8.map { $0 == 0 ? 0x20 : $0 } : utf8
        let grower = TreeGrower(bytes: page.count, limits: limits)
        var reader = MarkupReader(grower, from: startsWithMark(page.span) ? 3 : 0)
        reader.read(page.span)
        if let trouble = reader.grower.trouble { throw trouble }
        tree = reader.grower.tree(of: page, searchSteps: limits.searchSteps)
    }

    /// The `html` element.
    public var root: HTMLNode? { HTMLNode(tree, 0).children.first }

    /// The elements, attributes or texts that `path` finds, in the page's order; relative paths
    /// start at `node`, or at the document.
    public func nodes(
        _ path: XPath, from node: HTMLNode? = nil
    ) throws(UnreadableHTML) -> [HTMLNode] {
        try (node ?? HTMLNode(tree, 0)).nodes(path)
    }

    /// Whether `path` finds anything; it looks no further than to the first.
    public func has(_ path: XPath) throws(UnreadableHTML) -> Bool {
        try path.finds(in: tree, from: 0)
    }
}
