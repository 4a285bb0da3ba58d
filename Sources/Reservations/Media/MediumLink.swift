/// What proves to a medium that a salon is itself.
public enum MediumCredential: Hashable, Sendable, Codable {
    /// Nothing: the salon itself is the source.
    case none
    /// A login id with a password, which some media let be empty (R0-23, R0-24).
    case login(passwordIsOptional: Bool)
    /// A key that we issue, which the medium is told; nil: it may begin with anything (R0-15).
    case key(prefix: String?)
    /// A channel of the salon's own at the medium; never shared between shops (R2-28).
    case channel
}

/// How a salon's link with a medium begins, what it takes over, and what its end leaves behind.
public struct MediumLink: Hashable, Sendable, Codable {
    /// What becomes of bookings that the medium received before the link (D3).
    public var existing = Existing.included
    public var start = Start.atOnce
    /// Whether the medium takes no bookings while it is being linked (R1-07).
    public var pausesReception = false
    /// How long it may take no bookings before that is worth a warning, in minutes (R1-08); nil is
    /// an hour.
    public var pauseMinutes: Int?
    public var needs: Set<Need> = []
    /// How long the medium takes until it is ready; longer is worth a warning.
    public var readyWithin: Patience?
    /// The words that the key is handed over with (R0-17).
    public var handOver: String?
    public var end = End.stops
    /// Nil: they stay as they are.
    public var slotsAtStart: SlotsAtStart?
    /// Whether it can be linked with one system only.
    public var isSole: Bool?
    /// Whether it is written to only while a person has opened the link screen (R2-08); nil is no.
    public var screen: Bool?

    public enum Existing: String, Sendable, Codable, CaseIterable {
        /// They belong to the ledger, marked 連携前.
        case included
        /// They are never taken in: `ignored(PRE_LINK)` (R0-01 … R0-04).
        case excluded
    }

    public enum Start: String, Sendable, Codable, CaseIterable {
        case atOnce = "at-once"
        /// When the key has been set on the medium's own screen (R0-27).
        case keySet = "key-set"
        /// When the medium tells that it has finished.
        case confirmed
    }

    public enum Need: String, Sendable, Codable, CaseIterable {
        /// The salon works with the ledger already (R0-14, R1-11).
        case operation
        /// The salon has the contract for the trade kirei (R1-13).
        case kireiContract = "kirei-contract"
    }

    public enum Patience: Hashable, Sendable, Codable {
        /// Weekends and Japanese holidays are left out (R0-18).
        case businessDays(Int)
        case minutes(Int)
    }

    public enum End: String, Sendable, Codable, CaseIterable {
        /// We stop, and the medium goes on as it is.
        case stops
        /// Its slot settings have to be entered anew (R1-18).
        case slotsReset = "slots-reset"
        /// All its days are linked no more: a person sees to that there.
        case daysUnlinked = "days-unlinked"
        /// What ties guests to their accounts there has to be undone by a person.
        case guestsUnlinked = "guests-unlinked"
    }

    /// What becomes of the slots that were set at the medium when a link begins.
    public enum SlotsAtStart: String, Sendable, Codable, CaseIterable {
        /// All are gone (R1-17).
        case reset
        /// Those outside of the hours in which it takes changes are deleted; bookings stay.
        case outsideHoursDeleted = "outside-hours-deleted"
    }

    public init() {}

    public var needsScreen: Bool { screen ?? false }
}
