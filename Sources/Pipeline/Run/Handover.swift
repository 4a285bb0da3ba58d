import LedgerStore
import Reservations

/// What became of the actions that a run handed over.
struct Handover {
    private(set) var receipts: [Receipt.Result: Int] = [:]
    /// Those that arrived later than they should have (R2-07).
    private(set) var late: [LateAction] = []

    mutating func add(_ other: Handover) {
        receipts.merge(other.receipts, uniquingKeysWith: +)
        late += other.late
    }

    mutating func add(_ receipt: Receipt, of item: OutboxAction) {
        receipts[receipt.result, default: 0] += 1
        guard receipt.result == .done || receipt.result == .handedOver,
            let action = LateAction(item.action, at: receipt.at, hasArrived: true)
        else { return }
        late.append(action)
    }
}
