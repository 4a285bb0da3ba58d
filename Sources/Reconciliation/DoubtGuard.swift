import Foundation
import Reservations

/// Observe only (G3, G4, G6): of bookings that are known, the words of a medium in doubt wait; new
/// bookings, and cancelled ones that stand again, go out. What waits goes on waiting until a trusted scan
/// of the medium clears it: a row that may have been misread, until one shows the booking again.
struct DoubtGuard {
    static let rules: [Guard] = [.clock, .changedReading, .shiftedField]

    let doubts: [Medium: Doubt]
    /// Media of which this run has a complete scan that nothing speaks against.
    let cleared: Set<Medium>
    /// The bookings that such a scan shows.
    let shown: Set<ReservationKey>
    let book: HoldBook

    /// What waits under a guard, and why; no reason where nothing new speaks for it.
    func held(
        _ rule: Guard, among verdicts: [ReservationKey: Verdict]
    ) -> (held: [ReservationKey: Held], reason: String?) {
        var held: [ReservationKey: Held] = [:]
        for (key, verdict) in verdicts where verdict.movesWhatIsKnown {
            let waiting = waiting(rule, verdict)
            if !waiting.isEmpty { held[key] = Held(verdict, waiting: waiting.sorted()) }
        }
        let reasons = Set(doubts.values.filter { $0.rule == rule }.map(\.reason))
        return (held, reasons.isEmpty ? nil : reasons.sorted().joined(separator: "、"))
    }

    private func waiting(_ rule: Guard, _ verdict: Verdict) -> Set<Fingerprint> {
        let medium = verdict.key.medium
        let before = Set(book.waiting(rule, verdict.key).map(\.observation))
        guard let doubt = doubts[medium] else {
            return cleared.contains(medium) ? misread(before, rule, verdict.key) : before
        }
        guard doubt.rule == rule else { return [] }
        // What waited under another doubt waits under this one now.
        let others = Self.rules.flatMap { book.waiting($0, verdict.key) }.map(\.observation)
        return Set(verdict.fresh.map(\.id)).union(others).union(before)
    }

    /// Of what waited, the rows that nothing bears out: a wrong clock is no wrong reading.
    private func misread(
        _ waited: Set<Fingerprint>, _ rule: Guard, _ key: ReservationKey
    ) -> Set<Fingerprint> {
        if waited.isEmpty || rule == .clock || shown.contains(key) { return [] }
        let words = book.belief.histories[key]?.observations ?? []
        return waited.intersection(words.lazy.filter { $0.channel == .list }.map(\.id))
    }
}

extension Verdict {
    /// Whether it changes a booking that is known, and takes no slot that was free.
    fileprivate var movesWhatIsKnown: Bool {
        guard let before, before.facts != after.facts else { return false }
        return before.isActive || !after.isActive
    }
}
