public import Foundation

/// The days that a run answers for: from the run's day to the same day some months on, both
/// included (R2-01, D1).
public struct Horizon: Hashable, Sendable {
    public let first: ServiceDay
    public let last: ServiceDay

    public init(first: ServiceDay, last: ServiceDay) {
        self.first = first
        self.last = last
    }

    /// The horizon of a run at `instant`: that day in Japan and `months` calendar months after it.
    public init(at instant: Date, months: Int) {
        first = SalonTime.day(of: instant)
        last = first.adding(months: months)
    }

    public func contains(_ day: ServiceDay) -> Bool {
        first <= day && day <= last
    }

    /// Whether a day lies inside by at least one day at each end, so that neither midnight nor a
    /// page's own idea of "today" can push it out of sight.
    public func holdsWell(_ day: ServiceDay) -> Bool {
        first < day && day < last
    }
}
