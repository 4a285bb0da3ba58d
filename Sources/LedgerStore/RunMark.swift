public import Foundation

/// The point in the ledger's history at which a run had written what it changed.
public struct RunMark: Hashable, Sendable {
    public let run: String
    public let asOf: Date
    /// The number of the last change that it or a run before it wrote.
    let change: Int
}

extension Ledger {
    /// The point that a run stands for, or nil where the journal does not know it (any more).
    public nonisolated func mark(of run: String) throws(LedgerTrouble) -> RunMark? {
        try reading { books throws(LedgerTrouble) in
            let found = try books.first(
                "SELECT as_of FROM run WHERE salon = $1 AND id = $2", [books.salon, run]
            ) { line throws(LedgerTrouble) in try line.instant(0) }
            guard let asOf = found else { return nil }
            let change = try books.number(
                """
                SELECT COALESCE(MAX(n), 0) FROM change
                WHERE salon = $1 AND (run = $2 OR at <= $3)
                """, [books.salon, run, asOf.timeIntervalSince1970])
            return RunMark(run: run, asOf: asOf, change: change)
        }
    }
}
