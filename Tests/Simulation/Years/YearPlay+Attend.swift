import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension YearPlay {
    /// A person looks at the media's own screens, and says what is there: of holds, of what may have
    /// arrived, and of what only a person can do.
    func attend() async throws {
        let ledger = try salon.ledger(for: .writing)
        screenEnd = now + 8 * 3600
        try await ledger.note(Act(openUntil: screenEnd, by: "見本", at: now))
        for state in try await ledger.holds() where state.word == .open {
            try await decide(state, in: ledger)
        }
        let arrived = counters.with { $0.arrived }
        for item in try await ledger.actions(in: .uncertain) {
            if arrived.contains(item.action.id) {
                try await ledger.markDone(item.action.id, by: "見本", at: now)
            } else {
                try await ledger.retry(item.action.id, by: "見本", at: now)
            }
        }
        for item in try await ledger.actions(in: .refused) {
            try await ledger.retry(item.action.id, by: "見本", at: now)
        }
        // What no destination takes is done on the medium's screen all the same.
        let byHand = try await ledger.actions(in: .pending).filter {
            $0.action.kind == .advise && !Year.targets.contains($0.action.target)
        }
        for item in try await ledger.actions(in: .handed) + byHand {
            try await ledger.markDone(item.action.id, by: "見本", at: now)
        }
    }

    private func decide(_ state: HoldState, in ledger: Ledger) async throws {
        let keys = Set(state.hold.members.map(\.key))
        let waiting = Set(state.hold.members.map(\.observation))
        let histories = try ledger.looking { try $0.histories(of: keys) }
        let words = histories.values.flatMap(\.observations).filter { waiting.contains($0.id) }
        let count = words.count(where: isTrue)
        if count == words.count {
            try await ledger.decide(hold: state.hold.id, word: .approved, by: "見本", at: now)
        } else if count == 0 {
            try await ledger.decide(hold: state.hold.id, word: .dropped, by: "見本", at: now)
        } else {
            return
        }
        past.decided.formUnion(keys.map(\.number))
    }

    /// Whether the medium's own screen bears a word out.
    private func isTrue(_ word: Observation) -> Bool {
        let time = now.timeIntervalSince(year.begin)
        guard let state = truths[word.key.medium]?.state(of: word.key.number, at: time) else {
            return false
        }
        let saysCancelled = word.facts.status?.isCancelled == true
        if saysCancelled || state.status.isCancelled {
            return saysCancelled && state.status.isCancelled
        }
        return word.facts.visitDate == state.day && word.facts.startTime?.minutes == state.start
    }
}
