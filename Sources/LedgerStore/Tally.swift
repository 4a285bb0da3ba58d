public import Reservations

/// The ledger in numbers, for `daicho status`.
public struct Tally: Hashable, Sendable {
    public var reservations = 0
    /// Active ones from a day on.
    public var active = 0
    public var openHolds = 0
    public var quarantined = 0
    public var observations = 0
    public var outbox: [OutboxAction.State: Int] = [:]

    public init() {}
}

extension Ledger {
    /// The ledger in numbers; active ones count from `day` on.
    public func tally(from day: ServiceDay) throws(LedgerTrouble) -> Tally {
        try reading { books throws(LedgerTrouble) in try books.tally(from: day) }
    }

    /// The bookings that a person should look at: those that wait for their own booking first,
    /// then from a day on, by day and start.
    public func worklist(from day: ServiceDay) throws(LedgerTrouble) -> [Reservation] {
        try reading { books throws(LedgerTrouble) in try books.reservationsForPeople(from: day) }
    }
}

extension Books {
    fileprivate func tally(from day: ServiceDay) throws(LedgerTrouble) -> Tally {
        var tally = Tally()
        tally.reservations = try number(
            "SELECT COUNT(*) FROM reservation WHERE salon = $1", [salon])
        tally.active = try number(
            "SELECT COUNT(*) FROM reservation WHERE salon = $1 AND is_active = 1 AND day >= $2",
            [salon, day.description])
        tally.openHolds = try number(
            """
            SELECT COUNT(*) FROM hold
            WHERE salon = $1 AND ended_run IS NULL AND word = 'open'
            """, [salon])
        tally.quarantined = try number(
            "SELECT COUNT(*) FROM quarantine WHERE salon = $1 AND cleared_run IS NULL", [salon])
        tally.observations = try number(
            "SELECT COUNT(*) FROM observation WHERE salon = $1", [salon])
        try each("SELECT state, COUNT(*) FROM outbox WHERE salon = $1 GROUP BY state", [salon]) {
            line throws(LedgerTrouble) in
            let state = try line.read(0) { OutboxAction.State(rawValue: $0) }
            tally.outbox[state] = try line.number(1)
        }
        return tally
    }
}
