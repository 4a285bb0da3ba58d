public import Reservations

/// The choices of columns that a salon's people know by a name.
public struct ColumnSets: Hashable, Sendable {
    /// The salon's own, by name: the ledger's column titles in order.
    private let own: [String: [LedgerColumn]]

    public init(own: [String: [LedgerColumn]] = [:]) {
        self.own = own
    }

    /// The columns that `--columns` asks for: `all`, `shown` (the salon's own choice, all of them
    /// until it makes one: R3-23, R3-24), the name of a set, or titles in the order to show them.
    public func chosen(_ words: String) throws(WrongUsage) -> [LedgerColumn] {
        if let columns = named(words) { return columns }
        var columns: [LedgerColumn] = []
        var problems: [String] = []
        for title in split([words]) {
            if let column = LedgerColumn(title: title) {
                if columns.contains(column) { problems.append("--columns: \(title) stands twice") }
                columns.append(column)
            } else {
                let all = names + LedgerColumn.allCases.map(\.title)
                problems.append("--columns: " + WrongUsage.unknown(title, "column", among: all))
            }
        }
        if columns.isEmpty && problems.isEmpty {
            problems.append("--columns: name a column or a set, or write shown or all")
        }
        guard problems.isEmpty else { throw WrongUsage(problems) }
        return columns
    }

    /// A set by its name; nil for any other word.
    public func named(_ name: String) -> [LedgerColumn]? {
        if name == "all" { return LedgerColumn.allCases }
        return own[name] ?? (name == Self.shown ? LedgerColumn.allCases : Self.presets[name])
    }

    /// What may be asked for by name, `shown` and `all` first.
    public var names: [String] {
        [Self.shown, "all"] + Self.presetNames
            + own.keys.filter { $0 != Self.shown && Self.presets[$0] == nil }.sorted()
    }

    /// The set that holds until another is asked for.
    static let shown = "shown"

    /// The sets that every salon has; a set of its own under the same name takes the place.
    static let presetNames = ["受付用", "分析用", "本部用", "取込用"]

    private static let presets: [String: [LedgerColumn]] = [
        // What the front desk looks at.
        "受付用": [
            .visitDate, .start, .end, .staff, .nomination, .customerName, .phone, .menu, .status,
            .medium, .memo, .attention,
        ],
        // Nobody's name, phone or memo: for spreadsheets and figures.
        "分析用": [
            .number, .ledgerID, .medium, .route, .status, .visitDate, .start, .end, .duration,
            .durationGround, .staff, .nomination, .equipment, .menu, .coupon, .total, .points,
            .payable, .createdOn, .changedOn, .receivedAt, .cancelledAt,
        ],
        // What a head office adds up and checks, without guests.
        "本部用": [
            .number, .ledgerID, .medium, .status, .visitDate, .start, .end, .staff, .nomination,
            .menu, .total, .points, .payable, .changedOn, .cancelledAt, .attention,
            .attentionReasons, .changedBy, .rowHash,
        ],
        // What other systems' imports ask for.
        "取込用": [
            .number, .visitDate, .start, .end, .duration, .customerName, .customerKana, .phone,
            .email, .staff, .nomination, .equipment, .menu, .coupon, .total, .points, .payable,
            .memo, .status, .mediumStatus, .medium, .route, .receivedAt, .changedOn, .detectedAt,
            .cancelledAt,
        ],
    ]
}
