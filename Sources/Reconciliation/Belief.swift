public import Foundation
public import Reservations

/// Everything the ledger holds of one booking.
public struct History: Sendable {
    public var reservation: Reservation?
    public var observations: [Observation]
    /// What people said of its fields, in the order in which they said it.
    public var pinWords: [PinWord]
    /// By another booking, what people said last of the two.
    public var visitWords: [ReservationKey: VisitWord]

    public init(
        reservation: Reservation? = nil, observations: [Observation] = [],
        pinWords: [PinWord] = [], visitWords: [ReservationKey: VisitWord] = [:]
    ) {
        self.reservation = reservation
        self.observations = observations
        self.pinWords = pinWords
        self.visitWords = visitWords
    }
}

/// What a target was last told of a booking.
public struct Told: Hashable, Sendable {
    /// Nil when it was told that the booking is gone.
    public let facts: Facts?
    /// The id of the receipt (or, for a file, of the hand-over), nil at adoption.
    public let receipt: String?

    public init(facts: Facts?, receipt: String?) {
        self.facts = facts
        self.receipt = receipt
    }
}

/// The last scan of a source that was complete, as the ledger remembers it.
public struct ScanMemory: Hashable, Sendable {
    public let interval: Interval
    public let fingerprint: Fingerprint
    /// Whether nothing was left open: no absence too young to judge, no row that disagrees. Only
    /// then does an equal scan mean that there is nothing to do.
    public let isSettled: Bool
    /// The days it showed; nil where that is not known, and then it is taken for all days.
    public let range: Horizon?
    /// Whose bookings it showed, and with what it was read; nil in a ledger that noted neither.
    public let medium: Medium?
    public let setup: Setup?

    public init(
        interval: Interval, fingerprint: Fingerprint, isSettled: Bool, range: Horizon? = nil,
        medium: Medium? = nil, setup: Setup? = nil
    ) {
        self.interval = interval
        self.fingerprint = fingerprint
        self.isSettled = isSettled
        self.range = range
        self.medium = medium
        self.setup = setup
    }
}

/// What the ledger believes, as far as a run's evidence touches it.
public struct Belief: Sendable {
    /// Media that a trusted scan has shown before (D15).
    public var adopted: Set<Medium>
    /// By source, its last complete scan.
    public var lastScans: [String: ScanMemory]
    /// Of each medium with a scan, every booking.
    public var known: [Medium: KnownBook]
    /// Of each touched booking, all there is.
    public var histories: [ReservationKey: History]
    /// Holds that are open, approved or dropped and still have members.
    public var holds: [HoldState]
    /// When releases without a cancel mail of their own happened in the last 24 hours.
    public var recentReleases: Int
    /// Active bookings inside the horizon.
    public var inScope: Int
    /// The instant that the last run took for now.
    public var lastAsOf: Date?
    /// Bookings that the ledger was told of before their day came into the horizon, where it has.
    public var arrived: Set<ReservationKey> = []
    /// By source, the numbers that lists had shown by its last trusted scan, and of which only lists
    /// in doubt have spoken since: the next list is to show them, too.
    public var relisted: [String: Set<String>] = [:]
    /// Bookings that their own medium is being told something of: the step waits to be sent, or
    /// nobody knows yet whether it has arrived. What a person is to do there is none.
    public var underway: Set<ReservationKey> = []
    /// Since when the ledger has heard of media that are not adopted and of which mails speak.
    public var heardSince: [Medium: Date] = [:]
    /// How many new bookings a run has that has any, lately.
    public var usualNew = 0.0
    /// The names that facts keep whose guest was forgotten, by the names that they would have.
    public var seals: [Fingerprint: Fingerprint] = [:]
    /// How far the salon's links have come.
    public var links: [Medium: LinkCourse] = [:]
    /// Of each target, what it was told of each touched booking.
    public var told: [Medium: [ReservationKey: Told]]

    public init(
        adopted: Set<Medium> = [], lastScans: [String: ScanMemory] = [:],
        known: [Medium: KnownBook] = [:], histories: [ReservationKey: History] = [:],
        holds: [HoldState] = [], recentReleases: Int = 0, inScope: Int = 0,
        told: [Medium: [ReservationKey: Told]] = [:]
    ) {
        self.adopted = adopted
        self.lastScans = lastScans
        self.known = known
        self.histories = histories
        self.holds = holds
        self.recentReleases = recentReleases
        self.inScope = inScope
        self.told = told
    }
}

/// A hold and what a person said of it.
public struct HoldState: Hashable, Sendable {
    public enum Word: String, Sendable, Codable {
        case open, approved, dropped
    }

    public var hold: Hold
    public var word: Word

    public init(hold: Hold, word: Word) {
        self.hold = hold
        self.word = word
    }
}
