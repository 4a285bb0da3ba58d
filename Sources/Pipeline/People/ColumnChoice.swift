public import Reservations

extension LedgerColumn {
    /// The columns that `--columns` asks for: `all`, `shown` (the salon's own choice, all of them
    /// until it makes one: R3-23, R3-24), or names in the order to show them.
    public static func chosen(_ words: String) throws(WrongUsage) -> [LedgerColumn] {
        if words == "all" || words == "shown" { return allCases }
        var columns: [LedgerColumn] = []
        var problems: [String] = []
        for title in split([words]) {
            if let column = LedgerColumn(title: title) {
                if columns.contains(column) { problems.append("--columns: \(title) stands twice") }
                columns.append(column)
            } else {
                let all = allCases.map(\.title)
                problems.append("--columns: " + WrongUsage.unknown(title, "column", among: all))
            }
        }
        if columns.isEmpty && problems.isEmpty {
            problems.append("--columns: name a column, or write shown or all")
        }
        guard problems.isEmpty else { throw WrongUsage(problems) }
        return columns
    }
}
