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
    private var slots: [ReservationKey: Slot] = [:]
    private let medium: Medium

    /// - Parameter same: by booking, those that a person said are the same visit.
    init(
        by bookings: [Reservation], at seller: SlotSeller,
        same: [ReservationKey: Set<ReservationKey>] = [:]
    ) {
        medium = seller.rules.medium
        let days = Dictionary(grouping: bookings.filter(\.isActive)) { $0.facts.visitDate }
        for (day, bookings) in days {
            guard let day else { continue }
            for occupancy in seller.floor.occupancies(of: bookings, on: day) {
                let key = occupancy.key
                occupancies[key] = occupancy
                if seller.hears(of: key) { slots[key] = seller.slot(of: occupancy) }
            }
        }
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
    ///
    /// - Parameter wanted: is needed, too.
    func parts(of slot: Slot, without wanted: Slot?) -> [Slot] {
        guard slot.staff != nil else { return [slot] }
        let needed = Array(slots.values) + [wanted].compactMap(\.self)
        return needed.filter { $0.staff == slot.staff && $0.day == slot.day }
            .reduce([slot]) { parts, other in
                parts.flatMap { $0.parts(without: other.minutes) }
            }
    }
}
