import Foundation
import Reconciliation
import Reservations

extension Books {
    /// Writes what a plan changes in the ledger itself.
    func apply(
        _ plan: Plan, cells: [ReservationKey: [UInt8]], run record: RunRecord
    ) throws(LedgerTrouble) {
        for reservation in plan.reservations {
            try put(reservation)
            guard let cells = cells[reservation.key] else {
                throw .invariant("run \(record.id): a changed booking came without its row")
            }
            try shelve(cells, of: reservation)
        }
        for observation in plan.observations { try add(observation, run: record.id) }
        try meetStaff(in: plan.observations)
        try meetStaff(on: plan.blocked)
        for blocked in plan.blocked { try put(blocked) }
        try put(plan.staffCodes)
        try add(plan.changes, unconfirmed: plan.unconfirmedReleases, run: record)
        for medium in plan.adopts.sorted() {
            try run(
                """
                INSERT INTO medium (salon, medium, adopted_by, adopted_at)
                VALUES ($1, $2, $3, $4) ON CONFLICT (salon, medium) DO NOTHING
                """, [salon, medium.rawValue, record.id, record.asOf.timeIntervalSince1970])
        }
        try keep(awaited: plan.awaited)
        try end(awaiting: plan.arrived)
        try replaceHolds(with: plan.holds, run: record.id)
        try keepScopes(of: plan.slots)
    }

    private func add(
        _ changes: [Change], unconfirmed releases: Set<ReservationKey>, run record: RunRecord
    ) throws(LedgerTrouble) {
        if changes.isEmpty { return }
        let last = try number("SELECT COALESCE(MAX(n), 0) FROM change WHERE salon = $1", [salon])
        for (index, change) in changes.enumerated() {
            try run(
                """
                INSERT INTO change (
                    salon, n, run, at, kind, medium, number, before, after, evidence, reasons,
                    is_unconfirmed_release)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                """,
                [
                    salon, last + 1 + index, record.id, record.asOf.timeIntervalSince1970,
                    change.kind.rawValue, change.key.medium.rawValue, change.key.number,
                    change.before?.text, change.after.text,
                    try jsonText(change.evidence), try jsonText(change.reasons),
                    releases.contains(change.key),
                ])
        }
    }
}
