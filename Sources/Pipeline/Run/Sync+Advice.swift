import LedgerStore
import Reservations

/// A step that only a person can take, and that no delivery brings to anybody.
struct Advice {
    let action: Action
    let notice: OwedNotice
}

extension Sync {
    /// What the salon's people are asked to do and have not heard of yet; none where nobody is told
    /// of anything.
    func advice(in ledger: Ledger) async throws -> [Advice] {
        if definition.notify.isEmpty { return [] }
        let delivered = Set(definition.deliver.map { Medium(rawValue: $0.target) })
        return try await ledger.actions(in: .pending).map(\.action)
            .filter { $0.kind == .advise && !delivered.contains($0.target) && $0.opens <= asOf }
            .map { action in
                let name = loaded.media[action.target]?.name ?? action.target.rawValue
                return Advice(
                    action: action,
                    notice: OwedNotice(
                        name: "advice:" + action.id,
                        text: shownSafely(
                            "\(action.key.number)  \(action.request(mediumName: name))"),
                        status: 0))
            }
    }

    /// Notes that somebody was asked: what is handed over waits for their word.
    func note(told advice: [Advice], in ledger: Ledger) async throws {
        for step in advice {
            try await ledger.store(
                Receipt(
                    action: step.action.id, result: .handedOver,
                    evidence: ReceiptWord.toldPeople.evidence(), at: world.now()))
        }
    }
}
