import Foundation
public import Reservations

/// A medium that sells slots: what of the others' bookings it is told, and how, by its rules.
public struct SlotSeller: Sendable {
    public let rules: MediumRules
    let floor: Floor

    /// Nil where the medium sells none that could be closed.
    public init?(_ rules: MediumRules, on floor: Floor) {
        if !rules.slots.by.sells { return nil }
        self.rules = rules
        self.floor = floor
    }

    /// Whether a booking born at a medium takes a slot here: it is another's, and is not entered as
    /// a booking.
    func hears(of origin: Medium) -> Bool {
        origin != rules.medium && !rules.enters(bookingOf: floor.media[origin])
    }

    /// The same by a key: a block of another medium's takes a slot at all that sell some.
    func hears(of key: ReservationKey) -> Bool {
        key.isBlock ? key.medium != rules.medium : hears(of: key.medium)
    }

    /// What a booking of another medium takes here; nil where nobody may say so: its member of staff
    /// is not merged with one of this medium, is split off, or stopped (R0-12, R0-21, R1-19).
    public func slot(of occupancy: Occupancy) -> Slot? {
        let staff: String?
        switch (rules.slots.by, occupancy.place) {
        case (.none, _): return nil
        case (.stock, _), (.calendar, _), (.staff, .free): staff = nil
        case (.staff, .staff(let person)):
            guard let name = name(of: person) else { return nil }
            staff = name
        }
        return Slot(
            staff: staff, equipment: keepsEquipment ? occupancy.equipment : nil,
            day: occupancy.day, minutes: widened(occupancy.minutes))
    }

    /// Those whose time it sells, and may be told of, by the salon's own names and in order.
    var people: [String] {
        let known = floor.staff.people.union(floor.work.staff.keys).sorted()
        return rules.slots.by == .staff ? known.filter { name(of: $0) != nil } : known
    }

    /// Whether it goes on selling people's time while no equipment is left for them, because it keeps
    /// none (R1-10).
    var closesForEquipment: Bool {
        !floor.equipment.isEmpty && !keepsEquipment && rules.slots.by == .staff
    }

    /// Whether it is told which piece a booking uses.
    var keepsEquipment: Bool {
        let keeps: MediumRules.Equipment = rules.equipment[floor.vertical] ?? .none
        return keeps != .none
    }

    /// Somebody's time by the medium's name for them; nil where nobody may name them to it.
    func slot(of person: String, on day: ServiceDay, minutes: Range<Int>) -> Slot? {
        name(of: person).map { Slot(staff: $0, day: day, minutes: widened(minutes)) }
    }

    /// Whether a slot that was closed here may be told of: one whose staff was split off or stopped
    /// since stays as it is.
    func maySpeak(of slot: Slot) -> Bool {
        guard rules.slots.by == .staff, rules.staff.needsMerge, let name = slot.staff else {
            return true
        }
        return floor.staff.isSynced(StaffIdentity(medium: rules.medium, name: name))
    }

    /// The rules by which a person closes such a slot there, and no program may; none where one may.
    func refusals(of slot: Slot) -> [String] {
        let isFree = slot.staff == nil && !rules.slots.stopsFree
        return (isFree ? ["R0-25"] : []) + (rules.slots.takesBlocks ? [] : ["R0-26"])
    }

    /// When it next takes a change of its slots.
    func opening(after now: Date) -> Date {
        guard let hours = rules.slots.hours else { return now }
        let day = SalonTime.day(of: now)
        let opens = SalonTime.instant(day, minutes: hours.lowerBound)
        if now < opens { return opens }
        if now < SalonTime.instant(day, minutes: hours.upperBound) { return now }
        return SalonTime.instant(day.adding(days: 1), minutes: hours.lowerBound)
    }

    /// The first of the medium's own names for a person.
    private func name(of person: String) -> String? {
        let known = floor.staff.identities(of: person).filter { $0.medium == rules.medium }
        if let synced = known.first(where: floor.staff.isSynced) { return synced.name }
        return rules.staff.needsMerge || !known.isEmpty ? nil : person
    }

    /// To the medium's own steps of time: rather some minutes more than one too few.
    private func widened(_ minutes: Range<Int>) -> Range<Int> {
        let step = max(rules.text?.minuteStep ?? 1, rules.slots.cellMinutes ?? 1)
        if step <= 1 { return minutes }
        let end = (minutes.upperBound + step - 1) / step * step
        return minutes.lowerBound / step * step..<end
    }
}
