public import Foundation
public import Reconciliation
public import Reservations

/// The proof that a scan leaves in the ledger, whether or not it changed anything.
public struct ScanRecord: Hashable, Sendable {
    public var id: String
    public var source: String
    public var medium: Medium
    public var interval: Interval
    /// The days that the list itself says it shows.
    public var range: Horizon?
    /// The verdict after the guards, with what was proven.
    public var coverage: Coverage
    public var fingerprint: Fingerprint
    /// The format's name and version.
    public var format: String
    public var isUnchanged: Bool
    /// Whether an equal scan would leave nothing to do.
    public var isSettled: Bool
    public var setup: Setup
    /// The server's clock against ours, in seconds; nil for saved pages.
    public var serverAhead: TimeInterval?
    /// See `ScanOutcome.unseen`.
    public var unseen: [String]?

    public init(
        id: String, source: String, medium: Medium, interval: Interval, range: Horizon?,
        coverage: Coverage, fingerprint: Fingerprint, format: String, isUnchanged: Bool,
        isSettled: Bool, setup: Setup = Setup(), serverAhead: TimeInterval? = nil,
        unseen: [String]? = nil
    ) {
        self.id = id
        self.source = source
        self.medium = medium
        self.interval = interval
        self.range = range
        self.coverage = coverage
        self.fingerprint = fingerprint
        self.format = format
        self.isUnchanged = isUnchanged
        self.isSettled = isSettled
        self.setup = setup
        self.serverAhead = serverAhead
        self.unseen = unseen
    }

    public init(_ scan: Scan, outcome: ScanOutcome, format: String) {
        self.init(
            id: scan.id, source: scan.source, medium: scan.medium, interval: scan.interval,
            range: scan.range, coverage: outcome.coverage, fingerprint: scan.fingerprint,
            format: format, isUnchanged: outcome.isUnchanged, isSettled: outcome.isSettled,
            setup: scan.setup, serverAhead: scan.serverAhead, unseen: outcome.unseen)
    }
}

extension Books {
    func add(
        _ scan: ScanRecord, run id: String, definition: String, isListed: Bool
    ) throws(LedgerTrouble) {
        let unseen: String? = if let numbers = scan.unseen { try jsonText(numbers) } else { nil }
        try run(
            """
            INSERT INTO scan (
                salon, id, run, source, medium, t_lo, t_hi, first_day, last_day, verdict,
                coverage, fingerprint, format, definition, is_unchanged, is_settled,
                layout, sign_in, server_ahead, unseen, is_listed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                $18, $19, $20, $21)
            """,
            [
                salon, scan.id, id, scan.source, scan.medium.rawValue,
                scan.interval.from.timeIntervalSince1970, scan.interval.to.timeIntervalSince1970,
                scan.range?.first.description, scan.range?.last.description,
                scan.coverage.verdict.rawValue, try jsonText(scan.coverage),
                scan.fingerprint.description, scan.format, definition, scan.isUnchanged,
                scan.isSettled, scan.setup.layout?.description, scan.setup.signIn?.description,
                scan.serverAhead, unseen, isListed,
            ])
    }

    /// The scans of a run, by the names of their sources.
    func scans(of run: String) throws(LedgerTrouble) -> [ScanRecord] {
        try all(
            """
            SELECT id, source, medium, t_lo, t_hi, first_day, last_day, coverage, fingerprint,
                format, is_unchanged, is_settled, layout, definition, sign_in, server_ahead,
                unseen
            FROM scan WHERE salon = $1 AND run = $2 ORDER BY id
            """, [salon, run]
        ) { line throws(LedgerTrouble) in
            ScanRecord(
                id: try line.text(0), source: try line.text(1),
                medium: Medium(rawValue: try line.text(2)),
                interval: Interval(from: try line.instant(3), to: try line.instant(4)),
                range: try line.range(5, 6), coverage: try line.json(7),
                fingerprint: try line.read(8) { Fingerprint($0) }, format: try line.text(9),
                isUnchanged: try line.truth(10), isSettled: try line.truth(11),
                setup: try line.setup(12, 13, 14) ?? Setup(),
                serverAhead: try line.optional(15), unseen: try line.optionalJSON(16))
        }
    }

    /// By source, the last complete scan.
    public func lastScans() throws(LedgerTrouble) -> [String: ScanMemory] {
        var scans: [String: ScanMemory] = [:]
        try each(
            """
            SELECT source.source, scan.t_lo, scan.t_hi, scan.fingerprint, scan.is_settled,
                scan.first_day, scan.last_day, scan.medium, scan.layout, scan.definition,
                scan.sign_in
            FROM source JOIN scan ON scan.salon = source.salon AND scan.id = source.last_scan
            WHERE source.salon = $1
            """, [salon]
        ) { line throws(LedgerTrouble) in
            scans[try line.text(0)] = ScanMemory(
                interval: Interval(from: try line.instant(1), to: try line.instant(2)),
                fingerprint: try line.read(3) { Fingerprint($0) },
                isSettled: try line.truth(4), range: try line.range(5, 6),
                medium: Medium(rawValue: try line.text(7)), setup: try line.setup(8, 9, 10))
        }
        return scans
    }

    /// The remembered lists of some media have to be looked at again, even if the next ones say
    /// the same.
    func reopen(_ media: Set<Medium>) throws(LedgerTrouble) {
        for medium in media.sorted() {
            try run(
                """
                UPDATE scan SET is_settled = 0
                WHERE salon = $1 AND medium = $2 AND is_settled = 1 AND EXISTS (
                    SELECT 1 FROM source
                    WHERE source.salon = scan.salon AND source.last_scan = scan.id)
                """, [salon, medium.rawValue])
        }
    }
}

extension Line {
    /// The days between two columns, or none where a list does not tell its range.
    func range(_ first: Int, _ last: Int) throws(LedgerTrouble) -> Horizon? {
        guard let first = try readOptional(first, { ServiceDay($0) }),
            let last = try readOptional(last, { ServiceDay($0) })
        else { return nil }
        return Horizon(first: first, last: last)
    }

    /// With what a list was read; nil of a scan from before that was noted.
    fileprivate func setup(
        _ layout: Int, _ definition: Int, _ signIn: Int
    ) throws(LedgerTrouble) -> Setup? {
        guard let layout = try readOptional(layout, { Fingerprint($0) }) else { return nil }
        return Setup(
            layout: layout, definition: Fingerprint(try text(definition)),
            signIn: try readOptional(signIn) { Fingerprint($0) })
    }
}
