import Foundation
import Reconciliation
import Reservations
import Sandbox

/// Folds what was observed of a booking in other orders and portions, as so many runs would.
struct Confluence {
    private var chance: SplitMix64
    private let terms: Terms

    init(seed: UInt64, begin: Date) {
        chance = SplitMix64(seed: seed)
        // Long before every slot, so that no guard of what is near has a say.
        let days = Horizon(
            first: SalonTime.day(of: begin).adding(days: -400),
            last: SalonTime.day(of: begin).adding(days: 800))
        terms = Terms(run: "fold", salon: "simulated", now: begin - 30 * 86_400, horizon: days)
    }

    /// I2: any order, portions and repetitions of what was observed give the same booking.
    /// I8: an old word, told late, changes nothing that is newer.
    mutating func breaches(of words: [Observation]) -> [Breach] {
        guard words.count > 1 else { return [] }
        let one = booking(of: [words])
        let other = booking(of: portions(of: words))
        let isSame = one?.facts == other?.facts
        let number = words[0].key.number
        return (isSame ? [] : [Breach(invariant: "I2 confluence", text: "\(number): the order")])
            + judgeOldWord(words, one)
    }

    private func judgeOldWord(_ words: [Observation], _ believed: Reservation?) -> [Breach] {
        guard let first = words.min(by: { $0.interval.from < $1.interval.from }) else { return [] }
        var facts = first.facts
        facts.startTime = ClockTime(minutes: 600)
        facts.status = .cancelledBySalon
        facts.claimed.formUnion(FieldSet([.startTime, .status]))
        let early = first.interval.from - 86_400
        let old = Observation(
            key: first.key, kind: .present, channel: .table, facts: facts,
            interval: Interval(from: early, to: early + 1), detectedAt: first.detectedAt,
            source: "backfill", capture: first.capture, span: nil, format: first.format)
        guard let believed, let after = booking(of: [words, [old]]) else { return [] }
        return believed.facts.claimed.fields.filter { field in
            field != .statusText && words.contains { $0.facts.claimed.contains(field) }
                && !after.facts.agrees(on: field, with: believed.facts)
        }.map {
            Breach(
                invariant: "I8 backfill", text: "\(first.key.number): an old word changed \($0)")
        }
    }

    private mutating func portions(of words: [Observation]) -> [[Observation]] {
        var portions: [[Observation]] = [[]]
        for word in (words + words.filter { _ in chance.once(in: 3) }).shuffled(using: &chance) {
            portions[portions.count - 1].append(word)
            if chance.once(in: 2) { portions.append([]) }
        }
        return portions
    }

    private func booking(of portions: [[Observation]]) -> Reservation? {
        var history = History()
        for portion in portions where !portion.isEmpty {
            let evidence = Evidence(mails: portion)
            var belief = Belief()
            let survey = survey(evidence, belief: belief, terms: terms)
            belief.histories = [portion[0].key: history]
            let plan = reconcile(evidence, survey: survey, belief: belief, terms: terms)
            history.observations += plan.observations
            history.reservation = plan.reservations.last ?? history.reservation
        }
        return history.reservation
    }
}
