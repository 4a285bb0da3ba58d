public import Reconciliation
public import Reservations

/// What a day's close rests on: what lists showed of it, and the bookings that the ledger or a list
/// has on it.
public struct Closing: Sendable {
    /// By source, the last that a complete list showed.
    public let lists: [ListedDay]
    public let bookings: [ReservationKey: History]
    /// Bookings that a person has put on the day, as lists show them on another.
    public let elsewhere: [ReservationKey: ListedDay]
}

extension Books {
    func closing(of day: ServiceDay) throws(LedgerTrouble) -> Closing {
        let lists = try listedDays(on: day)
        let here = try all(
            "SELECT medium, number FROM reservation WHERE salon = $1 AND day = $2",
            [salon, day.description]
        ) { line throws(LedgerTrouble) in
            ReservationKey(medium: Medium(rawValue: try line.text(0)), number: try line.text(1))
        }
        let there = lists.flatMap { list in
            list.rows.keys.map { ReservationKey(medium: list.medium, number: $0) }
        }
        let bookings = try histories(of: Set(here + there))
        var elsewhere: [ReservationKey: ListedDay] = [:]
        for (key, history) in bookings where !there.contains(key) {
            guard history.pinWords.standing.contains(where: { $0.field == .visitDate }),
                let shown = try listedDay(showing: key.number, of: key.medium)
            else { continue }
            elsewhere[key] = shown
        }
        return Closing(lists: lists, bookings: bookings, elsewhere: elsewhere)
    }
}

extension Ledger {
    /// What a day's close rests on, from one snapshot.
    public nonisolated func closing(of day: ServiceDay) throws(LedgerTrouble) -> Closing {
        try reading { books throws(LedgerTrouble) in try books.closing(of: day) }
    }
}
