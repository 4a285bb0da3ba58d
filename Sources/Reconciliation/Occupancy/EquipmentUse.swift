import Reservations

/// A use of a piece of equipment by a booking.
struct EquipmentUse: Hashable {
    let key: ReservationKey
    /// Nil while a word on the booking is in doubt: then it may be any.
    let piece: String?
    /// Who serves with it; nil where that is nobody's or in doubt.
    let person: String?
    /// In minutes of the business day, the end not included.
    let minutes: Range<Int>
}

/// A time in which no piece of a kind is left: those who need one serve nobody, but who uses one.
struct Idleness: Hashable {
    /// In the order of their names.
    let people: [String]
    let minutes: Range<Int>
    let uses: [EquipmentUse]
}

extension Floor {
    /// When no piece of a kind is left on a day, kind by kind and in order, as long as the same
    /// bookings use them all.
    func idleness(among uses: [EquipmentUse]) -> [Idleness] {
        equipment.flatMap { $0.idleness(among: uses) }
    }
}

extension SharedEquipment {
    fileprivate func idleness(among all: [EquipmentUse]) -> [Idleness] {
        let uses = all.filter { $0.piece.map(pieces.contains) ?? true }
        let edges = Set(uses.flatMap { [$0.minutes.lowerBound, $0.minutes.upperBound] }).sorted()
        return zip(edges, edges.dropFirst()).reduce(into: []) { found, edge in
            let users = uses.filter { $0.minutes.overlaps(edge.0..<edge.1) }
            guard isUsedUp(by: users) else { return }
            let isOneTime = found.last?.minutes.upperBound == edge.0 && found.last?.uses == users
            let start = isOneTime ? found.removeLast().minutes.lowerBound : edge.0
            let idle = Set(staff).subtracting(users.compactMap(\.person))
            found.append(Idleness(people: idle.sorted(), minutes: start..<edge.1, uses: users))
        }
    }

    /// Two bookings on one piece leave the others; one that is in doubt may have any that is left.
    private func isUsedUp(by users: [EquipmentUse]) -> Bool {
        let known = Set(users.compactMap(\.piece))
        let unsure = Set(users.filter { $0.piece == nil }.map(\.key))
        return !users.isEmpty && known.count + unsure.count >= Set(pieces).count
    }
}
