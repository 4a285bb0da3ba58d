import Foundation
import LedgerStore
import Reconciliation
import Reservations

extension Sync {
    /// What may go out of what waits (F17). While a freeze holds, only steps for people; behind it,
    /// what it held is looked at again, and what has begun since is not sent.
    func thawed(
        _ waiting: [OutboxAction], _ ledger: Ledger, _ handover: inout Handover
    ) async throws -> [OutboxAction] {
        guard let freeze = definition.freeze else { return waiting }
        if freeze.holds(at: asOf) { return waiting.filter { $0.action.kind == .advise } }
        let late = waiting.filter {
            freeze.held($0.action.opens, until: asOf) && !$0.isAhead(of: asOf)
        }
        for item in late {
            let receipt = Receipt(
                action: item.action.id, result: .refused,
                evidence: ReceiptWord.tooLate.evidence(), at: world.now())
            try await ledger.store(receipt)
            handover.add(receipt, of: item)
        }
        let ids = Set(late.map(\.action.id))
        return waiting.filter { !ids.contains($0.action.id) }
    }

    /// That nothing goes out is told once and every day, and is nobody's fault.
    func tellFreeze(_ report: inout RunReport) {
        guard let freeze = definition.freeze, freeze.holds(at: asOf), !definition.deliver.isEmpty
        else { return }
        report.note(
            "frozen",
            "定義の freeze により、連携を \(SalonTime.ledger(freeze.until)) まで止めています。"
                + "その間の予約は他の媒体に伝わりません", .done, of: .salon)
    }
}

extension OutboxAction {
    /// Whether the time that it is about still lies ahead.
    func isAhead(of now: Date) -> Bool {
        let facts = action.after ?? action.before
        if let slot = facts.flatMap(Slot.init) { return slot.isAhead(of: now, for: action.key) }
        return facts?.begins.map { $0 > now } ?? true
    }
}
