public import Reservations

/// What a run's evidence said beside its observations and beside the rows that repeat what the
/// ledger believes: with both, the run can be decided again, word for word (I1).
public struct Gist: Hashable, Sendable, Codable {
    /// By scan id.
    public var scans: [String: ScanGist] = [:]
    /// Mails that became no observation of this run.
    public var mails: [MailGist] = []
    /// Media that were adopted because their mailbox was read.
    public var mailedMedia: Set<Medium> = []
    /// Bookings of which a person had just said something.
    public var spokenOf: Set<ReservationKey> = []
    /// What a backfill was asked to fill; nil is an ordinary run.
    public var past: PastTerms?

    public init() {}

    public var isEmpty: Bool { self == Gist() }
}

/// What a scan said beside its proof. Grows with what a list says anew, not with what it shows.
public struct ScanGist: Hashable, Sendable, Codable {
    /// What was proven before the guards, where they judged otherwise.
    public var coverage: Coverage?
    /// The latest day among rows outside of the horizon, which were left alone.
    public var lastOutside: ServiceDay?
    /// Rows that were looked at and said nothing new.
    public var rows: [Row] = []

    public init() {}

    /// A row by what it said, in words that an observation of that booking holds.
    public struct Row: Hashable, Sendable, Codable {
        public let number: String
        public let said: Fingerprint
        public let interval: Interval
        public let capture: String
        public let span: Range<Int>?
    }
}

/// A mail that was read before, or that speaks of a day outside of the horizon.
public struct MailGist: Hashable, Sendable, Codable {
    public let key: ReservationKey
    public let kind: Observation.Kind
    public let source: String
    public let day: ServiceDay?
    public let interval: Interval
    /// The observation that says the same; nil where none was kept.
    public let known: Fingerprint?
}

extension Gist {
    /// - Parameter plan: what was decided on this evidence.
    public init(of evidence: Evidence, survey: Survey, belief: Belief, plan: Plan) {
        self.init()
        let kept = Set(plan.observations.map(\.id))
        for (index, scan) in evidence.scans.enumerated() {
            var gist = survey.gists[scan.id] ?? ScanGist()
            if plan.scans[scan.id]?.agrees(with: scan.coverage) == false {
                gist.coverage = scan.coverage
            }
            gist.rows = survey.rows(of: index).map { scan.rows[$0] }
                .filter { !kept.contains(scan.observation(of: $0).id) }
                .map(ScanGist.Row.init)
            if gist != ScanGist() { scans[scan.id] = gist }
        }
        mails = evidence.mails.filter { !kept.contains($0.id) }.map { mail in
            let isKnown = belief.histories[mail.key]?.observations.contains { $0.id == mail.id }
            return MailGist(
                key: mail.key, kind: mail.kind, source: mail.source, day: mail.facts.visitDate,
                interval: mail.interval, known: isKnown == true ? mail.id : nil)
        }
        mailedMedia = evidence.mailedMedia.intersection(plan.adopts)
        spokenOf = evidence.spokenOf
    }
}

extension ScanOutcome {
    fileprivate func agrees(with proven: Coverage) -> Bool {
        coverage.verdict == proven.verdict && coverage.failed == proven.failed
    }
}

extension ScanGist.Row {
    fileprivate init(_ row: Scan.Row) {
        self.init(
            number: row.number, said: row.said, interval: row.interval, capture: row.capture,
            span: row.span)
    }
}

extension Survey {
    /// The positions of the rows of a scan that were looked at, in their order.
    fileprivate func rows(of scan: Int) -> [Int] {
        rows.values.flatMap { $0 }.filter { $0.scan == scan }.map(\.row).sorted()
    }
}
