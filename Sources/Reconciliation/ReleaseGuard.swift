import Foundation
import Reservations

/// G2: too many releases at once are held, whatever asked for them; a misread status column looks
/// just like a day on which everybody cancels. Those with a cancel mail of their own go through.
///
/// What was held once waits for evidence or a person: neither the passing of the 24 hours nor of
/// the slot itself lets it through.
struct ReleaseGuard {
    let book: HoldBook
    let belief: Belief
    let terms: Terms

    /// Which of the bookings that would be released have to wait.
    ///
    /// - Parameter others: releases that other guards hold already; they count, too.
    func held(
        among verdicts: [ReservationKey: Verdict], counting others: Int
    ) -> [ReservationKey: Held] {
        guard terms.limits.guards.contains(.manyReleases) else { return [:] }
        let waiting = Set(book.open(.manyReleases).flatMap { $0.members.map(\.key) })
        let unconfirmed = verdicts.filter { key, verdict in
            !verdict.isConfirmed
                && (verdict.releases(after: terms.now)
                    || (verdict.givesUp && waiting.contains(key)))
        }
        let isTooMany = isTooMany(unconfirmed.count, and: others)
        let held = isTooMany ? unconfirmed : unconfirmed.filter { waiting.contains($0.key) }
        return held.mapValues { Held($0, waiting: $0.unconfirmedCancels.map(\.id)) }
    }

    func reason(of held: [ReservationKey: Held], counting others: Int) -> String {
        "24時間以内の取消 \(belief.recentReleases + held.count + others) 件（上限 \(bound) 件）"
    }

    private var bound: Int { terms.limits.releaseBound(inScope: belief.inScope) }

    private func isTooMany(_ count: Int, and others: Int) -> Bool {
        count > 0 && belief.recentReleases + count + others > bound
    }
}
