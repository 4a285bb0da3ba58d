import Connectors
import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What the pages of one walk say together, as evidence for the ledger.
struct ListReading {
    let scan: Scan
    let quarantined: [QuarantineRecord]
    let refusals: [Refusal]
    let refusedCaptures: [String]
    let findings: [Finding]
    let drifts: [Drift]
    let unread: Unread

    init(_ harvest: Harvest, errand: Errand, reader: Reader) {
        let pages = harvest.pages
        let reading = ScanReading(
            pages: pages.map(\.reading), again: harvest.again?.reading,
            expecting: reader.answerable(Self.expectation(of: errand)),
            statuses: (pages + [harvest.again].compactMap(\.self)).compactMap(
                \.capture.httpStatus))
        let refused = pages.filter { $0.reading.refused != nil }
        refusals = refused.compactMap(\.reading.refused)
        refusedCaptures = refused.map(\.capture.name)
        (drifts, unread) = (reading.drifts, reading.unread)
        findings =
            pages.flatMap(\.reading.findings) + reading.rows.flatMap(\.row.findings)
            + reading.quarantined.flatMap(\.row.findings)
        quarantined = reading.quarantined.flatMap { quarantine in
            Self.records(of: quarantine.row, in: pages[quarantine.page].capture, errand: errand)
        }
        scan = Self.scan(reading, harvest, errand: errand, reader: reader)
    }

    /// A saved page shows the days it shows; a walk was sent for the horizon.
    private static func expectation(of errand: Errand) -> PageExpectation {
        let store = errand.definition.salon.store
        switch errand.source.origin {
        case .site:
            return PageExpectation(
                store: store, from: errand.horizon.first, to: errand.horizon.last)
        case .folder, .imap, .maildir: return PageExpectation(store: store)
        }
    }

    private static func scan(
        _ reading: ScanReading, _ harvest: Harvest, errand: Errand, reader: Reader
    ) -> Scan {
        let pages = harvest.pages
        let intervals = pages.map { interval(of: $0.capture, ahead: harvest.serverAhead) }
        let whole = Interval(
            from: intervals.map(\.from).min() ?? errand.asOf,
            to: intervals.map(\.to).max() ?? errand.asOf)
        let range = reading.from.flatMap { from in
            reading.to.map { Horizon(first: from, last: $0) }
        }
        let words = [
            reading.fingerprint.description, errand.horizon.first.description,
            errand.horizon.last.description, errand.definition.hash.description,
        ]
        return Scan(
            id: errand.source.name, source: errand.source.name, medium: reader.medium,
            interval: whole, range: range, coverage: reading.coverage,
            fingerprint: Fingerprint(words: words), detectedAt: errand.asOf,
            format: reader.format.identity,
            setup: Setup(
                layout: reader.format.fingerprint, definition: errand.definition.hash,
                signIn: harvest.signedInAs),
            serverAhead: harvest.serverAhead,
            rows: reading.rows.map { row in
                Scan.Row(
                    number: row.row.number, facts: row.row.facts, said: row.fingerprint,
                    interval: intervals[row.page], capture: pages[row.page].capture.name,
                    span: row.row.span)
            })
    }

    /// When a page was so. Where our clock is in doubt (G6) the medium's counts: with ours, a page
    /// of one wrong hour would pass for newer than all that follow in that hour, a cancellation
    /// among them, or for older than what it has overtaken.
    private static func interval(of capture: Capture, ahead: TimeInterval?) -> Interval {
        let own = capture.interval
        guard let ahead, abs(ahead) > Limits().clockSkew else { return own }
        return Interval(from: own.from + ahead, to: own.to + ahead)
    }

    /// One record for each key field that failed.
    private static func records(
        of row: QuarantinedRow, in capture: Capture, errand: Errand
    ) -> [QuarantineRecord] {
        let bytes = row.span.map { span in
            Array(
                capture.bytes[
                    min(
                        span.lowerBound, capture.bytes.count)..<min(
                            span.upperBound, capture.bytes.count)])
        }
        let content = Fingerprint(of: bytes ?? Array(row.location.utf8))
        let problems =
            row.findings.isEmpty
            ? [Finding(problem: "could not be read", location: row.location)] : row.findings
        return problems.map { finding in
            QuarantineRecord(
                source: errand.source.name, content: content, capture: capture.name,
                span: row.span, location: finding.location, field: finding.field,
                problem: finding.problem)
        }
    }
}
