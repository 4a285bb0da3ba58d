import Foundation
import LedgerStore
import Reservations

extension Play {
    /// A person looks at the medium's own screen and at the destination's, and says what is there.
    func attend(at tick: Tick) async throws {
        guard FileManager.default.fileExists(atPath: salon.ledgerFile) else { return }
        let ledger = try salon.ledger(for: .writing)
        let at = now(at: tick)
        for state in try await ledger.holds() where state.word == .open {
            let numbers = Set(state.hold.members.map(\.key.number))
            let gone = numbers.filter {
                truth.state(of: $0, at: tick.at)?.status.isCancelled == true
            }
            if gone.count == numbers.count {
                try await ledger.decide(hold: state.hold.id, word: .approved, by: "見本", at: at)
            } else if gone.isEmpty {
                try await ledger.decide(hold: state.hold.id, word: .dropped, by: "見本", at: at)
            } else {
                continue
            }
            past.decided.formUnion(numbers)
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
}
