import Reservations

/// Steps about those who wait for equipment, at a medium that keeps none itself (R1-10).
extension SlotSteps {
    /// What the booking that took the last piece closes of others, as far as it keeps it closed not
    /// yet. The steps name who uses all pieces.
    func idleClosings(
        for booking: Reservation, among needed: NeededSlots, _ told: ToldSlots
    ) -> [Action] {
        var known = Array(told.closed.keys)
        return (needed.idle.wanted[booking.key] ?? []).flatMap { idle in
            let taken = known.filter(idle.slot.isSamePlace).map(\.minutes)
            let ahead = idle.slot.parts(without: taken).filter { $0.begins > terms.now }
            known += ahead
            return ahead.map {
                closes($0, booking, told, because: ["equipment"] + idle.users.reasons)
            }
        }
    }

    /// What nobody waits for any more opens: surely one of those who used all pieces is gone, has
    /// moved, or was given another, and the step carries that word. What they may use while a word
    /// is in doubt, or as long as their end is not known, is needed.
    func idleOpenings(
        for booking: Reservation, among needed: NeededSlots, _ told: ToldSlots,
        after closing: String?
    ) -> [Action] {
        var freed: [Slot: EquipmentUsers] = [:]
        for (closed, users) in told.users {
            for part in needed.parts(of: closed) { freed[part, default: users].formUnion(users) }
        }
        return mayOpen(Set(freed.keys), of: booking).map { slot in
            let words = freed[slot].map { evidence(of: $0, slot, among: needed) } ?? []
            return opens(slot, booking, told, after: closing, because: ["equipment"] + words)
        }
    }

    /// The words by which those who used all pieces do not any more.
    private func evidence(
        of users: EquipmentUsers, _ slot: Slot, among needed: NeededSlots
    ) -> [String] {
        var words: Set<String> = []
        for (key, piece) in users.pieces {
            guard let booking = needed.bookings[key], !booking.isInDoubt else { continue }
            if needed.idle.twins.contains(key) { words.insert("act:same") }
            let occupancy = needed.occupancies[key]
            words.formUnion(
                booking.evidence(of: booking.fieldsAgainst(piece, in: slot, occupancy)))
        }
        return words.sorted()
    }
}

extension Reservation {
    /// Those by which it does not use a piece of equipment in a slot any more; none where it may.
    fileprivate func fieldsAgainst(
        _ piece: String, in slot: Slot, _ occupancy: Occupancy?
    ) -> [Field] {
        if !isActive { return [.status] }
        if facts.visitDate != slot.day { return [.visitDate] }
        if let occupancy, !occupancy.minutes.overlaps(slot.minutes) {
            return [.startTime, .durationMinutes]
        }
        return facts.equipment == piece ? [] : [.equipment]
    }
}
