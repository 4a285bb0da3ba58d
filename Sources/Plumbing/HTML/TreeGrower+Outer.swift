extension TreeGrower {
    /// Opens what has to be around the element `name`, and says whether the element may open.
    mutating func takesPart(_ name: Int32, at offset: Int) -> Bool {
        switch name {
        case HTMLNames.html:
            guard stage == .start else { return false }
            stage = .root
        case HTMLNames.head:
            guard stage <= .root else { return false }
            imply(for: name, at: offset)
            stage = .head
        case HTMLNames.body,
            HTMLNames.frameset where stage != .body:
            guard stage != .body else { return false }
            imply(for: name, at: offset)
            leave(downTo: 2, at: offset)
            stage = .body
        default: imply(for: name, at: offset)
        }
        return true
    }

    /// Opens the elements that the page leaves out before the element `name`, or before a text.
    mutating func imply(for name: Int32?, at offset: Int) {
        guard stage != .body, top.name <= HTMLNames.head else { return }
        if stage == .start {
            openImplied(HTMLNames.html)
            stage = .root
        }
        let belongsInHead = name.map { names.traits[Int($0)].belongsInHead } ?? false
        if let name, name == HTMLNames.head || name == HTMLNames.body || name == HTMLNames.frameset
        {
            return
        }
        if belongsInHead {
            if stage == .root {
                openImplied(HTMLNames.head)
                stage = .head
            }
            return
        }
        leave(downTo: 2, at: offset)
        openImplied(HTMLNames.body)
        stage = .body
    }

    private mutating func openImplied(_ name: Int32) {
        let node = push(.element, name: name, -1 ..< -1, firstAttribute: attributes.count)
        enter(node, name)
    }

    /// The tags `</head>`, `</body>` and `</html>`: what follows the last two still belongs to the
    /// body, as in a browser.
    mutating func closeOuter(_ name: Int32, tag range: Range<Int>) {
        if name == HTMLNames.head, stage == .head {
            leave(downTo: 2, at: range.lowerBound)
            nodes[Int(left)].end = Int32(range.upperBound)
            stage = .headEnded
        } else if name != HTMLNames.head, stage == .body {
            leave(downTo: 3, at: range.lowerBound)
            let place = name == HTMLNames.html ? 1 : 2
            // A frameset stands where the body would, and may have ended.
            guard open.count > place, open[place].name == name else { return }
            let node = Int(open[place].node)
            if nodes[node].end < 0 { nodes[node].end = Int32(range.upperBound) }
        }
    }
}
