public import Foundation
import Reservations

extension Books {
    /// By name, how each source is doing.
    public func sources() throws(LedgerTrouble) -> [String: SourceState] {
        var states: [String: SourceState] = [:]
        try each(
            """
            SELECT source, attempted, succeeded, failure, failing_since, rest_until, rest_reason,
                words
            FROM source WHERE salon = $1
            """, [salon]
        ) { line throws(LedgerTrouble) in
            var state = SourceState(
                attempted: try line.optionalInstant(1), succeeded: try line.optionalInstant(2),
                failure: try line.optional(3), words: try line.optional(7),
                failingSince: try line.optionalInstant(4))
            if let reason = try line.optional(6, as: String.self) {
                state.rest = .init(until: try line.optionalInstant(5), reason: reason)
            }
            states[try line.text(0)] = state
        }
        try each("SELECT source, box, validity, uid FROM mailbox WHERE salon = $1", [salon]) {
            line throws(LedgerTrouble) in
            states[try line.text(0), default: .init()].mailboxes[try line.text(1)] = MailCursor(
                validity: try line.number(2), uid: try line.number(3))
        }
        return states
    }

    func apply(_ update: SourceUpdate) throws(LedgerTrouble) {
        let attempted = update.attempted.timeIntervalSince1970
        try run(
            """
            INSERT INTO source (
                salon, source, attempted, succeeded, failure, failing_since, rest_until,
                rest_reason, words)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (salon, source) DO UPDATE SET
                attempted = excluded.attempted,
                succeeded = COALESCE(excluded.succeeded, source.succeeded),
                failure = excluded.failure, words = excluded.words,
                failing_since = CASE WHEN excluded.failure IS NULL THEN NULL
                    ELSE COALESCE(source.failing_since, excluded.failing_since) END,
                rest_until = excluded.rest_until, rest_reason = excluded.rest_reason
            """,
            [
                salon, update.source, attempted, update.failure == nil ? attempted : nil,
                update.failure, update.failure == nil ? nil : attempted,
                update.rest?.until?.timeIntervalSince1970, update.rest?.reason, update.words,
            ])
        for (box, cursor) in update.mailboxes.sorted(by: { $0.key < $1.key }) {
            try advance(source: update.source, box: box, to: cursor)
        }
    }

    private func advance(
        source: String, box: String, to cursor: MailCursor
    ) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO mailbox (salon, source, box, validity, uid) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (salon, source, box) DO UPDATE SET
                validity = excluded.validity, uid = excluded.uid
            WHERE mailbox.validity <> excluded.validity OR mailbox.uid <> excluded.uid
            """, [salon, source, box, cursor.validity, cursor.uid])
    }

    /// Whether no complete scan of its source is newer: an older one (saved pages) does not take
    /// the place of a newer one.
    func isLatest(_ scan: ScanRecord) throws(LedgerTrouble) -> Bool {
        try number(
            """
            SELECT COUNT(*) FROM source JOIN scan ON scan.salon = source.salon
                AND scan.id = source.last_scan
            WHERE source.salon = $1 AND source.source = $2 AND scan.t_hi > $3
            """, [salon, scan.source, scan.interval.to.timeIntervalSince1970]) == 0
    }

    /// Remembers a complete scan as its source's last one.
    func remember(_ scan: ScanRecord) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO source (salon, source, last_scan) VALUES ($1, $2, $3)
            ON CONFLICT (salon, source) DO UPDATE SET last_scan = excluded.last_scan
            """, [salon, scan.source, scan.id])
    }
}

extension Ledger {
    /// By name, how each source is doing.
    public func sources() throws(LedgerTrouble) -> [String: SourceState] {
        try reading { books throws(LedgerTrouble) in try books.sources() }
    }

    /// Ends a source's rest after a person has solved its trouble (`daicho check --resume`).
    public func resume(source: String, by person: String, at: Date) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            try books.run(
                """
                UPDATE source SET rest_until = NULL, rest_reason = NULL
                WHERE salon = $1 AND source = $2
                """, [books.salon, source])
            if books.changed == 0 { throw .unknown(what: "source", id: source) }
            try books.note(Act(at: at, person: person, kind: "source.resume", subject: source))
        }
    }
}
