public import LedgerStore
import Reservations

extension Ledger {
    /// Every name that stands in 担当スタッフ or 媒体側割当スタッフ, in order. Reads all rows, so it is for a
    /// question that names somebody.
    public nonisolated func staffNames() throws -> [String] {
        let columns = [LedgerColumn.staff.rawValue, LedgerColumn.assignedStaff.rawValue]
        var names: Set<[UInt8]> = []
        try rows { cells in
            let parts = cells.split(
                separator: LedgerRow.separator, omittingEmptySubsequences: false)
            for column in columns where parts.indices.contains(column) {
                if !parts[column].isEmpty { names.insert(Array(parts[column])) }
            }
        }
        return names.map { String(decoding: $0, as: UTF8.self) }.sorted()
    }
}
