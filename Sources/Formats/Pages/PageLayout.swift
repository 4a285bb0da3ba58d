import Plumbing

/// A listing's layout, compiled: where its proofs, its facts and its rows stand.
struct PageLayout: Sendable {
    /// Asked before anything is believed.
    let refuse: [PageProof]
    /// Asked of a page that is no listing: what it is instead.
    let otherwise: [PageProof]
    let end: PageEnd
    let stores: [StorePlace]
    let rangeFrom: [XPath]
    let rangeTo: [XPath]
    let count: CountPlace?
    let nothing: [XPath]
    let paging: PagingPlace?
    let table: [XPath]
    let head: XPath?
    let row: XPath?
    let columns: [ColumnPlace]
    let cells: [CellPlace]
    let fields: [FieldPlan]

    static let keys = [
        "refuse", "otherwise", "end", "store", "range", "count", "nothing", "paging", "table",
        "columns", "fields",
    ]

    init(_ format: FormatEntry) {
        refuse = format.items("refuse").compactMap(PageProof.init)
        otherwise = format.items("otherwise").compactMap(PageProof.init)
        end = PageEnd(format)
        stores = format.items("store").map(StorePlace.init)
        let range = format.entry("range")
        range?.allowOnly(["from", "to"])
        rangeFrom = range?.paths("from") ?? []
        rangeTo = range?.paths("to") ?? []
        count = format.required("count").map(CountPlace.init)
        nothing = format.required("nothing")?.items.compactMap(\.xpath) ?? []
        paging = format.entry("paging").map(PagingPlace.init)
        let table = format.required("table")
        table?.allowOnly(["at", "head", "row"])
        self.table = table?.required("at")?.items.compactMap(\.xpath) ?? []
        head = table?.required("head")?.xpath
        row = table?.required("row")?.xpath
        let columns = format.required("columns")?.members.map(ColumnPlace.init) ?? []
        self.columns = columns
        var cells: [CellPlace] = []
        fields = FieldPlan.plans(format, placeKeys: Self.placeKeys) { entry, reader in
            Self.place(entry, reader, columns: columns, among: &cells)
        }
        self.cells = cells
        FieldPlan.demandKeys(of: fields, format)
    }

    static let placeKeys = ["column", "within", "without", "blanks"]

    private static func place(
        _ entry: FormatEntry, _ reader: any ValueReader, columns: [ColumnPlace],
        among cells: inout [CellPlace]
    ) -> Int? {
        guard let name = entry.required("column")?.word else { return nil }
        guard let column = columns.firstIndex(where: { $0.name == name }) else {
            let known = columns.map(\.name)
            entry.complain(
                "no column \(name); \(suggestion(for: name, among: known))", at: "column")
            return nil
        }
        let blanks = entry.word("blanks")
        if let blanks, blanks != "kept" { entry.complain("can only be kept", at: "blanks") }
        let cell = CellPlace(
            column: column, within: entry.word("within"), without: Set(entry.words("without")),
            keepsBlanks: blanks != nil,
            wantsItems: type(of: reader).wantsItems, wantsLinks: type(of: reader).wantsLinks)
        if let known = cells.firstIndex(of: cell) { return known }
        cells.append(cell)
        return cells.count - 1
    }
}
