public import Foundation
public import Reservations

/// Makes a past run's evidence again out of what the ledger keeps of it, for a ledger that believes
/// what the live one believed at that moment.
public struct Recollection {
    public let gist: Gist
    /// The observations that the run kept.
    public let observations: [Observation]
    /// All kept observations of a booking, up to that run.
    private let observationsOf: (ReservationKey) throws -> [Observation]

    public init(
        gist: Gist, observations: [Observation],
        observationsOf: @escaping (ReservationKey) throws -> [Observation]
    ) {
        self.gist = gist
        self.observations = observations
        self.observationsOf = observationsOf
    }

    /// The mails, with as much of those that were left alone as a decision looks at.
    public func mails(detectedAt: Date) throws -> [Observation] {
        let kept = observations.filter { $0.channel != .list || gist.past != nil }
        return try kept + gist.mails.map { try mail($0, detectedAt: detectedAt) }
    }

    /// - Parameters:
    ///   - bare: the scan's proof, without rows.
    ///   - known: the bookings of its medium; none where the scan says nothing new.
    ///   - mailed: the numbers that the run's mails speak of.
    ///   - unseen: the listed bookings of its days that it did not show; nil where none was noted.
    public func scan(
        _ bare: Scan, unseen: [String]?, known: KnownBook?, mailed: Set<String>
    ) throws -> Scan {
        let words = gist.scans[bare.id] ?? ScanGist()
        var rows = observations.filter { $0.isRow(of: bare) }.map(Scan.Row.init)
        rows += try words.rows.map { try row($0, of: bare) }
        let coverage = words.coverage ?? bare.coverage
        if let known, coverage.verdict == .complete || unseen != nil {
            let told = Set(rows.map(\.number)).union(unseen ?? []).union(mailed)
            for entry in known.entries where !told.contains(entry.number) {
                if let row = try repetition(of: entry, in: bare) { rows.append(row) }
            }
        }
        if let day = words.lastOutside { rows.append(Scan.Row(outside: day, of: bare)) }
        return Scan(bare, coverage: coverage, rows: rows)
    }

    private func mail(_ words: MailGist, detectedAt: Date) throws -> Observation {
        if let id = words.known,
            let told = try observationsOf(words.key).first(where: { $0.id == id })
        {
            return told
        }
        var facts = Facts()
        facts.visitDate = words.day
        return Observation(
            key: words.key, kind: words.kind, channel: .mail, facts: facts,
            interval: words.interval, detectedAt: detectedAt, source: words.source, capture: "",
            span: nil, format: "")
    }

    private func row(_ words: ScanGist.Row, of scan: Scan) throws -> Scan.Row {
        let key = ReservationKey(medium: scan.medium, number: words.number)
        let facts = try observationsOf(key).first { told in
            told.channel == .list && told.facts.fingerprint(number: words.number) == words.said
        }?.facts
        return Scan.Row(
            number: words.number, facts: facts ?? Facts(), said: words.said,
            interval: words.interval, capture: words.capture, span: words.span)
    }

    /// The row of a booking that said what its last row had said. Its facts are only looked up
    /// where somebody will look at them.
    private func repetition(of entry: KnownEntry, in scan: Scan) throws -> Scan.Row? {
        guard let said = entry.known.lastRow, let day = entry.known.day,
            scan.range?.contains(day) ?? true
        else { return nil }
        let key = ReservationKey(medium: scan.medium, number: entry.number)
        let isPassedOver = entry.known.believedRow != nil
        let last = try isPassedOver ? nil : observationsOf(key).last { $0.channel == .list }
        return Scan.Row(
            number: entry.number, facts: last?.facts ?? Facts(), said: said,
            interval: scan.interval, capture: last?.capture ?? "", span: last?.span)
    }
}

extension Observation {
    /// What a run kept of the scans before it is not this one's.
    fileprivate func isRow(of scan: Scan) -> Bool {
        channel == .list && source == scan.source && interval.to >= scan.interval.from
    }
}

extension Scan {
    /// Another scan with other words for the same walk.
    fileprivate init(_ other: Scan, coverage: Coverage, rows: [Row]) {
        self.init(
            id: other.id, source: other.source, medium: other.medium, interval: other.interval,
            range: other.range, coverage: coverage, fingerprint: other.fingerprint,
            detectedAt: other.detectedAt, format: other.format,
            setup: other.setup, serverAhead: other.serverAhead, rows: rows)
    }
}

extension Scan.Row {
    fileprivate init(_ told: Observation) {
        self.init(
            number: told.key.number, facts: told.facts, interval: told.interval,
            capture: told.capture, span: told.span)
    }

    /// Stands for the rows that lie outside of the horizon: no booking has an empty number.
    fileprivate init(outside day: ServiceDay, of scan: Scan) {
        var facts = Facts()
        facts.visitDate = day
        self.init(number: "", facts: facts, interval: scan.interval, capture: "", span: nil)
    }
}
