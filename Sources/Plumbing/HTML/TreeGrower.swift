/// Opens and closes elements as HTML's rules want it, node by node in the page's order.
///
/// Tags that are left out are added and what was closed wrongly is put right. Nothing that has a
/// place is moved: what stands loose in a table stays there, where a browser lifts it out.
struct TreeGrower {
    var nodes: [HTMLTree.Node] = []
    var attributes: [HTMLTree.Attribute] = []
    var identifiers: [Int32] = []
    var names = HTMLNames.known
    /// Why the page cannot be read.
    var trouble: UnreadableHTML?
    let limits: HTMLLimits
    var open: [OpenElement] = []
    var uses: [NameUse]
    var stage = Stage.start
    var tags: Int32 = 0
    /// The first attribute of the tag that is being read.
    var tagAttributes = 0
    /// The node of the element that ended last.
    var left: Int32 = 0

    struct OpenElement {
        let node: Int32
        let name: Int32
        let groups: NameTraits.Group
        var lastChild: Int32 = -1
    }

    /// What is known of a name at this point of the page.
    struct NameUse {
        /// Elements of the name that are open.
        var open: Int32 = 0
        /// The tag that last had an attribute of the name.
        var tag: Int32 = 0
    }

    /// Which of the elements that every page has are there.
    enum Stage: Comparable { case start, root, head, headEnded, body }

    init(bytes: Int, limits: HTMLLimits) {
        self.limits = limits
        uses = Array(repeating: NameUse(), count: names.spellings.count)
        nodes.reserveCapacity(bytes / 16 + 16)
        attributes.reserveCapacity(bytes / 48 + 8)
        open.reserveCapacity(32)
        push(.document, name: -1, 0..<bytes, firstAttribute: 0)
        open.append(OpenElement(node: 0, name: -1, groups: []))
    }

    /// What is to follow the page's own bytes: texts that stray tags had parted, put together.
    var joined: [UInt8] = []

    /// The element that is open innermost.
    var top: OpenElement { open[open.count - 1] }

    // MARK: A start tag: first what it ends, then its attributes, then itself

    /// Makes the page ready for the element `name`; false if its tag is to be passed over.
    mutating func prepare(for name: Int32, at offset: Int) -> Bool {
        makeRoom(for: name)
        tags += 1
        tagAttributes = attributes.count
        if stage != .body || name < HTMLNames.firstFree {
            guard takesPart(name, at: offset) else { return false }
        }
        let reach = names.traits[Int(name)].opening
        if !reach.ends.isEmpty { end(reach, at: offset) }
        if open.count > limits.depth { trouble = .tooDeep(limit: limits.depth) }
        return trouble == nil
    }

    /// Takes in an attribute of the element that opens next, unless it has one of that name.
    mutating func add(attribute name: Int32, value: Range<Int>) {
        makeRoom(for: name)
        guard uses[Int(name)].tag != tags else { return }
        uses[Int(name)].tag = tags
        if attributes.count - tagAttributes >= limits.attributes {
            trouble = .tooManyAttributes(offset: value.lowerBound, limit: limits.attributes)
        }
        if name == HTMLNames.id { identifiers.append(Int32(attributes.count)) }
        attributes.append(
            HTMLTree.Attribute(
                name: name, owner: Int32(nodes.count), start: Int32(value.lowerBound),
                end: Int32(value.upperBound)))
    }

    /// Forgets the attributes of a tag that does not count.
    mutating func dropTag() {
        attributes.removeLast(attributes.count - tagAttributes)
        while let last = identifiers.last, last >= tagAttributes { identifiers.removeLast() }
    }

    /// Opens the element whose tag stands at `range`; an empty one ends with it.
    mutating func open(_ name: Int32, tag range: Range<Int>, isEmpty: Bool) {
        let node = push(.element, name: name, range, firstAttribute: tagAttributes)
        guard !isEmpty else { return }
        enter(node, name)
    }

    // MARK: An end tag

    /// Ends the element that the end tag at `range` means, and what is still open inside it. The
    /// tag is passed over if there is none, or none that it reaches.
    mutating func close(_ name: Int32, tag range: Range<Int>) {
        makeRoom(for: name)
        guard name > HTMLNames.body else { return closeOuter(name, tag: range) }
        guard uses[Int(name)].open > 0 else { return }
        let stops = names.traits[Int(name)].closingStops
        var index = open.count - 1
        while open[index].name != name {
            if !open[index].groups.isDisjoint(with: stops) { return }
            index -= 1
        }
        leave(downTo: index, at: range.lowerBound)
        nodes[Int(left)].end = Int32(range.upperBound)
    }

    // MARK: Between tags

    /// Takes in the text that stands at `range`.
    mutating func add(text range: Range<Int>, _ kind: HTMLTree.Kind, of page: Span<UInt8>) {
        let isLoose = top.name <= HTMLNames.head
        if isLoose || names.traits[Int(top.name)].dropsBlanks, isBlank(page, range) { return }
        if stage != .body, isLoose { imply(for: nil, at: range.lowerBound) }
        let last = Int(top.lastChild)
        guard last >= 0, nodes[last].kind == kind else {
            push(kind, name: -1, range, firstAttribute: attributes.count)
            return
        }
        join(last, range, of: page)
    }

    /// Takes in a comment.
    mutating func add(comment range: Range<Int>) {
        push(.comment, name: -1, range, firstAttribute: attributes.count)
    }

    /// Ends what is open where the page ends.
    mutating func finish(at offset: Int) {
        if open.count == 1 { trouble = trouble ?? .empty }
        leave(downTo: 0, at: offset)
    }

    /// The tree that has grown from the page `bytes`.
    consuming func tree(of bytes: [UInt8], searchSteps: Int) -> HTMLTree {
        HTMLTree(
            bytes: joined.isEmpty ? bytes : bytes + joined, nodes: nodes, attributes: attributes,
            identifiers: identifiers, names: names, searchSteps: searchSteps)
    }
}
