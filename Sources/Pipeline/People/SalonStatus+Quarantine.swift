import LedgerStore

extension SalonStatus {
    /// Lines of one kind are one line, with how many they are and the first of them.
    var quarantineLines: [String] {
        if quarantined.isEmpty { return ["隔離      なし"] }
        let kinds = Dictionary(grouping: quarantined) { "\($0.source)  \($0.words)" }
        let order = quarantined.map { "\($0.source)  \($0.words)" }
        var seen: Set<String> = []
        let head =
            "隔離      \(quarantined.count) 件（読めなかった行・メール）"
            + "  → daicho quarantine list"
        return [head]
            + order.filter { seen.insert($0).inserted }.map { kind in
                let records = kinds[kind] ?? []
                if records.count == 1, let only = records.first {
                    return "  \(only.source)  \(only.place)  \(only.words)"
                }
                let places = records.prefix(3).map(\.place)
                return "  \(kind)  \(records.count) 件（\(places.joined(separator: "、"))"
                    + (records.count > 3 ? " …）" : "）")
            }
    }
}
