import Foundation
import GRDB
public import Reservations

/// Which rows of the ledger are wanted: all that is said here holds at once (R3-16). What is nil or
/// empty asks for nothing.
public struct RowCondition: Hashable, Sendable {
    /// 予約日, 作成日 and 更新日, both ends included.
    public var visited: ClosedRange<ServiceDay>?
    public var created: ClosedRange<ServiceDay>?
    public var changed: ClosedRange<ServiceDay>?
    /// The delta of a ledger: only rows that runs after this one have changed.
    public var changedSince: RunMark?
    public var statuses: Set<Status> = []
    /// Names in 担当スタッフ: one that a medium only shows beside a フリー枠 is nobody's.
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
        func place(_ value: any DatabaseValueConvertible) -> String {
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
            sql +=
                " AND \(column) IN (\(values.sorted().map { place($0) }.joined(separator: ", ")))"
        }
        between("day", visited)
        between("created_on", created)
        between("changed_on", changed)
        if let mark = changedSince {
            sql += Self.changed(since: place(mark.change), place(mark.asOf.timeIntervalSince1970))
        }
        among("status", statuses.map(\.rawValue))
        among("staff", Array(staff))
        among("medium", media.map(\.rawValue))
        if numbers.count <= Self.mostArguments { among("number", Array(numbers)) }
        return (sql + " ORDER BY salon, day, start, medium, number", arguments)
    }

    private static func changed(since change: String, _ asOf: String) -> String {
        """
         AND ((medium, number) IN (
                SELECT medium, number FROM change WHERE salon = $1 AND n > \(change))
            OR (medium, number) IN (
                SELECT medium, number FROM reservation WHERE salon = $1 AND changed_by IN (
                    SELECT id FROM run WHERE salon = $1 AND as_of > \(asOf))))
        """
    }

    /// A statement takes 32,766 arguments; more numbers than this are looked for in the cells.
    static let mostArguments = 10_000
}
