public import Reservations

/// A day of the salon, to look for ways out in.
public struct OccupiedDay: Sendable {
    public let floor: Floor
    public let day: ServiceDay
    public let occupancies: [Occupancy]
    let bookings: [ReservationKey: Reservation]

    /// - Parameter bookings: those of other days are left out.
    public init(_ bookings: some Sequence<Reservation>, on day: ServiceDay, floor: Floor) {
        self.floor = floor
        self.day = day
        let mine = bookings.filter { $0.facts.visitDate == day }
        occupancies = floor.occupancies(of: mine, on: day)
        self.bookings = Dictionary(mine.map { ($0.key, $0) }) { one, _ in one }
    }

    public var clashes: [Clash] { Reconciliation.clashes(among: occupancies) }

    /// The standing bookings that do not fit the working time of whoever serves them (R2-22).
    public var misfits: [(occupancy: Occupancy, why: FitRefusal)] {
        occupancies.compactMap { occupancy in
            floor.misfit(of: occupancy).map { (occupancy, $0) }
        }
    }
}
