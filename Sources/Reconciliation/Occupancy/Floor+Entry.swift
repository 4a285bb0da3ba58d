public import Reservations

extension Floor {
    /// Why a booking that a person enters does not fit into the day of whoever serves it, or of the
    /// equipment it needs; nil where it does (D7, R2-16 … R2-21).
    ///
    /// - Parameters:
    ///   - facts: the booking as it would stand, with its day and time.
    ///   - bookings: those of its day, and its blocks; the one with `key` is the booking itself.
    ///   - menus: minutes by menu, for a booking that tells none of its own.
    public func refusal(
        of facts: Facts, for key: ReservationKey, among bookings: some Sequence<Reservation>,
        menus: [String: Int]
    ) -> FitRefusal? {
        guard let day = facts.visitDate, let start = facts.startTime else {
            return .durationUnknown
        }
        let visit = Visit(
            start: start.minutes, menus: course(of: facts, menus: menus),
            isTentative: facts.status == .requested)
        let place = place(of: facts, at: key.medium)
        let others = occupancies(of: bookings.filter { $0.key != key }, on: day)
            .filter { !$0.seemsEntered(for: key, at: place, from: start.minutes) }
        let busy = others.filter { $0.place == place && place != .free }
        if let why = fit(visit, among: busy, shift: work.shift(of: place.person, on: day)) {
            return why
        }
        if isOversold(visit, at: place, among: others, on: day) { return .noFreePlace }
        guard let equipment = facts.equipment, !equipment.isEmpty else { return nil }
        return fit(visit, among: others.filter { $0.equipment == equipment }, shift: nil)
    }

    /// What each part of a course takes: the minutes that were told for all of it, else those of
    /// its menus (F20).
    private func course(of facts: Facts, menus: [String: Int]) -> [Int?] {
        if let minutes = facts.durationMinutes { return [minutes] }
        return facts.menu.map { menus[$0] }
    }
}
