public import Reservations

/// What a medium's link leaves out of the ledger: rows and mails of bookings that the medium
/// received while no link took them in.
public struct LeftOut: Hashable, Sendable {
    /// What they are ignored for.
    public static let reason = "PRE_LINK"

    /// `ignored(PRE_LINK)`, by source (R0-01, R0-03).
    public var preLink: [String: Int] = [:]
    /// `quarantine(UNKNOWN_RECEIVED_AT)`: they bring a booking and do not tell when it was received
    /// (R0-04).
    public var unreceived: [Observation] = []
    /// The bookings that rows and mails were left out of.
    public var keys: Set<ReservationKey> = []

    public init() {}
}

extension Finding {
    /// Why a word that brings a booking is set aside (R0-04).
    public init(unreceived word: Observation) {
        self.init(
            field: Field.receivedAt.name,
            problem: "UNKNOWN_RECEIVED_AT: whether it was received before the link is not known",
            location: word.key.number)
    }
}
