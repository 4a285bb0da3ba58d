import Foundation
import Reservations

extension Books {
    func store(_ receipt: Receipt) throws(LedgerTrouble) {
        guard let known = try action(receipt.action) else {
            throw .unknown(what: "action", id: receipt.action)
        }
        if try receipts(for: receipt.action).contains(receipt) { return }
        try add(receipt)
        guard let state = known.state.after(receipt.result) else { return }
        try move(receipt.action, to: state)
        if state == .done, !known.action.isAboutSlot { try advanceBase(by: known.action) }
    }

    func receipts(for id: String) throws(LedgerTrouble) -> [Receipt] {
        try all(
            """
            SELECT action, result, evidence, at FROM receipt
            WHERE salon = $1 AND action = $2 ORDER BY n
            """, [salon, id]
        ) { line throws(LedgerTrouble) in
            Receipt(
                action: try line.text(0), result: try line.read(1) { Receipt.Result(rawValue: $0) },
                evidence: try line.text(2), at: try line.instant(3))
        }
    }

    private func add(_ receipt: Receipt) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO receipt (salon, action, n, result, evidence, at)
            SELECT $1, $2, COALESCE(MAX(n), 0) + 1, $3, $4, $5 FROM receipt
            WHERE salon = $1 AND action = $2
            """,
            [
                salon, receipt.action, receipt.result.rawValue, receipt.evidence,
                receipt.at.timeIntervalSince1970,
            ])
        let n = try number(
            "SELECT MAX(n) FROM receipt WHERE salon = $1 AND action = $2", [salon, receipt.action])
        try note(.receipt, of: receipt.action, part: n, at: receipt.at)
    }

    /// The word on a later step may come before the word on an earlier one.
    func advanceBase(by action: Action) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO base (salon, target, medium, number, facts, action, n)
            SELECT salon, target, medium, number, after, id, n FROM outbox
            WHERE salon = $1 AND id = $2
            ON CONFLICT (salon, target, medium, number) DO UPDATE SET
                facts = excluded.facts, action = excluded.action, n = excluded.n
            WHERE base.n < excluded.n
            """, [salon, action.id])
    }
}

extension OutboxAction.State {
    /// The state after a receipt, or nil where it tells nothing new.
    fileprivate func after(_ result: Receipt.Result) -> OutboxAction.State? {
        switch (self, result) {
        case (.done, _): nil
        case (_, .done): .done
        case (_, .refused): .refused
        case (.handed, .uncertain), (.handed, .handedOver): nil
        case (_, .uncertain): .uncertain
        case (_, .handedOver): .handed
        }
    }
}
