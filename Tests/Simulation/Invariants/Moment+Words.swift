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
        return words.surelyLast
    }

    /// I20: what waits in a hold is not given up without a mail or a person's word, and a hold
    /// lets go of a booking that the list shows standing.
    func holdsDoNotLeak() -> [String] {
        var broken: [String] = []
        for number in before.held(by: "G2").filter(isGivenUp) {
            let hasWord =
                after.observations(number).contains(where: \.isCancelMail)
                || past.isDecided(number, as: { $0.status?.isCancelled == true })
                || after.held().contains(number)
            if !hasWord { broken.append("\(number) leaked out of its hold") }
        }
        broken += doubtsDoNotLeak() + nearOnesDoNotLeak()
        guard let walk, verdict == .complete, reports.count == 1 else { return broken }
        for number in after.held(by: "G2") {
            guard let shown = walk.rows[number], shown.row.status.meaning?.isCancelled == false,
                !after.observations(number).contains(where: \.isCancelMail)
            else { continue }
            broken.append("\(number) stands on the list and is still held")
        }
        return broken
    }

    /// I20: a word that waits because its medium is in doubt is let through by a whole list that
    /// agrees, by a person, when its day is over, or by another word that says the same in no doubt;
    /// not because it is a cancel mail.
    private func doubtsDoNotLeak() -> [String] {
        let doubts = before.holds.filter {
            $0.word == .open && $0.hold.expires > now && ["G3", "G4", "G6"].contains($0.hold.guard)
        }
        let waiting = Set(doubts.flatMap { $0.hold.members.map(\.observation) })
        let wasBelieved = reports.contains { report in
            report.sources.contains { $0.name == "list" && $0.coverage?.verdict == .complete }
        }
        if wasBelieved { return [] }
        return Set(doubts.flatMap { $0.hold.members.map(\.key.number) }).filter { number in
            let ground = after.reservation(number)?.provenance[.status]
            let isSaidBeside = after.observations(number).contains {
                $0.facts.status?.isCancelled == true && !waiting.contains($0.id)
            }
            return isGivenUp(number) && ground.map(waiting.contains) == true && !isSaidBeside
        }.sorted().map { "\($0) leaked out of doubt" }
    }

    /// I20: what is near its start is given up on a mail, a person's word, or a list that shows it
    /// cancelled once more.
    private func nearOnesDoNotLeak() -> [String] {
        before.held(by: "G7").filter(isGivenUp).filter { number in
            let isShown = walk?.rows[number]?.row.status.meaning?.isCancelled == true
            return !(isShown && verdict == .complete)
                && !after.observations(number).contains(where: \.isCancelMail)
                && !past.isDecided(number, as: { $0.status?.isCancelled == true })
        }.sorted().map { "\($0) leaked out, and nobody said it twice" }
    }

    private func isGivenUp(_ number: String) -> Bool {
        before.reservation(number)?.isActive == true
            && after.reservation(number)?.isActive == false
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

extension [(facts: Facts, interval: Interval)] {
    /// The word that is surely later than all others; nil where none is.
    var surelyLast: Element? {
        first { word in
            allSatisfy { other in
                other.interval == word.interval || word.interval.isSurelyAfter(other.interval)
            } && count { $0.interval == word.interval } == 1
        }
    }
}
