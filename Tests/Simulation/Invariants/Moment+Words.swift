import Foundation
import Reconciliation
import Reservations

extension Moment {
    /// I7: a word that is surely the latest is what the ledger believes, unless a guard or a
    /// person has set it aside.
    func latestWordCounts() -> [String] {
        let aside = after.held().union(before.held())
        guard reports.count == 1 else { return [] }
        return looked.subtracting(aside).flatMap { number -> [String] in
            guard let booking = after.reservation(number), let latest = latestWord(of: number),
                latest.facts.visitDate.map(horizon.contains) ?? true
            else { return [] }
            if past.isDecided(number, as: { $0 == latest.facts }) { return [] }
            let fields = [Field.status, .visitDate, .startTime, .staff]
            let pinned = Set(pins(on: number).map(\.field))
            return fields.filter { field in
                !pinned.contains(field) && latest.facts.claimed.contains(field)
                    && !booking.facts.agrees(on: field, with: latest.facts)
            }.map { "\(number): \($0) is not what was said last" }
        }
    }

    private func latestWord(of number: String) -> (facts: Facts, interval: Interval)? {
        var words = after.observations(number).map { (facts: $0.facts, interval: $0.interval) }
        if let walk, let shown = walk.rows[number], verdict != .unusable {
            words.append((Facts(row: shown.row), interval(of: shown.page)))
        }
        return words.first { word in
            words.allSatisfy { other in
                other.interval == word.interval
                    || word.interval.isSurelyAfter(other.interval)
            } && words.count { $0.interval == word.interval } == 1
        }
    }

    /// I20: what waits in a hold is not given up without a mail or a person's word, and a hold
    /// lets go of a booking that the list shows standing.
    func holdsDoNotLeak() -> [String] {
        var broken: [String] = []
        for number in before.held(by: "G2") {
            guard before.reservation(number)?.isActive == true,
                after.reservation(number)?.isActive == false
            else { continue }
            let hasWord =
                after.observations(number).contains(where: \.isCancelMail)
                || past.isDecided(number, as: { $0.status?.isCancelled == true })
                || after.held().contains(number)
            if !hasWord { broken.append("\(number) leaked out of its hold") }
        }
        guard let walk, verdict == .complete, reports.count == 1 else { return broken }
        for number in after.held(by: "G2") {
            guard let shown = walk.rows[number], shown.row.status.meaning?.isCancelled == false,
                !after.observations(number).contains(where: \.isCancelMail)
            else { continue }
            broken.append("\(number) stands on the list and is still held")
        }
        return broken
    }

    /// I21: each value rests on an observation that says it.
    func noPhantom() -> [String] {
        looked.flatMap { number in
            (after.bookings[number]?.phantoms ?? []).map { "\(number): \($0) rests on nothing" }
        }
    }

    /// I22: what changes a booking bears its own number.
    func ownEvidenceOnly() -> [String] {
        changes.filter { !(after.bookings[$0.key.number] ?? History()).backs($0) }
            .map { "\($0.key.number) was changed by another booking's word" }
    }

    /// I23: an explicit cancellation is released or held after two runs.
    func liveness() -> [String] {
        past.cancels.filter { past.runs - $0.value >= 1 && !hasAnswered($0.key) }.keys.sorted()
            .compactMap { number in
                guard let booking = after.reservation(number),
                    let day = booking.facts.visitDate, horizon.contains(day),
                    !past.isDecided(number, as: { $0.status?.isCancelled == true })
                else { return nil }
                return "\(number) was cancelled two runs ago, and nothing came of it"
            }
    }

    /// The oracle: every word that was kept was once true, or was misread on purpose.
    func isExplained() -> [String] {
        looked.flatMap { number -> [String] in
            let known = Set(before.observations(number).map(\.id))
            let states = truth.states(of: number, until: tick.at + 600)
            let news = after.observations(number).filter {
                !known.contains($0.id) && !past.isMisread($0)
            }
            return news.filter { word in
                !states.contains { state in
                    let isSame =
                        word.facts.visitDate == state.day
                        && word.facts.startTime?.minutes == state.start
                    let isSameStatus =
                        word.facts.status == state.status
                        || (word.channel == .mail
                            && word.facts.status?.isCancelled == state.status.isCancelled)
                    return isSame && isSameStatus
                }
            }.map { "\(number): \($0.channel) says what was never true" }
        }
    }
}
