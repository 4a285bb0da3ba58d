public import Foundation
public import Reservations

/// The terms on which a run decides: its moment, its horizon, and what the definition says.
public struct Terms: Sendable {
    public let run: String
    public let salon: String
    public let now: Date
    public private(set) var horizon: Horizon
    /// The days that guards measure by: the horizon, however wide a range is filled.
    public let scope: Horizon
    /// What a backfill was asked to fill; nil is an ordinary run.
    public private(set) var past: PastTerms?
    /// Targets that are linked, in the definition's order.
    public let targets: [Medium]
    /// Media that no list of this definition shows: their first mails adopt them.
    public let mailOnly: Set<Medium>
    /// Media of which nothing is taken in that they received before their link (R0-01).
    public let excluding: Set<Medium>
    /// Minutes by menu item (D13).
    public let menus: [String: Int]
    /// What bookings without a menu take at media that give them one time (D13, R1-03).
    public let stays: BaseStays
    /// The salon's trade, media and working time, without its staff.
    public let floor: Floor
    public let limits: Limits
    /// Names the definition that is in force, as a scan's setup does.
    public let definition: Fingerprint?

    public init(
        run: String, salon: String, now: Date, horizon: Horizon, targets: [Medium] = [],
        mailOnly: Set<Medium> = [], excluding: Set<Medium> = [], menus: [String: Int] = [:],
        stays: BaseStays = BaseStays(), floor: Floor = Floor(vertical: .kirei, media: [:]),
        limits: Limits = Limits(), definition: Fingerprint? = nil
    ) {
        self.run = run
        self.salon = salon
        self.now = now
        self.horizon = horizon
        scope = horizon
        self.targets = targets
        self.mailOnly = mailOnly
        self.excluding = excluding
        self.menus = menus
        self.stays = stays
        self.floor = floor
        self.limits = limits
        self.definition = definition
    }

    public var today: ServiceDay { SalonTime.day(of: now) }

    /// The same terms for filling other days than the horizon's.
    public func filling(_ past: PastTerms) -> Terms {
        var terms = self
        terms.horizon = Horizon(first: past.first, last: past.last)
        terms.past = past
        return terms
    }

    /// Whether nothing of this booking is to leave the house.
    func isSilent(on booking: Reservation) -> Bool {
        guard let silentBefore = past?.silentBefore else { return false }
        return booking.facts.begins.map { $0 < silentBefore } ?? true
    }
}

/// What a backfill was asked to fill.
public struct PastTerms: Hashable, Sendable, Codable {
    public let first: ServiceDay
    public let last: ServiceDay
    /// Bookings that begin before this count as having stood there before (D15), and no target is
    /// told of them.
    public let silentBefore: Date

    public init(first: ServiceDay, last: ServiceDay, silentBefore: Date) {
        self.first = first
        self.last = last
        self.silentBefore = silentBefore
    }
}
