public import Reservations

/// The salon's staff as media know them, those without a person first (R1-20).
public struct StaffListing: Sendable {
    public struct Row: Hashable, Sendable {
        public let identity: StaffIdentity
        public let mediumName: String
        public let entry: StaffBook.Entry
        /// The medium's own codes of it; of two nobody can tell which is meant.
        public let codes: [String]
        /// Whom it may be; suggested, never merged (D9).
        public let candidates: [String]
    }

    public private(set) var unmerged: [Row]
    public private(set) var merged: [Row]
    /// 役割: what a member of staff is called in the salon's trade (R0-30).
    public let role: String

    /// - Parameter medium: only its staff, by its id.
    public init(
        _ book: StaffBook, of loaded: LoadedDefinition, medium: String? = nil
    ) throws(WrongUsage) {
        if let medium, loaded.media[Medium(rawValue: medium)] == nil {
            throw WrongUsage(unknown: medium, of: loaded)
        }
        let likeness = StaffLikeness(in: book)
        let rows = book.entries.filter { medium == nil || $0.key.medium.rawValue == medium }
            .sorted { $0.key < $1.key }
            .map { identity, entry in
                Row(
                    identity: identity,
                    mediumName: loaded.media[identity.medium]?.name ?? identity.medium.rawValue,
                    entry: entry, codes: book.codes.codes(of: identity),
                    candidates: likeness.candidates(for: identity))
            }
        unmerged = rows.filter { $0.entry.person == nil }
        merged = rows.filter { $0.entry.person != nil }
        role = loaded.definition.salon.vertical.staffLabel
    }
}

extension StaffListing {
    /// The same list with these identities alone.
    public func showing(_ identities: Set<StaffIdentity>) -> StaffListing {
        var listing = self
        listing.unmerged.removeAll { !identities.contains($0.identity) }
        listing.merged.removeAll { !identities.contains($0.identity) }
        return listing
    }

    /// The columns of the list, on a terminal and as CSV (R0-22).
    public static let titles = ["統合候補", "予約媒体", "役割", "氏名", "統合スタイリスト名一覧", "利用", "コード"]

    /// The rows under `titles`, those without a person first.
    public var cells: [[String]] { (unmerged + merged).map(cells) }

    private func cells(_ row: Row) -> [String] {
        [
            row.candidates.joined(separator: " / "), row.mediumName, role, row.identity.name,
            row.entry.person ?? "", row.entry.isEnabled ? "利用中" : "停止中",
            row.codes.joined(separator: " / "),
        ]
    }

    /// For people.
    ///
    /// - Parameter page: of each part, from 1; nil shows all.
    public func text(page: Int?) -> String {
        part("未統合の\(role)", unmerged, page) + "\n" + part("統合済みの\(role)", merged, page)
    }

    /// How many rows of each part a page has.
    public static let pageLength = 20

    private func part(_ title: String, _ rows: [Row], _ page: Int?) -> String {
        if rows.isEmpty { return "\(title)  なし\n" }
        let head = "\(title)  \(rows.count) 名\n"
        let pages = (rows.count + Self.pageLength - 1) / Self.pageLength
        guard let page, pages > 1 else { return head + table(rows[...]) }
        let first = min(max(page, 1) - 1, pages) * Self.pageLength
        let shown = rows[min(first, rows.count)...].prefix(Self.pageLength)
        let next = page < pages ? "、--page \(page + 1) で続き" : ""
        let place = "\(page)/\(pages) ページ（--all ですべて表示\(next)）\n"
        return head + (shown.isEmpty ? "" : table(shown)) + place
    }

    private func table(_ rows: ArraySlice<Row>) -> String {
        TextTable(titles: Self.titles, rows: rows.map(cells)).text + "\n"
    }

    public var json: JSON {
        .list(
            (unmerged + merged).map { row in
                [
                    "id": .text(row.identity.text), "medium": .text(row.identity.medium.rawValue),
                    "codes": .list(row.codes.map { .text($0) }),
                    "role": .text(role), "name": .text(row.identity.name),
                    "person": .text(row.entry.person),
                    "mergedSince": .text(row.entry.mergedSince.map(SalonTime.iso)),
                    "enabled": .bool(row.entry.isEnabled),
                    "candidates": .list(row.candidates.map { .text($0) }),
                ]
            })
    }
}
