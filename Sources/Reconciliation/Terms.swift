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
    /// Names the definition that is in force, as a scan's setup does.
    public let definition: Fingerprint?

    public init(
        run: String, salon: String, now: Date, horizon: Horizon, targets: [Medium] = [],
        mailOnly: Set<Medium> = [], menus: [String: Int] = [:], limits: Limits = Limits(),
        definition: Fingerprint? = nil
    ) {
        self.run = run
        self.salon = salon
        self.now = now
        self.horizon = horizon
        self.targets = targets
        self.mailOnly = mailOnly
        self.menus = menus
        self.limits = limits
        self.definition = definition
    }

    public var today: ServiceDay { SalonTime.day(of: now) }
}
