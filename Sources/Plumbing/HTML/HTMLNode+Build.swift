extension HTMLNode {
    /// A part of a page's build: a tag, or a text that stands between tags.
    public enum Part {
        case element(HTMLNode, depth: Int)
        /// As UTF-8, its references as written.
        case text(ArraySlice<UInt8>, depth: Int)
        /// The inside of a script or style, by its length.
        case script(bytes: Int, depth: Int)
    }

    /// Visits the subtree in the page's order, this element first; comments are passed over.
    ///
    /// - Parameter visit: says whether to go on.
    public func visitParts(_ visit: (Part) -> Bool) {
        guard index >= 0 else { return }
        var depths: [Int32] = []
        for place in index..<Int(tree.nodes[index].after) {
            while let last = depths.last, last <= place { depths.removeLast() }
            let node = tree.nodes[place]
            let (start, end) = (Int(node.start), Int(node.end))
            let goesOn: Bool
            switch node.kind {
            case .element:
                goesOn = visit(.element(HTMLNode(tree, place), depth: depths.count))
                depths.append(node.after)
            case .text: goesOn = visit(.text(tree.bytes[start..<end], depth: depths.count))
            case .rawText: goesOn = visit(.script(bytes: end - start, depth: depths.count))
            case .document, .comment: goesOn = true
            }
            if !goesOn { return }
        }
    }

    /// The names of the element's attributes in lower case, as they stand.
    public var attributeNames: [String] {
        guard index >= 0 else { return [] }
        return tree.attributes(of: index).map {
            tree.names.spellings[Int(tree.attributes[$0].name)]
        }
    }
}
