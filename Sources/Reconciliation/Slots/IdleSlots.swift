import Foundation
import Reservations

/// The slots of those who can serve nobody, because all equipment that they would need is in use, at
/// a medium that keeps none itself (R1-10).
struct IdleSlots {
    /// One of them, with those who use the equipment.
    struct Idle: Hashable {
        let slot: Slot
        let users: EquipmentUsers
    }

    /// By the booking that came last of those who use it: that one keeps them closed.
    private(set) var wanted: [ReservationKey: [Idle]] = [:]
    /// What no other booking may open, either: all that is wanted, and would be if words in doubt
    /// meant the worst.
    private(set) var needed: [Slot] = []
    /// What stays closed once it is, while the end of a use is not known.
    private(set) var lasting: [Slot] = []
    /// Bookings that a person said are one visit with another, whose piece serves for both (D16).
    private(set) var twins: Set<ReservationKey> = []

    private let seller: SlotSeller

    /// - Parameters:
    ///   - occupancies: of all that stand, in any order.
    ///   - telling: the bookings whose steps the medium may be told.
    init(
        among occupancies: [ReservationKey: Occupancy], of bookings: [ReservationKey: Reservation],
        at seller: SlotSeller, told: [ReservationKey: ToldSlots], telling: Set<ReservationKey>,
        same: [ReservationKey: Set<ReservationKey>]
    ) {
        self.seller = seller
        if !seller.closesForEquipment { return }
        let doubtful = bookings.values.filter(\.leavesEquipmentInDoubt)
        let uses = EquipmentUses(occupancies, doubtful: doubtful, told: told, same: same)
        twins = uses.twins
        for day in uses.days {
            for idle in seller.floor.idleness(among: uses.known(on: day)) {
                take(idle, on: day, of: bookings, telling: telling)
            }
            needed += slots(seller.floor.idleness(among: uses.feared(on: day)), on: day)
            lasting += slots(
                seller.floor.idleness(among: uses.feared(on: day, isEndless: true)), on: day)
        }
    }

    private mutating func take(
        _ idle: Idleness, on day: ServiceDay, of bookings: [ReservationKey: Reservation],
        telling: Set<ReservationKey>
    ) {
        let users = idle.uses.compactMap { bookings[$0.key] }.filter { telling.contains($0.key) }
        guard let last = users.max(by: { $0.came < $1.came }) else { return }
        let others = EquipmentUsers(idle.uses)
        wanted[last.key, default: []] += slots([idle], on: day).map {
            Idle(slot: $0, users: others)
        }
    }

    private func slots(_ idle: [Idleness], on day: ServiceDay) -> [Slot] {
        idle.flatMap { idle in
            idle.people.compactMap { seller.slot(of: $0, on: day, minutes: idle.minutes) }
        }
    }
}

extension Reservation {
    /// Whether which piece it uses, and when, is open: of one of which nobody ever told a piece it
    /// is not.
    fileprivate var leavesEquipmentInDoubt: Bool {
        isInDoubt && (facts.equipment != nil || provenance[.equipment] != nil)
    }

    fileprivate var came: (Date, ReservationKey) { (facts.receivedAt ?? detectedAt, key) }
}
