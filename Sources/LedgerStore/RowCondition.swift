public import Reservations

/// Which rows of the ledger are wanted: all that is said here holds at once (R3-16). What is nil or
/// empty asks for nothing.
public struct RowCondition: Hashable, Sendable {
    /// 予約日, 作成日 and 更新日, both ends included.
    public var visited: ClosedRange<ServiceDay>?
    public var created: ClosedRange<ServiceDay>?
    public var changed: ClosedRange<ServiceDay>?
    public var statuses: Set<Status> = []
    public var staff: Set<String> = []
    public var media: Set<Medium> = []
    public var numbers: Set<String> = []
    /// Words that must each stand in the number, the guest's name, kana, phone, mail or the memo.
    /// Compared without spaces, widths and hyphens: `090-1234-5678` finds `09012345678` (R3-08).
    public var text: String?
    /// Cells that must be exactly this.
    public var cells: [LedgerColumn: String] = [:]

    public init() {}
}

extension RowCondition {
    /// The conditions that the database answers, as SQL with its arguments.
    func statement(selecting columns: String, salon: String) -> (String, [Books.Argument]) {
        var sql = "SELECT \(columns) FROM ledger_row WHERE salon = $1"
        var arguments: [Books.Argument] = [salon]
        func place(_ value: String) -> String {
            arguments.append(value)
            return "$\(arguments.count)"
        }
        func between(_ column: String, _ days: ClosedRange<ServiceDay>?) {
            guard let days else { return }
            sql += " AND \(column) >= \(place(days.lowerBound.description))"
            sql += " AND \(column) <= \(place(days.upperBound.description))"
        }
        func among(_ column: String, _ values: [String]) {
            if values.isEmpty { return }
            sql += " AND \(column) IN (\(values.sorted().map(place).joined(separator: ", ")))"
        }
        between("day", visited)
        between("created_on", created)
        between("changed_on", changed)
        among("status", statuses.map(\.rawValue))
        among("staff", Array(staff))
        among("medium", media.map(\.rawValue))
        if numbers.count <= Self.mostArguments { among("number", Array(numbers)) }
        return (sql + " ORDER BY salon, day, start, medium, number", arguments)
    }

    /// A statement takes 32,766 arguments; more numbers than this are looked for in the cells.
    static let mostArguments = 10_000
}
