extension Ledger {
    /// The mails of a source that were set aside and are not cleared: what brought them.
    public func mailsSetAside(of source: String) throws(LedgerTrouble) -> [CaptureRecord] {
        try reading { books throws(LedgerTrouble) in
            try books.all(
                """
                SELECT DISTINCT capture.hash, capture.origin, capture.started, capture.ended,
                    capture.size
                FROM quarantine JOIN capture
                    ON capture.salon = quarantine.salon AND capture.hash = quarantine.capture
                WHERE quarantine.salon = $1 AND quarantine.source = $2
                    AND quarantine.cleared_run IS NULL AND capture.is_shredded = 0
                    -- an undated word has been read: its place in the mail is known
                    AND quarantine.span_from IS NULL
                ORDER BY capture.ended, capture.hash LIMIT 1000
                """, [books.salon, source]
            ) { line throws(LedgerTrouble) in
                CaptureRecord(
                    hash: try line.text(0), source: source, origin: try line.text(1),
                    started: try line.instant(2), ended: try line.instant(3),
                    size: try line.number(4))
            }
        }
    }
}

extension Books {
    /// What could be read after all is set aside no longer.
    func clear(_ reread: Set<Reread>, run id: String) throws(LedgerTrouble) {
        for mail in reread {
            try run(
                """
                UPDATE quarantine SET cleared_run = $1
                WHERE salon = $2 AND source = $3 AND capture = $4 AND cleared_run IS NULL
                    AND span_from IS NULL
                """, [id, salon, mail.source, mail.capture])
        }
    }
}

/// A mail that was set aside by a run before, and that this run has understood.
public struct Reread: Hashable, Sendable {
    public let source: String
    public let capture: String

    public init(source: String, capture: String) {
        self.source = source
        self.capture = capture
    }
}
