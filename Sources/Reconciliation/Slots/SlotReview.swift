public import Reservations

/// What a run decided of one medium's slots.
public struct SlotReview: Hashable, Sendable {
    /// Names all that decides over every day alike; nil where the medium is not linked: then nothing
    /// that waits for it is wanted any more (R1-07, R1-18).
    public let scope: Fingerprint?
    /// The last day of which the medium is told when people do not work; nil where it is told of none.
    public let until: ServiceDay?
    /// The bookings whose slots were decided anew.
    public let decided: Set<ReservationKey>
    /// The ids of all steps that are wanted for them, those that wait already included.
    public let wanted: Set<String>

    public init(
        scope: Fingerprint? = nil, until: ServiceDay? = nil, decided: Set<ReservationKey> = [],
        wanted: Set<String> = []
    ) {
        self.scope = scope
        self.until = until
        self.decided = decided
        self.wanted = wanted
    }

    /// Whether a step that was not sent yet, or was refused, is still wanted.
    public func wants(_ step: Action) -> Bool {
        guard scope != nil else { return false }
        return !decided.contains(step.key) || wanted.contains(step.id)
    }
}
