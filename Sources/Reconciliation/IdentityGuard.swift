import Foundation
import Reservations

/// G5 and D16: a flood of new bookings, a second one in the same slot of the same staff, or one
/// guest at one moment under two media's numbers, may be known bookings under new numbers. Their
/// blocks go out at once, and a person is told.
struct IdentityGuard {
    let belief: Belief
    let terms: Terms

    func flagged(_ verdicts: [ReservationKey: Verdict]) -> [ReservationKey: Verdict] {
        guard terms.limits.guards.contains(.floodOfNew) else { return verdicts }
        let gatherings = gatherings(after: verdicts)
        let isFlood = isFlood(verdicts.values.filter(isNew).count)
        return verdicts.mapValues { verdict in
            var verdict = verdict
            // Of two sources at once it is as well told as by the second one later.
            if isFlood, isNew(verdict), verdict.after.sources.count == 1 {
                verdict.mark(.flood, true, terms)
            }
            guard let start = VisitStart(verdict.after.facts), verdict.after.isActive,
                terms.scope.contains(start.day)
            else { return verdict }
            let others = (gatherings[start] ?? []).filter {
                $0.key != verdict.key && word(on: verdict.key, $0.key) != .same
            }
            if let isDoubled = isDoubled(verdict, among: others) {
                verdict.mark(.doubled, isDoubled, terms)
            }
            verdict.mark(.sameVisit, seemsKnown(verdict, among: others), terms)
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

    /// Who begins when, once this run is done.
    private func gatherings(
        after verdicts: [ReservationKey: Verdict]
    ) -> [VisitStart: [Reservation]] {
        var gatherings: [VisitStart: [Reservation]] = [:]
        for verdict in verdicts.values where verdict.after.isActive {
            guard let start = VisitStart(verdict.after.facts) else { continue }
            gatherings[start, default: []].append(verdict.after)
        }
        return gatherings
    }

    /// What a person said last of two bookings.
    private func word(on key: ReservationKey, _ other: ReservationKey) -> VisitWord? {
        belief.histories[key]?.visitWords[other]
    }

    /// Nil where nothing is to be said anew.
    private func isDoubled(_ verdict: Verdict, among others: [Reservation]) -> Bool? {
        guard belief.adopted.contains(verdict.key.medium) else { return nil }
        let slot = StaffSlot(verdict.after.facts)
        let isShared = slot != nil && others.contains { StaffSlot($0.facts) == slot }
        if !isShared { return verdict.after.attention.contains(.doubled) ? false : nil }
        let before = verdict.before.flatMap { $0.isActive ? StaffSlot($0.facts) : nil }
        return before == slot ? nil : true
    }

    /// Whether another medium has what seems to be the same visit, and nobody has said a word.
    private func seemsKnown(_ verdict: Verdict, among others: [Reservation]) -> Bool {
        others.contains { other in
            word(on: verdict.key, other.key) == nil && verdict.after.seemsSameVisit(as: other)
        }
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
