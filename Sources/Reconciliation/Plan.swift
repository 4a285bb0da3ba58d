public import Reservations

/// All that a run will do to the ledger and send outside, decided but not yet done.
public struct Plan: Sendable {
    /// Observations worth keeping, each once.
    public var observations: [Observation] = []
    /// Reservations as they stand afterwards, where anything of them changed.
    public var reservations: [Reservation] = []
    public var changes: [Change] = []
    /// The releases among the changes that no cancel mail confirms, counted by G2 for 24 hours.
    public var unconfirmedReleases: Set<ReservationKey> = []
    /// The holds that stand afterwards; those before that are not among them have ended.
    public var holds: [HoldState] = []
    public var actions: [Action] = []
    /// What was decided of the slots of targets that sell some.
    public var slots: [Medium: SlotReview] = [:]
    /// The days of which other blocks are believed now, and when pages of schedules were read.
    public var blocked: [BlockedDay] = []
    public var looks: [ScheduleLook] = []
    /// What such pages say anew of media's codes for their staff.
    public var staffCodes: [StaffCode] = []
    /// Changed bookings of which nothing leaves: what waits unsent for them goes on as it is,
    /// unless they no longer stand, and new ones count as known to every target.
    public var silent: Set<ReservationKey> = []
    /// The bookings of which a person need not change anything at their medium any more, and whether
    /// the medium has come to say the same.
    public var settled: [ReservationKey: Bool] = [:]
    /// Media that this run adopts (D15).
    public var adopts: Set<Medium> = []
    /// By scan id, what to remember of it.
    public var scans: [String: ScanOutcome] = [:]
    /// Media of which something changed or is still open: their remembered scans are settled no
    /// longer, so that an equal one is looked at again.
    public var reopened: Set<Medium> = []
    /// Mails about days outside the horizon, which were left alone, by source.
    public var ignored: [String: Int] = [:]
    /// Bookings that mails tell of before their day comes into the horizon, and that day: their
    /// words are kept until then.
    public var awaited: [ReservationKey: ServiceDay] = [:]
    /// Those whose day has come.
    public var arrived: Set<ReservationKey> = []
    /// What links leave out.
    public var leftOut = LeftOut()

    public init() {}

    /// Whether the ledger stays as it is and nothing leaves.
    public var isEmpty: Bool {
        changes.isEmpty && actions.isEmpty && observations.isEmpty && reservations.isEmpty
            && adopts.isEmpty && arrived.isEmpty && blocked.isEmpty
            && staffCodes.isEmpty
    }
}

/// How a scan was used.
public struct ScanOutcome: Hashable, Sendable {
    /// The verdict after the guards (G0, G1).
    public var coverage: Coverage
    public var isUnchanged: Bool
    public var isSettled: Bool
    /// Rows that became observations of this run, and rows that said what was known.
    public var observed: Int
    public var same: Int
    public var outside: Int
    /// Rows of bookings that a link leaves out.
    public var leftOut = 0
    /// The listed bookings of its days that it did not show, in order. All others of them it showed
    /// as they last were, or as its observations say. Nil where it said nothing new.
    public var unseen: [String]?

    public init(
        coverage: Coverage, isUnchanged: Bool = false, isSettled: Bool = true, observed: Int = 0,
        same: Int = 0, outside: Int = 0, unseen: [String]? = nil
    ) {
        self.coverage = coverage
        self.isUnchanged = isUnchanged
        self.isSettled = isSettled
        self.observed = observed
        self.same = same
        self.outside = outside
        self.unseen = unseen
    }
}
