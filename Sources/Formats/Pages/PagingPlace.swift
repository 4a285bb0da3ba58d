import Plumbing

/// Where a page tells which of how many pages it is (`1/9ページ`), and where the next one is.
struct PagingPlace: Sendable {
    struct Position: Hashable, Sendable {
        let page: Int
        let pages: Int
    }

    private let paths: [XPath]
    private let behind: [UInt8]
    private let next: [XPath]

    init(_ entry: FormatEntry) {
        entry.allowOnly(["at", "behind", "next"])
        paths = entry.paths("at")
        behind = Array((entry.word("behind") ?? "").utf8)
        next = entry.paths("next")
        if paths.isEmpty { entry.complain("is missing", at: "at") }
    }

    /// The positions that the page tells, above and below its table.
    func positions(on page: PageSearch) -> Set<Position> {
        Set(page.nodes(paths).compactMap { position(in: page.bytes($0)) })
    }

    /// The address behind the link to the next page, as written.
    func nextLink(on page: PageSearch) -> String? {
        page.nodes(next).first?.attribute("href")
    }

    private func position(in text: [UInt8]) -> Position? {
        var cursor = TextCursor(text, 0..<text.count)
        cursor.skipBlanks()
        guard let number = cursor.number(digits: 1...6) else { return nil }
        cursor.skipBlanks()
        guard cursor.take([UInt8(ascii: "/")]) else { return nil }
        cursor.skipBlanks()
        guard let count = cursor.number(digits: 1...6) else { return nil }
        cursor.skipBlanks()
        return cursor.take(behind) ? Position(page: number, pages: count) : nil
    }
}
