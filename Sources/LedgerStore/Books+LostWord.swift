import Foundation
import Reservations

/// A ledger that was lost cannot tell what it sent after its copy was made. What the sources say
/// until each was read once may be such a step: it leaves only on a person's word.
extension Books {
    /// Notes that nobody knows what was sent before this moment.
    func loseWord(of sources: [String], at moment: Date) throws(LedgerTrouble) {
        for source in sources {
            try run(
                """
                INSERT INTO lost_word (salon, source, after_run, since)
                SELECT $1, $2, COALESCE(MAX(run.n), 0), $3 FROM run WHERE run.salon = $1
                ON CONFLICT (salon, source) DO UPDATE SET
                    after_run = excluded.after_run, until_run = NULL, since = excluded.since
                """, [salon, source, moment.timeIntervalSince1970])
        }
    }

    /// Whether a ledger is lost of which a source was not read again yet.
    func hasLostWord() throws(LedgerTrouble) -> Bool {
        try number(
            "SELECT COUNT(*) FROM lost_word WHERE salon = $1 AND until_run IS NULL", [salon]) > 0
    }

    /// A run has read a source again: what later runs find there is new.
    func hear(_ updates: [SourceUpdate], run id: String) throws(LedgerTrouble) {
        for update in updates where update.failure == nil {
            try run(
                """
                UPDATE lost_word SET until_run = (
                    SELECT run.n FROM run WHERE run.salon = $1 AND run.id = $2)
                WHERE salon = $1 AND source = $3 AND until_run IS NULL
                """, [salon, id, update.source])
        }
    }

    /// Of steps that wait, those that a lost ledger may have sent. One on which a person has said
    /// so is sent; so is what was born here since, which no other ledger knew.
    ///
    /// - Parameter sources: those that are still read.
    func maybeSent(
        _ steps: [OutboxAction], by sources: Set<String>
    ) throws(LedgerTrouble) -> [OutboxAction] {
        let lost = try all(
            "SELECT source, after_run, until_run, since FROM lost_word WHERE salon = $1", [salon]
        ) { line throws(LedgerTrouble) in
            (
                source: try line.text(0), after: try line.number(1),
                until: try line.optional(2, as: Int.self), since: try line.instant(3)
            )
        }.filter { sources.contains($0.source) }
        if lost.isEmpty { return [] }
        var doubtful: [OutboxAction] = []
        for step in steps {
            let n = try number(
                "SELECT COALESCE(n, 0) FROM run WHERE salon = $1 AND id = $2", [salon, step.run])
            let isBornHere = step.action.key.medium == .local
            let mayBe = lost.filter { n <= $0.after || !isBornHere && n <= $0.until ?? .max }
            guard let since = mayBe.map(\.since).max() else { continue }
            let asked = try receipts(for: step.action.id).contains {
                $0.at >= since && ReceiptWord(evidence: $0.evidence) == .ledgerLost
            }
            if !asked { doubtful.append(step) }
        }
        return doubtful
    }
}
