public import Foundation
import Reconciliation
public import Reservations

extension Ledger {
    /// The steps by which a medium's slots are as it was told, of those that lie ahead and that it
    /// confirmed: the last one of each booking and slot.
    public func slotsInForce(at target: Medium, now: Date) throws(LedgerTrouble) -> [OutboxAction] {
        // A business day runs past midnight.
        let day = SalonTime.day(of: now).adding(days: -1)
        let steps = try reading { books throws(LedgerTrouble) in
            try books.slotSteps(at: target, from: day)
        }
        var last: [Step: OutboxAction] = [:]
        for item in steps {
            guard let slot = (item.action.after ?? item.action.before).flatMap(Slot.init),
                slot.isAhead(of: now, for: item.action.key)
            else { continue }
            last[Step(key: item.action.key, slot: slot)] = item
        }
        let standing = Set(last.values.filter { $0.state == .done }.map(\.action.id))
        return steps.filter { standing.contains($0.action.id) && $0.action.kind != .advise }
    }

    /// Lets a step be taken once more of which its medium was read to show nothing (R1-16).
    public func takeAgain(_ id: String) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            guard try books.action(id)?.state == .done else { return }
            try books.letWait(id, at: nil)
        }
    }
}

/// What a step about a slot is about.
private struct Step: Hashable {
    let key: ReservationKey
    let slot: Slot
}

extension Books {
    /// Those that reached a medium or may have, of a day or later, in the order they were planned in.
    fileprivate func slotSteps(
        at target: Medium, from day: ServiceDay
    ) throws(LedgerTrouble) -> [OutboxAction] {
        try all(
            """
            SELECT \(OutboxAction.columns) FROM outbox
            WHERE salon = $1 AND target = $2 AND is_about_slot = 1
                AND state IN ('leased', 'handed', 'uncertain', 'done')
                AND json_extract(COALESCE(after, before), '$.visitDate') >= $3
            ORDER BY n
            """, [salon, target.rawValue, day.description]
        ) { line throws(LedgerTrouble) in try OutboxAction(line, salon: salon) }
    }
}
