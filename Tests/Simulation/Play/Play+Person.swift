import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension Play {
    /// A person looks at the medium's own screen and at the destination's, and says what is there.
    func attend(at tick: Tick) async throws {
        guard FileManager.default.fileExists(atPath: salon.ledgerFile) else { return }
        let ledger = try salon.ledger(for: .writing)
        let at = now(at: tick)
        for state in try await ledger.holds() where state.word == .open {
            let words = try words(of: state.hold, in: ledger)
            let count = words.count { isTrue($0, at: tick.at) }
            if count == words.count {
                try await ledger.decide(hold: state.hold.id, word: .approved, by: "見本", at: at)
            } else if count == 0 {
                try await ledger.decide(hold: state.hold.id, word: .dropped, by: "見本", at: at)
            } else {
                continue
            }
            past.decided += words
        }
        let arrived = surroundings.with { $0.counter.arrived }
        for action in try await ledger.actions(in: .uncertain) {
            if arrived.contains(action.action.id) {
                try await ledger.markDone(action.action.id, by: "見本", at: at)
            } else {
                try await ledger.retry(action.action.id, by: "見本", at: at)
            }
        }
        for action in try await ledger.actions(in: .refused) {
            try await ledger.retry(action.action.id, by: "見本", at: at)
        }
        picture.holds = try await ledger.holds()
        figures.steps += 1
    }

    /// What waits in a hold: of each booking what was said last.
    private func words(of hold: Hold, in ledger: Ledger) throws -> [Observation] {
        let histories = try ledger.looking { books in
            try books.histories(of: Set(hold.members.map(\.key)))
        }
        let waiting = Set(hold.members.map(\.observation))
        return histories.values.compactMap { history in
            history.observations.filter { waiting.contains($0.id) }.latest
        }
    }

    /// Whether the medium's own screen bears a word out.
    private func isTrue(_ word: Observation, at time: TimeInterval) -> Bool {
        guard let state = truth.state(of: word.key.number, at: time) else { return false }
        let saysCancelled = word.facts.status?.isCancelled == true
        if saysCancelled || state.status.isCancelled {
            return saysCancelled && state.status.isCancelled
        }
        return word.facts.visitDate == state.day && word.facts.startTime?.minutes == state.start
    }
}
