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
    /// What pages of schedules have made believed of blocks; nil where they said nothing new.
    public var blocked: [BlockedDay]?
    /// What they said anew of media's codes for their staff.
    public var staffCodes: [StaffCode]?
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
