import Foundation
import GRDB
import Reconciliation
import Reservations
import Sandbox

extension Play {
    /// I18: the base of a target moves only with a receipt.
    func judgeReceipts() throws {
        let queue = try DatabaseQueue(path: salon.ledgerFile)
        defer { try? queue.close() }  // it only reads: there is nothing to lose
        let loose = try queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT number FROM base WHERE action IS NOT NULL AND NOT EXISTS (
                        SELECT 1 FROM receipt
                        WHERE receipt.action = base.action AND receipt.result = 'done')
                    """)
        }
        if !loose.isEmpty {
            breach("I18 base advances with a receipt", "\(loose) moved without one")
        }
    }

    /// I2: any order, portions and repetitions of what was observed give the same booking.
    /// I8: an old word, told late, changes nothing that is newer.
    func judgeConfluence() {
        var chance = SplitMix64(seed: plot.seed)
        for booking in plot.bookings {
            let words = picture.observations(booking.number)
            guard words.count > 1 else { continue }
            let one = Fold(plot).booking(of: [words])
            let other = Fold(plot).booking(of: portions(of: words, &chance))
            if one?.facts != other?.facts {
                breach("I2 confluence", "\(booking.number) depends on the order")
            }
            judgeOldWord(words, one)
        }
    }

    private func judgeOldWord(_ words: [Observation], _ believed: Reservation?) {
        guard let first = words.min(by: { $0.interval.from < $1.interval.from }) else { return }
        var facts = first.facts
        facts.startTime = ClockTime(minutes: 600)
        facts.status = .cancelledBySalon
        facts.claimed.formUnion(FieldSet([.startTime, .status]))
        let early = first.interval.from - 86_400
        let old = Observation(
            key: first.key, kind: .present, channel: .table, facts: facts,
            interval: Interval(from: early, to: early + 1), detectedAt: first.detectedAt,
            source: "backfill", capture: first.capture, span: nil, format: first.format)
        let after = Fold(plot).booking(of: [words, [old]])
        for field in believed?.facts.claimed.fields ?? [] where field != .statusText {
            guard let believed, let after,
                words.contains(where: { $0.facts.claimed.contains(field) }),
                !after.facts.agrees(on: field, with: believed.facts)
            else { continue }
            breach("I8 backfill", "\(first.key.number): an old word changed \(field)")
        }
    }

    private func portions(
        of words: [Observation], _ chance: inout SplitMix64
    ) -> [[Observation]] {
        var portions: [[Observation]] = [[]]
        for word in (words + words.filter { _ in chance.once(in: 3) }).shuffled(using: &chance) {
            portions[portions.count - 1].append(word)
            if chance.once(in: 2) { portions.append([]) }
        }
        return portions
    }
}

/// Folds observations portion by portion, as so many runs would.
private struct Fold {
    let terms: Terms

    init(_ plot: Plot) {
        // Long before every slot, so that no guard of what is near has a say.
        let days = Horizon(
            first: SalonTime.day(of: plot.begin).adding(days: -400),
            last: SalonTime.day(of: plot.begin).adding(days: 400))
        terms = Terms(
            run: "fold", salon: "simulated", now: plot.begin - 30 * 86_400, horizon: days)
    }

    func booking(of portions: [[Observation]]) -> Reservation? {
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
