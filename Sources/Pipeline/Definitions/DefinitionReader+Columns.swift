import Reservations

extension DefinitionReader {
    /// The salon's own choices of columns, by name.
    mutating func columnSets() -> ColumnSets {
        var sets: [String: [LedgerColumn]] = [:]
        for entry in root["export"]?["columns"]?.entries ?? [] {
            if entry.key == "all" || LedgerColumn(title: entry.key) != nil {
                note(
                    entry.value, "has a name that means something else",
                    "name it for what it is for, such as 朝礼用")
            }
            sets[entry.key] = titles(entry.value).compactMap(LedgerColumn.init(title:))
        }
        return ColumnSets(own: sets)
    }

    /// What a published ledger holds: a set by its name, or titles.
    mutating func columns(_ placed: Placed?, _ sets: ColumnSets) -> [LedgerColumn] {
        guard let placed else { return sets.named(ColumnSets.shown) ?? [] }
        guard let name = placed.text else {
            return titles(placed).compactMap(LedgerColumn.init(title:))
        }
        if let columns = sets.named(name) { return columns }
        note(
            placed, "`\(name)` is no set of columns",
            nearestWord(to: name, among: sets.names).map { "did you mean `\($0)`?" }
                ?? "the sets are: " + sets.names.joined(separator: ", "))
        return []
    }

    private mutating func titles(_ placed: Placed) -> [String] {
        var titles: [String] = []
        for item in placed.items {
            guard let title = item.text else { continue }
            if LedgerColumn(title: title) == nil {
                let known = LedgerColumn.allCases.map(\.title)
                note(
                    item, "`\(title)` is no column of the ledger",
                    nearestWord(to: title, among: known).map { "did you mean `\($0)`?" }
                        ?? "the columns are: " + known.joined(separator: ", "))
            } else if titles.contains(title) {
                note(item, "`\(title)` is named twice", "keep one of them")
            }
            titles.append(title)
        }
        return titles
    }
}
