public import Foundation
public import Reservations

/// What one run has to say to the ledger: the scans of its lists and the observations of its mails.
public struct Evidence: Sendable {
    public var scans: [Scan]
    public var mails: [Observation]
    /// Media whose mailbox was read, whether or not it held a notice.
    public var mailedMedia: Set<Medium>
    /// Bookings of which a person has just said something.
    public var spokenOf: Set<ReservationKey>
    /// Pages of schedules. What they say of bookings becomes mails' equals once it is known of
    /// which (`ScheduleSheet.words`).
    public var schedules: [ScheduleSheet] = []
    /// What such pages have made believed of blocks, once that is known (`BlockReview`).
    public var blocked: [BlockedDay] = []
    /// What such pages say anew of media's codes for their staff, once that is known.
    public var staffCodes: [StaffCode] = []

    public init(
        scans: [Scan] = [], mails: [Observation] = [], mailedMedia: Set<Medium> = [],
        spokenOf: Set<ReservationKey> = []
    ) {
        self.scans = scans
        self.mails = mails
        self.spokenOf = spokenOf
        self.mailedMedia = mailedMedia.union(mails.map(\.key.medium))
    }
}

/// One walk through a medium's list: its rows, the days it claims to show, and how far it can be
/// believed.
public struct Scan: Sendable {
    public let id: String
    public let source: String
    public let medium: Medium
    /// From the first request to the last answer.
    public let interval: Interval
    /// The days that the list itself says it shows.
    public let range: Horizon?
    public let coverage: Coverage
    /// Names rows, scope and verdict: equal for two scans that say the same.
    public let fingerprint: Fingerprint
    /// When the run looked, and with which format.
    public let detectedAt: Date
    public let format: String
    public let setup: Setup
    /// How far the server's clock was ahead of ours, in seconds: of a list that was fetched live.
    /// Nil for saved pages, and where the server told no time.
    public let serverAhead: TimeInterval?
    public let rows: [Row]
    /// What each row says, side by side: all that is read of most of them.
    let said: [Fingerprint]

    /// A row, known by its number and what it says; it becomes an observation only where it says
    /// something new.
    public struct Row: Sendable {
        public let number: String
        /// Names what the row says, and the number of which it says so.
        public let said: Fingerprint
        public let facts: Facts
        /// From the request of its page to the answer.
        public let interval: Interval
        public let capture: String
        public let span: Range<Int>?

        public init(
            number: String, facts: Facts, said: Fingerprint? = nil, interval: Interval,
            capture: String, span: Range<Int>?
        ) {
            self.number = number
            self.facts = facts
            self.said = said ?? facts.fingerprint(number: number)
            self.interval = interval
            self.capture = capture
            self.span = span
        }
    }

    public init(
        id: String, source: String, medium: Medium, interval: Interval, range: Horizon?,
        coverage: Coverage, fingerprint: Fingerprint, detectedAt: Date, format: String,
        setup: Setup = Setup(), serverAhead: TimeInterval? = nil, rows: [Row]
    ) {
        self.id = id
        self.source = source
        self.medium = medium
        self.interval = interval
        self.range = range
        self.coverage = coverage
        self.fingerprint = fingerprint
        self.detectedAt = detectedAt
        self.format = format
        self.setup = setup
        self.serverAhead = serverAhead
        self.rows = rows
        said = rows.map(\.said)
    }

    func observation(of row: Row) -> Observation {
        Observation(
            key: ReservationKey(medium: medium, number: row.number), kind: .present,
            channel: .list, facts: row.facts, interval: row.interval, detectedAt: detectedAt,
            source: source, capture: row.capture, span: row.span, format: format)
    }
}
