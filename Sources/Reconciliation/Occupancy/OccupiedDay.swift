public import Reservations

/// A day of the salon, to look for ways out in.
public struct OccupiedDay: Sendable {
    public let floor: Floor
    public let day: ServiceDay
    public let occupancies: [Occupancy]
    let bookings: [ReservationKey: Reservation]

    /// - Parameter bookings: blocks among them; those of other days are left out.
    public init(_ bookings: some Sequence<Reservation>, on day: ServiceDay, floor: Floor) {
        self.floor = floor
        self.day = day
        let mine = bookings.filter { $0.facts.visitDate == day }
        occupancies = floor.occupancies(of: mine, on: day)
        self.bookings = Dictionary(mine.map { ($0.key, $0) }) { one, _ in one }
    }

    public var clashes: [Clash] {
        Reconciliation.clashes(among: occupancies.filter { !$0.key.isBlock })
    }

    /// The standing bookings that do not fit the working time of whoever serves them, or lie on a
    /// 予定, a break or a day off of theirs (R2-22).
    public var misfits: [(occupancy: Occupancy, why: FitRefusal)] {
        let blocks = Dictionary(grouping: occupancies.filter(\.key.isBlock), by: \.place)
        return occupancies.filter { !$0.key.isBlock }.compactMap { occupancy in
            let among = blocks[occupancy.place] ?? []
            return floor.misfit(of: occupancy, among: among).map { (occupancy, $0) }
        }
    }
}

extension Occupancy {
    /// Whether a block seems to be what somebody typed at one medium for a booking of another: it
    /// begins with it.
    func seemsEntered(for key: ReservationKey, at place: Place, from start: Int) -> Bool {
        self.key.isBlock && self.key.medium != key.medium && self.place == place
            && minutes.lowerBound == start
    }
}
