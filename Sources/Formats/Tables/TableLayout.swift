import Reservations

/// An exported table's layout, compiled: how its head is told, and which of its columns hold what.
struct TableLayout: Sendable {
    let columns: [TableColumn]
    /// The columns without which it is another table, by their indexes.
    let needs: [Int]
    /// The columns of each place, in the order in which they are asked for something.
    let places: [[Int]]
    let fields: [FieldPlan]
    /// Fields without which a row is set aside, beside the key fields.
    let demand: [FieldTarget]
    /// The column that names the medium of each row, where a table holds several.
    let medium: Int?
    /// The column that names the shop of each row, where a group's shops stand in one table.
    let shop: Int?
    /// The columns with instants of which the latest is the row's own time.
    let times: [Int]
    /// The columns that tell when the booking was registered, the best first.
    let registered: [Int]
    /// The column that tells when a cancelled booking was cancelled.
    let cancelledAt: Int?
    /// Whether the rows are what a ledger of ours wrote.
    let isEcho: Bool
    /// The column that names the run which wrote a row, and the one with the hash of all before it.
    let run: Int?
    let hash: Int?
    let madeNumber: MadeNumber?
    let knownBy: [Field]
    let joining: TableJoin?

    static let keys = [
        "needs", "columns", "fields", "demand", "medium-column", "shop-column", "times",
        "registered", "cancelled-at", "ends", "echo", "run", "hash", "made-number", "known-by",
        "join",
    ]

    init(_ format: FormatEntry) {
        let columns = format.required("columns")?.members.map(TableColumn.init) ?? []
        self.columns = columns
        let find = { (entry: FormatEntry) in Self.column(entry, among: columns) }
        needs = format.required("needs")?.items.compactMap(find) ?? []
        medium = format.entry("medium-column").flatMap(find)
        shop = format.entry("shop-column").flatMap(find)
        times = format.items("times").compactMap(find)
        registered = format.items("registered").compactMap(find)
        cancelledAt = format.entry("cancelled-at").flatMap(find)
        isEcho = format.word("echo") == "true"
        run = format.entry("run").flatMap(find)
        hash = format.entry("hash").flatMap(find)
        demand = format.items("demand").targets
        madeNumber = format.entry("made-number").map(MadeNumber.init)
        knownBy = format.items("known-by").targets.compactMap {
            if case .field(let field) = $0 { field } else { nil }
        }
        joining = format.entry("join").map { TableJoin($0, find: find) }
        var places: [[Int]] = []
        // The day first: a time with a date beside it is counted from the start of its day.
        var fields = FieldPlan.plans(format, placeKeys: ["column"]) { entry, _ in
            guard let items = entry.required("column")?.items else { return nil }
            let place = items.compactMap(find)
            guard place.count == items.count else { return nil }
            places.append(place)
            return places.count - 1
        }.sorted { Self.rank($0.target) < Self.rank($1.target) }
        if let ends = format.entry("ends"), let column = find(ends) {
            places.append([column])
            fields.append(
                FieldPlan(
                    target: .field(.durationMinutes), place: places.count - 1,
                    reader: TableEnd(ends)))
        }
        (self.fields, self.places) = (fields, places)
        let given = madeNumber == nil ? [] : [FieldTarget.number]
        FieldPlan.demandKeys(of: fields, but: given, format)
    }

    private static func rank(_ target: FieldTarget) -> Int {
        switch target {
        case .field(.visitDate): 0
        case .field(.startTime): 1
        case .number, .field: 2
        }
    }

    private static func column(_ entry: FormatEntry, among columns: [TableColumn]) -> Int? {
        guard let name = entry.word else { return nil }
        if let index = columns.firstIndex(where: { $0.name == name }) { return index }
        entry.complain("no column \(name); \(suggestion(for: name, among: columns.map(\.name)))")
        return nil
    }
}
