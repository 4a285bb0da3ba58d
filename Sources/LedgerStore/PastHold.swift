public import Reconciliation

extension Ledger {
    /// All holds there ever were, oldest first.
    public func pastHolds() throws(LedgerTrouble) -> [HoldState] {
        try reading { books throws(LedgerTrouble) in
            try books.all(
                """
                SELECT id, guard, reason, members, since, expires, word FROM hold
                WHERE salon = $1 ORDER BY since, id
                """, [books.salon]
            ) { line throws(LedgerTrouble) in try HoldState(line) }
        }
    }
}
