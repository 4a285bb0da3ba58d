import Plumbing

/// Where a page tells how many bookings it found in all.
struct CountPlace: Sendable {
    private let paths: [XPath]
    private let before: [UInt8]
    private let behind: [UInt8]

    init(_ entry: FormatEntry) {
        entry.allowOnly(["at", "before", "behind"])
        paths = entry.paths("at")
        before = Array((entry.required("before")?.word ?? "").utf8)
        behind = Array((entry.required("behind")?.word ?? "").utf8)
        if paths.isEmpty { entry.complain("is missing", at: "at") }
    }

    /// The counts that the page tells; more than one is one too many.
    func totals(on page: PageSearch) -> Set<Int> {
        for path in paths {
            let found = page.nodes(path).compactMap { total(in: page.bytes($0)) }
            if !found.isEmpty { return Set(found) }
        }
        return []
    }

    private func total(in text: [UInt8]) -> Int? {
        guard let start = offset(of: before, in: text, 0..<text.count) else { return nil }
        var cursor = TextCursor(text, start + before.count..<text.count)
        cursor.skipBlanks()
        guard let total = cursor.groupedNumber() else { return nil }
        cursor.skipBlanks()
        return cursor.take(behind) ? total : nil
    }
}
