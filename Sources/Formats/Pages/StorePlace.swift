import Plumbing

/// Where a page names its store: an identifier of one shape, in a text or behind a word.
struct StorePlace: Sendable {
    private let paths: [XPath]
    private let word: [UInt8]?
    private let shape: Shape

    private static let between = Set("\"' :=\t".utf8)

    init(_ entry: FormatEntry) {
        entry.allowOnly(["at", "after", "shape"])
        paths = entry.paths("at")
        word = entry.word("after").map { Array($0.utf8) }
        shape = Shape(entry.required("shape")?.word ?? "")
        if paths.isEmpty { entry.complain("is missing", at: "at") }
    }

    /// The identifiers that stand there.
    func stores(on page: PageSearch) -> Set<String> {
        var found: Set<String> = []
        for path in paths {
            for node in page.nodes(path) {
                let text = page.bytes(node)
                if let word {
                    found.formUnion(identifiers(in: text, after: word))
                } else if let range = shape.first(in: text, 0..<text.count) {
                    found.insert(String(decoding: text[range], as: UTF8.self))
                }
            }
        }
        return found
    }

    private func identifiers(in text: [UInt8], after word: [UInt8]) -> [String] {
        var found: [String] = []
        var from = 0
        while let start = offset(of: word, in: text, from..<text.count) {
            from = start + word.count
            // Between a key and its value: quotes, a colon or equals sign, blanks.
            guard let value = text[from...].firstIndex(where: { !Self.between.contains($0) }),
                let range = shape.first(in: text, value..<text.count), range.lowerBound == value
            else { continue }
            found.append(String(decoding: text[range], as: UTF8.self))
        }
        return found
    }
}

extension [StorePlace] {
    /// The stores at the first place that names any; the further places are for pages without it.
    func named(on page: PageSearch) -> Set<String> {
        for place in self {
            let named = place.stores(on: page)
            if !named.isEmpty { return named }
        }
        return []
    }
}
