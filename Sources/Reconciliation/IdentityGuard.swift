import Foundation
import Reservations

/// G5: a flood of new bookings, or a second one in the same slot of the same staff, may be known
/// bookings under new numbers. Their blocks go out at once, and a person is told.
struct IdentityGuard {
    let belief: Belief
    let terms: Terms

    func flagged(_ verdicts: [ReservationKey: Verdict]) -> [ReservationKey: Verdict] {
        guard terms.limits.guards.contains(.floodOfNew) else { return verdicts }
        let places = places(after: verdicts)
        let isFlood = isFlood(verdicts.values.filter(isNew).count)
        return verdicts.mapValues { verdict in
            var verdict = verdict
            if isFlood, isNew(verdict) { verdict.mark(.flood, true, terms) }
            if let isDoubled = isDoubled(verdict, places) {
                verdict.mark(.doubled, isDoubled, terms)
            }
            return verdict
        }
    }

    private func isNew(_ verdict: Verdict) -> Bool {
        belief.adopted.contains(verdict.key.medium) && verdict.before == nil
            && verdict.after.isActive
    }

    private func isFlood(_ count: Int) -> Bool {
        count > terms.limits.newBound(usual: belief.usualNew)
    }

    /// Who begins where once this run is done.
    private func places(
        after verdicts: [ReservationKey: Verdict]
    ) -> [StaffSlot: Set<ReservationKey>] {
        var places = belief.occupants.mapValues { $0.filter { verdicts[$0] == nil } }
        for (key, verdict) in verdicts where verdict.after.isActive {
            if let slot = StaffSlot(verdict.after.facts) { places[slot, default: []].insert(key) }
        }
        return places
    }

    /// Nil where nothing is to be said anew.
    private func isDoubled(
        _ verdict: Verdict, _ places: [StaffSlot: Set<ReservationKey>]
    ) -> Bool? {
        guard belief.adopted.contains(verdict.key.medium), verdict.after.isActive else {
            return nil
        }
        let slot = StaffSlot(verdict.after.facts)
        let isShared = slot.map { (places[$0]?.count ?? 0) > 1 } ?? false
        if !isShared { return verdict.after.attention.contains(.doubled) ? false : nil }
        let before = verdict.before.flatMap { $0.isActive ? StaffSlot($0.facts) : nil }
        return before == slot ? nil : true
    }
}

extension Verdict {
    fileprivate mutating func mark(_ reason: Attention, _ isSo: Bool, _ terms: Terms) {
        guard after.attention.contains(reason) != isSo else { return }
        if isSo { after.attention.insert(reason) } else { after.attention.remove(reason) }
        after.changedBy = terms.run
        after.changedOn = terms.today
    }
}
