import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// Hands over what waits in the outbox. A destination that is down does not stop the others.
    func deliver(_ ledger: Ledger) async throws -> [Receipt.Result: Int] {
        var results: [Receipt.Result: Int] = [:]
        for delivery in definition.deliver {
            let target = Medium(rawValue: delivery.target)
            let waiting = try await ledger.due(target: target, now: asOf)
            // A file can be read back: handing over is harmless where the line stands there.
            let again = delivery.destination.canBeReadBack ? waiting.inDoubt : []
            for item in again + waiting.send {
                let line = item.action.line(
                    salon: definition.salon.id, store: definition.salon.store, run: item.run)
                let receipt = await world.hand(delivery, item.action.id, line)
                try await ledger.store(receipt)
                results[receipt.result, default: 0] += 1
            }
        }
        return results
    }
}

extension Delivery.Destination {
    fileprivate var canBeReadBack: Bool {
        switch self {
        case .file: true
        case .program: false
        }
    }
}
