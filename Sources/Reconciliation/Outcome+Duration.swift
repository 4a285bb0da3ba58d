import Reservations

extension Outcome {
    /// D13: what a mail or detail page printed, else what a schedule shows, else the definition's
    /// menu table, else the medium's base stay, else unknown.
    func takeDuration(into after: inout Reservation) {
        if folded.pins.contains(where: { $0.field == .durationMinutes }) {
            after.durationGround = .pin
        } else if after.facts.durationMinutes != nil {
            after.durationGround = folded.durationGround ?? .mail
        } else if let minutes = menuMinutes(of: after.facts) {
            after.take(minutes: minutes, from: .menu)
        } else if let minutes = baseStay(of: after) {
            after.take(minutes: minutes, from: .baseStay)
        }
    }

    /// Why its duration needs a person, where it does (R1-04, D13).
    func durationDoubts(of after: Reservation) -> Set<Attention> {
        guard after.isUnfinished, after.facts.durationMinutes == nil else { return [] }
        return terms.stays.decide(after.facts, of: after.key.medium)
            ? [.durationUnknown, .baseStayMissing] : [.durationUnknown]
    }

    private func menuMinutes(of facts: Facts) -> Int? {
        let minutes = facts.menu.map { terms.menus[$0] }
        if minutes.isEmpty || minutes.contains(nil) { return nil }
        return minutes.compactMap { $0 }.reduce(0, +)
    }

    /// What is recorded stands, whatever the base stay has become since, until the medium sends
    /// the booking anew (R1-05).
    private func baseStay(of after: Reservation) -> Int? {
        guard terms.stays.decide(after.facts, of: after.key.medium) else { return nil }
        if let before = booking.history.reservation, before.durationGround == .baseStay,
            VisitStart(before.facts) == VisitStart(after.facts)
        {
            return before.facts.durationMinutes
        }
        return terms.stays.minutes[after.key.medium]
    }
}

extension Reservation {
    fileprivate mutating func take(minutes: Int, from ground: DurationGround) {
        facts.durationMinutes = minutes
        facts.claimed.insert(FieldSet(.durationMinutes))
        durationGround = ground
    }

    /// Whether the guest's time at the salon is still to come or goes on.
    fileprivate var isUnfinished: Bool {
        switch facts.status {
        case .requested, .booked, .inService, .awaitingCheckout: true
        case .served, .settled, .declined, .cancelledByCustomer, .cancelledBySalon, .noShow,
            .expired, nil:
            false
        }
    }
}
