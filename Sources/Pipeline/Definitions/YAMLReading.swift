import Yams

/// Reads YAML into values that know their places. Every YAML file passes through here first; what
/// it lets through is safe to decode.
///
/// Sizes are bounded and an anchor names no more than a short value, so that no file can grow in
/// memory beyond what it is on disk.
struct YAMLReading {
    static let largestFile = 256 * 1024
    static let deepest = 24
    static let mostValues = 50_000

    let file: String
    private var twice = RepeatedKeys()
    private var values = 0

    private init(file: String) {
        self.file = file
    }

    /// The file's one document, or nil when it could not be read at all, which is then noted.
    static func read(_ bytes: [UInt8], file: String, notes: inout ProblemNotes) -> Placed? {
        var reading = YAMLReading(file: file)
        guard let text = reading.text(bytes, notes: &notes),
            let node = reading.compose(text, notes: &notes)
        else { return nil }
        return reading.placed(node, path: "", depth: 0, notes: &notes)
    }

    private func text(_ bytes: [UInt8], notes: inout ProblemNotes) -> String? {
        let start = Place.start(of: file)
        guard bytes.count <= Self.largestFile else {
            notes.note(
                start, "", "is larger than \(Self.largestFile / 1024) KiB",
                "name a definition, not a data file")
            return nil
        }
        var text = String(decoding: bytes, as: UTF8.self)
        guard text.utf8.elementsEqual(bytes) else {
            let line = text.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count { $0 == "\n" } + 1
            notes.note(
                Place(file: file, line: line, column: 1), "", "is not UTF-8 here",
                "save the file as UTF-8")
            return nil
        }
        if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
        if let (line, column) = firstUnboundedAnchor(in: text) {
            notes.note(
                Place(file: file, line: line, column: column), "",
                "an anchor or alias (& or *) that is more than a short value's name",
                "write the value out, or put the text in quotes")
            return nil
        }
        return text
    }

    /// Composes the document; keys that stand twice are set aside and composed again, so that the
    /// rest of the file is heard as well.
    private mutating func compose(_ text: String, notes: inout ProblemNotes) -> Node? {
        var text = text
        while true {
            do {
                if let node = try Parser(yaml: text, encoding: .utf8).singleRoot() { return node }
                notes.note(.start(of: file), "", "is empty", "start from an example in Pipelines")
                return nil
            } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
                let mark = context.mark
                if let key = keys.first, twice.setAside(key, mark.line, mark.column, in: &text) {
                    continue
                }
                notes.note(
                    place(mark), keys.first ?? "", "stands more than once in one mapping",
                    "keep one of them")
                return nil
            } catch {
                note(error, in: text, notes: &notes)
                return nil
            }
        }
    }

    private mutating func placed(
        _ node: Node, path: String, depth: Int, notes: inout ProblemNotes
    ) -> Placed {
        let place = place(node.mark)
        values += 1
        guard depth < Self.deepest, values <= Self.mostValues else {
            if values <= Self.mostValues + 1 {
                notes.note(place, path, "is nested too deeply or too often", "leave it out")
            }
            return Placed(place: place, path: path, content: .nothing)
        }
        let content: Placed.Content =
            switch node {
            case .scalar(let scalar): self.content(of: scalar)
            case .sequence(let items):
                .list(self.items(items, path: path, depth: depth, notes: &notes))
            case .mapping(let mapping):
                .mapping(entries(of: mapping, path: path, depth: depth, notes: &notes))
            case .alias: .nothing
            }
        return Placed(place: place, path: path, content: content)
    }

    private mutating func items(
        _ nodes: Node.Sequence, path: String, depth: Int, notes: inout ProblemNotes
    ) -> [Placed] {
        var items: [Placed] = []
        for (index, node) in nodes.enumerated() {
            items.append(placed(node, path: "\(path)[\(index)]", depth: depth + 1, notes: &notes))
        }
        return items
    }

    private func content(of scalar: Node.Scalar) -> Placed.Content {
        let isQuoted = scalar.style != .plain
        let isNothing = !isQuoted && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
        return isNothing ? .nothing : .scalar(scalar.string, isQuoted: isQuoted)
    }

    private mutating func entries(
        of mapping: Node.Mapping, path: String, depth: Int, notes: inout ProblemNotes
    ) -> [Placed.Entry] {
        var entries: [Placed.Entry] = []
        var repeated: [(key: String, line: Int)] = []
        for (keyNode, node) in mapping {
            guard let key = keyNode.scalar?.string else {
                notes.note(
                    place(keyNode.mark), path, "has a key that is no word", "write the key out")
                continue
            }
            if let original = twice.key(behind: key) {
                repeated.append((original, keyNode.mark?.line ?? 1))
                continue
            }
            let inner = path.isEmpty ? key : "\(path).\(key)"
            let value = placed(node, path: inner, depth: depth + 1, notes: &notes)
            entries.append(.init(key: key, place: place(keyNode.mark), value: value))
        }
        for (key, line) in repeated {
            guard let last = entries.first(where: { $0.key == key }) else { continue }
            notes.note(
                last.place, last.value.path, "stands twice, first on line \(line)",
                "keep one of them")
        }
        return entries
    }

    func place(_ mark: Mark?) -> Place {
        Place(file: file, line: mark?.line ?? 1, column: mark?.column ?? 1)
    }
}
