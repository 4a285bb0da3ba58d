public import Reservations

/// A moment at which bookings begin, whoever does them.
public struct VisitStart: Hashable, Sendable {
    public let day: ServiceDay
    public let start: ClockTime

    init(day: ServiceDay, start: ClockTime) {
        self.day = day
        self.start = start
    }

    /// Nil where day or time is open.
    public init?(_ facts: Facts) {
        guard let day = facts.visitDate, let start = facts.startTime else { return nil }
        self.day = day
        self.start = start
    }
}
