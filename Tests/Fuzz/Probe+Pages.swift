import Plumbing

/// Elements lie inside the page and inside each other, in its order; texts are clean; limits hold.
func probePage(_ input: [UInt8], _ claims: inout Claims) {
    let bytes = decodePage(input).utf8
    let narrow = HTMLLimits(bytes: 4000, depth: 12, nodes: 60, attributes: 6)
    if let page = try? HTMLPage(utf8: bytes, limits: narrow) {
        claims.hold(bytes.count <= narrow.bytes, "a page beyond its limit is read")
        judge(page, bytes, narrow, &claims)
    }
    if let page = try? HTMLPage(utf8: bytes) { judge(page, bytes, HTMLLimits(), &claims) }
}

private func judge(
    _ page: HTMLPage, _ bytes: [UInt8], _ limits: HTMLLimits, _ claims: inout Claims
) {
    guard let root = page.root else {
        claims.hold(false, "a page without an element")
        return
    }
    let elements = Array(root.descendants)
    claims.hold(elements.count < limits.nodes, "more nodes than the limit")
    judgePlaces(of: root, bytes, depth: 1, limits, &claims)
    for text in [root.text()] + root.lines() {
        claims.hold(
            !text.hasPrefix(" ") && !text.hasSuffix(" ") && !text.utf8.contains(0x0A),
            "a text with blanks around it")
    }
    for element in elements.prefix(200) {
        claims.hold(!element.name.isEmpty, "an element without a name")
        claims.hold(
            element.name.utf8.allSatisfy { !(0x41...0x5A).contains($0) }, "a name in capitals")
    }
}

/// Judges the children of an element, which lie in its place one behind the other.
private func judgePlaces(
    of element: HTMLNode, _ bytes: [UInt8], depth: Int, _ limits: HTMLLimits,
    _ claims: inout Claims
) {
    claims.hold(depth <= limits.depth + 2, "elements inside each other beyond the limit")
    let outer = element.byteRange ?? 0..<bytes.count
    var end = outer.lowerBound
    for child in element.children {
        if let place = child.byteRange {
            claims.hold(place.lowerBound >= end, "an element begins before its neighbour ends")
            claims.hold(place.upperBound <= outer.upperBound, "an element ends behind its parent")
            claims.hold(
                place.upperBound <= bytes.count && bytes[place.lowerBound] == UInt8(ascii: "<"),
                "an element that begins with no tag")
            end = place.upperBound
        }
        judgePlaces(of: child, bytes, depth: depth + 1, limits, &claims)
    }
}
