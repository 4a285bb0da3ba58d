import Plumbing

/// An expression is refused, or finds its nodes in the page's order, each once, in bounded time.
func probePath(_ input: [UInt8], _ claims: inout Claims) {
    guard let (source, rest) = firstLine(of: input), source.utf8.count <= 400,
        let path = try? XPath(source)
    else { return }
    claims.hold(path.source == source, "an expression changes its words")
    let limits = HTMLLimits(searchSteps: 50_000)
    guard let page = try? HTMLPage(utf8: decodePage(rest).utf8, limits: limits) else { return }
    guard let nodes = try? page.nodes(path) else { return }
    // Looking for the first alone takes no more steps than looking for all.
    let has = try? page.has(path)
    claims.hold(has == !nodes.isEmpty, "all are found, but not one, or the other way round")
    let places = nodes.compactMap(\.byteRange?.lowerBound)
    claims.hold(
        zip(places, places.dropFirst()).allSatisfy { $0 < $1 }, "nodes out of order, or twice")
    for node in nodes.prefix(20) {
        claims.hold(
            (try? node.nodes(XPath("self::node()")))?.count == 1, "a node that is not itself")
        claims.hold(isUTF8(node.text().utf8), "a text that is none")
    }
}
