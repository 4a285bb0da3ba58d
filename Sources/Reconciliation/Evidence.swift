public import Reservations

/// What one run has to say to the ledger: the scans of its lists and the observations of its mails.
public struct Evidence: Sendable {
    public var scans: [Scan]
    public var mails: [Observation]

    public init(scans: [Scan] = [], mails: [Observation] = []) {
        self.scans = scans
        self.mails = mails
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
    public let rows: [Row]

    /// A row, known by its number and what it says, unpacked only where it says something new.
    public struct Row: Sendable {
        public let observation: Observation
        public let said: Fingerprint

        public init(observation: Observation, said: Fingerprint) {
            self.observation = observation
            self.said = said
        }
    }

    public init(
        id: String, source: String, medium: Medium, interval: Interval, range: Horizon?,
        coverage: Coverage, fingerprint: Fingerprint, rows: [Row]
    ) {
        self.id = id
        self.source = source
        self.medium = medium
        self.interval = interval
        self.range = range
        self.coverage = coverage
        self.fingerprint = fingerprint
        self.rows = rows
    }
}
