public import Reservations

/// A way out of a double booking, for a person to take; the ledger takes none by itself.
public struct WayOut: Hashable, Sendable {
    public let kind: Kind
    /// The booking that would change.
    public let key: ReservationKey

    public enum Kind: Hashable, Sendable {
        /// Both seem to be one visit under two numbers (D16).
        case oneVisit(with: ReservationKey)
        /// Somebody else has the time. The guest is asked where they named somebody.
        case otherStaff(String, asksGuest: Bool)
        /// The same person has the time at another minute of the same day.
        case otherTime(Int)
        /// The booking that came last cannot be kept: the guest is called.
        case callGuest
    }

    public init(kind: Kind, key: ReservationKey) {
        self.kind = kind
        self.key = key
    }
}
