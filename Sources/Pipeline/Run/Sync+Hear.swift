import LedgerStore
import Reconciliation
import Reservations

extension Sync {
    /// Takes a person's word at once, as a run that reads no source: what changes is decided,
    /// handed over and published the same way.
    ///
    /// - Parameter note: keeps the word inside the run's transaction, and says of which bookings it
    ///   was. Where it throws, nothing is written.
    func hear(_ note: (Books) throws -> Set<ReservationKey>) async throws -> RunReport {
        let ledger = try openLedger(for: .writing)
        var report = RunReport(run: "", salon: definition.salon.id, asOf: asOf)
        report.sources = definition.sources.map {
            SourceReport(name: $0.name, isDue: false, skipped: "not-asked")
        }
        let decision = try stage(.commit, &report) { _ in
            try commit(Readings(), of: [:], to: ledger, hearing: note)
        }
        account(for: decision, Readings(), [:], in: &report)
        try await stage(.deliver, &report) {
            $0.receipts = try await deliver(ledger, &$0)
        }
        try stage(.publish, &report) { $0.published = try publish(ledger, &$0) }
        try await conclude(ledger, &report)
        return report
    }
}
