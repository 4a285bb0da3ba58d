import Reservations

/// What standing bookings take, and which slots they need closed at a medium. A medium keeps the
/// time that two bookings share as one: of what was closed for one of them, only what neither needs
/// is opened.
struct NeededSlots {
    /// Without those of twins.
    private(set) var occupancies: [ReservationKey: Occupancy] = [:]
    /// Standing bookings that a person said are one visit with another, which keeps all of their
    /// time closed (D16).
    private(set) var twins: Set<ReservationKey> = []
    /// What each takes itself. None of the medium's own bookings, and of those that are entered
    /// there as bookings.
    private(set) var slots: [ReservationKey: Slot] = [:]
    /// Those of people who wait for equipment.
    let idle: IdleSlots
    let bookings: [ReservationKey: Reservation]
    /// What stays closed for bookings whose words are in doubt.
    private var kept: [Slot] = []
    private let medium: Medium

    /// - Parameters:
    ///   - told: by booking, what the medium was told.
    ///   - telling: the bookings whose steps it may be told.
    ///   - same: by booking, those that a person said are the same visit.
    init(
        by all: [Reservation], at seller: SlotSeller, told: [ReservationKey: ToldSlots],
        telling: Set<ReservationKey>, same: [ReservationKey: Set<ReservationKey>]
    ) {
        medium = seller.rules.medium
        bookings = Dictionary(all.map { ($0.key, $0) }) { one, _ in one }
        for (day, bookings) in Dictionary(
            grouping: all.filter(\.isActive), by: { $0.facts.visitDate })
        {
            guard let day else { continue }
            for occupancy in seller.floor.occupancies(of: bookings, on: day) {
                let key = occupancy.key
                occupancies[key] = occupancy
                if seller.hears(of: key) { slots[key] = seller.slot(of: occupancy) }
            }
        }
        idle = IdleSlots(
            among: occupancies, of: bookings, at: seller, told: told, telling: telling, same: same)
        for booking in all where booking.isInDoubt {
            if let told = told[booking.key] { kept += told.closed.keys }
        }
        kept += told.values.flatMap { $0.users.keys }.flatMap { $0.parts(within: idle.lasting) }
        joinTwins(same.mapValues { $0.intersection(telling) })
    }

    private mutating func joinTwins(_ same: [ReservationKey: Set<ReservationKey>]) {
        for key in same.keys.sorted() {
            guard let slot = slots[key], let others = same[key],
                others.contains(where: { $0 < key && slots[$0]?.covers(slot) == true })
            else { continue }
            twins.insert(key)
            (occupancies[key], slots[key]) = (nil, nil)
        }
    }

    /// Whether the medium's own bookings take all of a block: it sells nothing there, and what was
    /// typed for one of them at another medium does not come back to it.
    func isTakenThere(_ block: Occupancy) -> Bool {
        guard block.key.isBlock else { return false }
        let own = occupancies.values.filter {
            $0.key.medium == medium && $0.place == block.place && $0.day == block.day
        }
        return own.reduce([block.minutes]) { rest, booking in
            rest.flatMap { $0.parts(without: booking.minutes) }
        }.isEmpty
    }

    /// What of a slot no booking needs. Of places that are nobody's each booking has one of its own.
    /// A person's time is one, whatever equipment stands beside their name.
    ///
    /// - Parameter wanted: is needed, too.
    func parts(of slot: Slot, without wanted: Slot? = nil) -> [Slot] {
        guard let staff = slot.staff else { return [slot] }
        let needed =
            Array(slots.values) + idle.needed + kept + [wanted].compactMap(\.self)
        return slot.parts(
            without: needed.filter { $0.staff == staff && $0.day == slot.day }.map(\.minutes))
    }
}
