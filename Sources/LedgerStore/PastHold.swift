public import Reconciliation

/// A hold of the past or present.
public struct PastHold: Sendable {
    public let state: HoldState
    /// Whether a later run let it go.
    public let hasEnded: Bool
}

extension Ledger {
    /// All holds there ever were, oldest first.
    public func pastHolds() throws(LedgerTrouble) -> [PastHold] {
        try reading { books throws(LedgerTrouble) in
            try books.all(
                """
                SELECT id, guard, reason, members, since, expires, word, ended_run FROM hold
                WHERE salon = $1 ORDER BY since, id
                """, [books.salon]
            ) { line throws(LedgerTrouble) in
                PastHold(
                    state: try HoldState(line),
                    hasEnded: try line.optional(7, as: String.self) != nil)
            }
        }
    }
}
