import Foundation
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

extension YearPlay {
    /// I23: what a guest has cancelled is given up or named in a hold within two runs that could
    /// hear of it.
    func judgeLiveness(after report: RunReport, walk: Walk?) async throws {
        try hear(report, walk)
        let ledger = try salon.ledger(for: .reading)
        let (histories, holds) = try ledger.looking { books in
            (try books.histories(of: Set(past.cancels.keys)), try books.holds())
        }
        let held = Set(holds.flatMap { $0.hold.members.map(\.key) })
        for (key, run) in past.cancels.sorted(by: { $0.key < $1.key }) {
            let history = histories[key] ?? History()
            if history.reservation?.isActive == true, !held.contains(key),
                !past.decided.contains(key.number), !history.standsAgain, isInHorizon(history)
            {
                if past.heardRuns - run >= 1 {
                    breach(
                        "I23 liveness",
                        "\(key) was cancelled two runs ago, and nothing came of it")
                }
            } else {
                past.cancels[key] = nil
                figures.answeredCancels += 1
            }
        }
        figures.checks += 1
    }

    /// Notes the cancellations that this run could hear of, each once.
    private func hear(_ report: RunReport, _ walk: Walk?) throws {
        past.heardRuns += 1
        var keys: Set<ReservationKey> = []
        let source = report.sources.first { $0.name == "list" }
        if let walk, source?.coverage?.verdict == .complete {
            for (number, shown) in walk.rows
            where shown.row.status.meaning?.isCancelled == true && !walk.misread.contains(number) {
                keys.insert(ReservationKey(medium: Year.listed, number: number))
            }
        }
        let (letters, mailFails) = surroundings.with { ($0.letters.map(\.letter), $0.mailFails) }
        if report.isDue("notices"), !mailFails {
            for letter in letters where past.letters.insert(letter.capture).inserted {
                guard letter.isCancellation,
                    let medium = truths.first(where: { $1.places[letter.number] != nil })?.key
                else { continue }
                keys.insert(ReservationKey(medium: medium, number: letter.number))
            }
        }
        for key in keys where past.heardCancels.insert(key).inserted {
            past.cancels[key] = past.heardRuns
            figures.cancels += 1
        }
    }

    private func isInHorizon(_ history: History) -> Bool {
        history.reservation?.facts.visitDate.map(Horizon(at: now, months: 4).contains) == true
    }
}

extension History {
    /// Whether a word that it stands is surely later than every one that it is given up.
    fileprivate var standsAgain: Bool {
        let cancels = observations.filter { $0.facts.status?.isCancelled == true }
        return observations.contains { word in
            word.facts.status?.isCancelled == false
                && cancels.allSatisfy { word.interval.isSurelyAfter($0.interval) }
        }
    }
}
