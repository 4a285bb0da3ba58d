import Foundation
import Reservations

/// What becomes of each booking once the guards have had their say, and the holds that this makes.
struct Judgement {
    private(set) var verdicts: [ReservationKey: Verdict] = [:]
    private(set) var holds: [HoldState]

    private let cases: [ReservationKey: Case]
    private let book: HoldBook
    private let terms: Terms
    /// The words that wait.
    private var suspended: [ReservationKey: Set<Fingerprint>] = [:]

    /// - Parameter trusted: of the scans, those that are complete and in no doubt, by id, with their
    ///   start.
    init(
        of cases: [ReservationKey: Case], scans: [Scan], doubts: [Medium: Doubt],
        trusted: [String: Date], belief: Belief, terms: Terms
    ) {
        self.cases = cases
        self.terms = terms
        book = HoldBook(belief: belief, terms: terms)
        holds = book.dropped
        for (key, booking) in cases { verdicts[key] = booking.verdict(terms: terms) }
        let media = scans.filter { trusted[$0.id] != nil }.map(\.medium)
        let shown = cases.filter { $1.rows.contains { trusted[$0.scan] != nil } }.keys
        observeOnly(
            DoubtGuard(doubts: doubts, cleared: Set(media), shown: Set(shown), book: book))
        holdReleases(belief)
        holdNear(NearGuard(cases: cases, trusted: trusted, book: book, terms: terms))
        if terms.past != nil { leaveUnkept(belief) }
    }

    private mutating func observeOnly(_ guardian: DoubtGuard) {
        for rule in DoubtGuard.rules {
            let (held, reason) = guardian.held(rule, among: verdicts)
            hold(rule, held.filter { !goesWithout($1) }, reason: reason)
        }
    }

    /// Whether a booking comes to the same without the words that wait, or is given up in no doubt
    /// either way: then these could free nothing of it, and the next run would not keep them back.
    private func goesWithout(_ held: Held) -> Bool {
        let key = held.verdict.key
        let out = (suspended[key] ?? []).union(held.members.map(\.observation))
        guard let without = cases[key]?.verdict(suspending: out, terms: terms) else { return false }
        if without.after.facts == held.verdict.after.facts { return true }
        return held.verdict.givesUp && held.verdict.isConfirmed && without.givesUp
    }

    private mutating func holdReleases(_ belief: Belief) {
        let others = suspended.keys.count { key in
            guard let judged = cases[key]?.verdict(terms: terms) else { return false }
            return !judged.isConfirmed && judged.releases(after: terms.now)
        }
        let guardian = ReleaseGuard(book: book, belief: belief, terms: terms)
        let held = guardian.held(among: verdicts, counting: others)
        hold(.manyReleases, held, reason: guardian.reason(of: held, counting: others))
    }

    private mutating func holdNear(_ guardian: NearGuard) {
        let held = guardian.held(among: verdicts)
        hold(.nearStart, held, reason: NearGuard.reason(terms.limits))
    }

    /// What a hold kept back until its time was over waits for a word of its medium, and no file of
    /// the past is one: the file's own words are kept beside it.
    private mutating func leaveUnkept(_ belief: Belief) {
        let kept = Set(belief.holds.flatMap { $0.hold.members.map(\.key) })
        for (key, verdict) in verdicts where !kept.contains(key) {
            guard let before = verdict.before, before.attention.contains(.held) else { continue }
            verdicts[key]?.after = before
        }
    }

    /// Judges the bookings again without the words that wait. A hold lasts as long as the ledger has
    /// the slot of one of them ahead, or its medium does.
    private mutating func hold(
        _ rule: Guard, _ held: [ReservationKey: Held], reason: String?
    ) {
        var days: [ServiceDay] = []
        for (key, what) in held {
            suspended[key, default: []].formUnion(what.members.map(\.observation))
            let verdict = cases[key]?.verdict(suspending: suspended[key] ?? [], terms: terms)
            verdicts[key] = verdict
            days += [verdict?.after.facts.visitDate, verdict?.said.facts.visitDate].compactMap(
                \.self)
        }
        if let state = book.state(rule, held, standingOn: days, reason: reason) {
            holds.append(state)
        }
    }
}
