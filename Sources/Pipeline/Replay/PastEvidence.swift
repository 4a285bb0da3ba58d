import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// Makes the evidence of a past run again, for a ledger that stands where the live one stood then.
struct PastEvidence {
    let run: PastRun
    /// The run's own, or as other formats would have made them.
    let observations: [Observation]
    let terms: Terms
    let books: Books

    func evidence() throws -> Evidence {
        let recollection = Recollection(gist: run.gist, observations: observations) { key in
            try books.histories(of: [key])[key]?.observations ?? []
        }
        var evidence = Evidence()
        evidence.mails = try recollection.mails(detectedAt: run.asOf)
        evidence.mailedMedia = run.gist.mailedMedia
        evidence.spokenOf = run.gist.spokenOf
        evidence.blocked = run.gist.blocked ?? []
        evidence.staffCodes = run.gist.staffCodes ?? []
        let bare = run.scans.map { Scan($0, detectedAt: run.asOf) }
        let belief = try books.belief(for: bare, mails: evidence.mails, terms: terms)
        let mails = survey(evidence, belief: belief, terms: terms)
        for (record, scan) in zip(run.scans, bare) {
            evidence.scans.append(
                try recollection.scan(
                    scan, unseen: record.unseen, known: belief.known[scan.medium],
                    mailed: mails.numbersMailed(of: scan.medium)))
        }
        return evidence
    }
}

extension Scan {
    /// A scan as its proof tells of it, without rows.
    fileprivate init(_ record: ScanRecord, detectedAt: Date) {
        self.init(
            id: record.source, source: record.source, medium: record.medium,
            interval: record.interval, range: record.range, coverage: record.coverage,
            fingerprint: record.fingerprint, detectedAt: detectedAt, format: record.format,
            setup: record.setup, serverAhead: record.serverAhead, rows: [])
    }
}
