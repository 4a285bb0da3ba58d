import Reservations

/// What standing bookings take, and which slots they need closed at a medium. A medium keeps the
/// time that two bookings share as one: of what was closed for one of them, only what neither needs
/// is opened.
struct NeededSlots {
    let occupancies: [ReservationKey: Occupancy]
    private let slots: [ServiceDay: [Slot]]

    init(by bookings: [Reservation], at seller: SlotSeller) {
        var occupancies: [ReservationKey: Occupancy] = [:]
        var slots: [ServiceDay: [Slot]] = [:]
        let days = Dictionary(grouping: bookings.filter(\.isActive)) { $0.facts.visitDate }
        for (day, bookings) in days {
            guard let day else { continue }
            for occupancy in seller.floor.occupancies(of: bookings, on: day) {
                occupancies[occupancy.key] = occupancy
                guard seller.hears(of: occupancy.key.medium),
                    let slot = seller.slot(of: occupancy)
                else { continue }
                slots[day, default: []].append(slot)
            }
        }
        self.occupancies = occupancies
        self.slots = slots
    }

    /// What of a slot no booking needs. Of places that are nobody's each booking has one of its own.
    ///
    /// - Parameter wanted: is needed, too.
    func parts(of slot: Slot, without wanted: Slot?) -> [Slot] {
        guard slot.staff != nil else { return [slot] }
        let needed = (slots[slot.day] ?? []) + [wanted].compactMap(\.self)
        return needed.filter { $0.staff == slot.staff && $0.day == slot.day }
            .reduce([slot]) { parts, other in
                parts.flatMap { $0.parts(without: other.minutes) }
            }
    }
}
