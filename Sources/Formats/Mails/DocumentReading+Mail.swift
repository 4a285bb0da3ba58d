import Reservations

extension DocumentReading {
    init(format: Format, ignoring reason: Ignored) {
        self.init(format: format)
        recognised = reason != .unrelated
        ignored = reason
        coverage = Coverage(verdict: .complete, proofs: [.init("rows", .number(0))])
    }

    init(
        format: Format, draft: RowDraft, kind: Observation.Kind?, interval: Interval?,
        span: Range<Int>
    ) {
        self.init(format: format)
        recognised = true
        if !draft.lacksKey, let number = draft.number, let kind {
            rows = [
                RowReading(
                    position: 1, number: number, kind: kind, facts: draft.facts,
                    interval: interval, span: span, findings: draft.findings)
            ]
        } else {
            quarantined = [
                QuarantinedRow(
                    position: 1, location: "mail", kind: kind, number: draft.number,
                    facts: draft.facts, span: span, findings: draft.findings)
            ]
        }
        judgeMail()
    }

    private mutating func judgeMail() {
        coverage = Coverage(
            verdict: quarantined.isEmpty ? .complete : .partial,
            proofs: [.init("rows", .number(rows.count + quarantined.count))],
            failed: quarantined.isEmpty ? [] : [FailedProof.quarantinedRow.rawValue])
    }

    /// This and another mail that were forwarded together.
    func joined(with other: DocumentReading) -> DocumentReading {
        var both = self
        let count = rows.count + quarantined.count
        both.recognised = recognised || other.recognised
        both.rows += other.rows.map {
            var row = $0
            row.position += count
            return row
        }
        both.quarantined += other.quarantined.map {
            var row = $0
            row.position += count
            return row
        }
        both.findings += other.findings
        both.ignored =
            both.rows.isEmpty && both.quarantined.isEmpty ? ignored ?? other.ignored : nil
        both.judgeMail()
        return both
    }
}
