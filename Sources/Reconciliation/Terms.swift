public import Foundation
public import Reservations

/// The terms on which a run decides: its moment, its horizon, and what the definition says.
public struct Terms: Sendable {
    public let run: String
    public let salon: String
    public let now: Date
    public let horizon: Horizon
    /// Targets that are linked, in the definition's order.
    public let targets: [Medium]
    /// Media that no list of this definition shows: their first mails adopt them.
    public let mailOnly: Set<Medium>
    /// Minutes by menu item (D13).
    public let menus: [String: Int]
    public let limits: Limits

    public init(
        run: String, salon: String, now: Date, horizon: Horizon, targets: [Medium] = [],
        mailOnly: Set<Medium> = [], menus: [String: Int] = [:], limits: Limits = Limits()
    ) {
        self.run = run
        self.salon = salon
        self.now = now
        self.horizon = horizon
        self.targets = targets
        self.mailOnly = mailOnly
        self.menus = menus
        self.limits = limits
    }

    public var today: ServiceDay { SalonTime.day(of: now) }
}

/// The guards' thresholds (RECONCILIATION §1).
public struct Limits: Hashable, Sendable {
    /// G2: so many unconfirmed releases within 24 hours are always allowed …
    public var releases = 3
    /// … and this part of the active bookings in scope.
    public var releasedShare = 0.10
    /// A booking seen so shortly before a scan began is not judged absent by it, in seconds.
    public var absenceMargin: TimeInterval = 180

    public init() {}

    func releaseBound(inScope: Int) -> Int {
        max(releases, Int((Double(inScope) * releasedShare).rounded(.down)))
    }
}
