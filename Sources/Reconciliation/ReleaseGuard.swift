import Foundation
import Reservations

/// G2: too many releases at once are held, whatever asked for them; a misread status column looks
/// just like a day on which everybody cancels. Those with a cancel mail of their own go through.
struct ReleaseGuard {
    let limits: Limits
    let belief: Belief
    let terms: Terms

    /// Which of the bookings that would be released have to wait.
    func held(among verdicts: [ReservationKey: Verdict]) -> Set<ReservationKey> {
        let unconfirmed = verdicts.values.filter { verdict in
            verdict.releases(after: terms.now) && !verdict.isConfirmed
        }
        let bound = limits.releaseBound(inScope: belief.inScope)
        guard !unconfirmed.isEmpty, belief.recentReleases + unconfirmed.count > bound
        else { return [] }
        return Set(unconfirmed.map(\.key))
    }

    /// The holds that stand after this run. An open hold goes on under its id with the members that
    /// still wait; what a person decided is kept, and what has nothing left to keep has ended.
    func holds(_ held: [ReservationKey: Verdict]) -> [HoldState] {
        var standing = belief.holds.filter { $0.word == .dropped }
        guard !held.isEmpty else { return standing }
        let members = held.values.sorted { $0.key < $1.key }.flatMap { verdict in
            verdict.unconfirmedCancels.map {
                Hold.Member(key: verdict.key, observation: $0.id)
            }
        }
        let open = belief.holds.first { $0.word == .open }?.hold
        let bound = limits.releaseBound(inScope: belief.inScope)
        let hold = Hold(
            id: open?.id ?? id(of: members), guard: "G2",
            reason: "24時間以内の取消 \(belief.recentReleases + held.count) 件（上限 \(bound) 件）",
            members: members, since: open?.since ?? terms.now, expires: lastStart(of: held))
        standing.append(HoldState(hold: hold, word: .open))
        return standing
    }

    private func id(of members: [Hold.Member]) -> String {
        let words = [terms.salon, terms.run] + members.map(\.observation.description)
        return "H" + Fingerprint(words: words).description.prefix(8)
    }

    private func lastStart(of held: [ReservationKey: Verdict]) -> Date {
        let days = held.values.compactMap { $0.before?.facts.visitDate }
        return SalonTime.instant((days.max() ?? terms.today).adding(days: 1))
    }
}
