import Foundation
import Reservations

/// G2: too many releases at once are held, whatever asked for them; a misread status column looks
/// just like a day on which everybody cancels. Those with a cancel mail of their own go through.
///
/// What was held once waits for evidence or a person: neither the passing of the 24 hours nor of
/// the slot itself lets it through.
struct ReleaseGuard {
    let limits: Limits
    let belief: Belief
    let terms: Terms

    /// Which of the bookings that would be released have to wait.
    func held(among verdicts: [ReservationKey: Verdict]) -> Set<ReservationKey> {
        let waiting = Set(open.flatMap { $0.members.map(\.key) })
        let unconfirmed = verdicts.values.filter { verdict in
            !verdict.isConfirmed
                && (verdict.releases(after: terms.now)
                    || (verdict.givesUp && waiting.contains(verdict.key)))
        }
        let keys = Set(unconfirmed.map(\.key))
        return isTooMany(keys.count) ? keys : keys.intersection(waiting)
    }

    /// The holds that stand after this run. An open hold goes on under its id with the members that
    /// still wait; what a person decided is kept, and what has nothing left to keep has ended.
    func holds(_ held: [ReservationKey: Verdict]) -> [HoldState] {
        var standing = belief.holds.filter {
            $0.word == .dropped && $0.hold.expires > terms.now
        }
        let end = lastEnd(of: held)
        guard !held.isEmpty, end > terms.now else { return standing }
        let members = held.values.sorted { $0.key < $1.key }.flatMap { verdict in
            verdict.unconfirmedCancels.map {
                Hold.Member(key: verdict.key, observation: $0.id)
            }
        }
        let hold = Hold(
            id: open.first?.id ?? id(of: members), guard: "G2", reason: reason(of: Set(held.keys)),
            members: members, since: open.first?.since ?? terms.now, expires: end)
        standing.append(HoldState(hold: hold, word: .open))
        return standing
    }

    private var open: [Hold] {
        belief.holds.filter { $0.word == .open && $0.hold.expires > terms.now }.map(\.hold)
    }

    private var bound: Int { limits.releaseBound(inScope: belief.inScope) }

    private func isTooMany(_ count: Int) -> Bool {
        count > 0 && belief.recentReleases + count > bound
    }

    /// Why, as it stood when the last member joined.
    private func reason(of held: Set<ReservationKey>) -> String {
        if let first = open.first, held.isSubset(of: first.members.map(\.key)) {
            return first.reason
        }
        return "24時間以内の取消 \(belief.recentReleases + held.count) 件（上限 \(bound) 件）"
    }

    private func id(of members: [Hold.Member]) -> String {
        let words = [terms.salon] + members.map(\.observation.description)
        return "H" + Fingerprint(words: words).description.prefix(8)
    }

    /// The end of the last business day on which one of them has its slot.
    private func lastEnd(of held: [ReservationKey: Verdict]) -> Date {
        let days = held.values.compactMap { $0.before?.facts.visitDate }
        return SalonTime.instant(days.max() ?? terms.today, minutes: 30 * 60)
    }
}
