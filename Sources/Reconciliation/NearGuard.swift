import Foundation
import Reservations

/// G7: shortly before its start a booking is released only by a mail, a person's word, or two
/// complete scans that agree on the status. One misread row must not sell an hour twice.
struct NearGuard {
    let cases: [ReservationKey: Case]
    /// The scans of this run that are complete and in no doubt, by id, with when they began.
    let trusted: [String: Date]
    let book: HoldBook
    let terms: Terms

    func held(among verdicts: [ReservationKey: Verdict]) -> [ReservationKey: Held] {
        guard terms.limits.guards.contains(.nearStart) else { return [:] }
        return verdicts.compactMapValues { verdict in
            guard verdict.givesUp, !verdict.isConfirmed else { return nil }
            let waiting = book.waiting(.nearStart, verdict.key)
            guard !waiting.isEmpty || isNear(verdict) else { return nil }
            let agreed = agreed(on: verdict.key, waiting)
            guard agreed.count < terms.limits.agreeingScans else { return nil }
            return Held(
                verdict,
                verdict.unconfirmedCancels.map {
                    Hold.Member(key: verdict.key, observation: $0.id, agreed: agreed)
                })
        }
    }

    static func reason(_ limits: Limits) -> String {
        "来店まで \(Int(limits.nearStart / 3600)) 時間以内の取消は、次の一覧でも同じか確かめます"
    }

    private func isNear(_ verdict: Verdict) -> Bool {
        guard verdict.releases(after: terms.now), let begins = verdict.before?.facts.begins else {
            return false
        }
        let ahead = begins.timeIntervalSince(terms.now)
        return ahead <= terms.limits.nearStart
    }

    /// When the complete scans began that show it cancelled, each counted once.
    private func agreed(on key: ReservationKey, _ waiting: [Hold.Member]) -> [Double] {
        let shown = cases[key]?.rows.filter {
            $0.observation.facts.status?.isCancelled == true
        }.compactMap { trusted[$0.scan]?.timeIntervalSince1970 }
        return Set(waiting.flatMap { $0.agreed ?? [] }).union(shown ?? []).sorted()
    }
}
