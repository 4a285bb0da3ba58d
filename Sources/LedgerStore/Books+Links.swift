import Foundation
import Reconciliation
public import Reservations

extension Books {
    /// Links the targets that are new.
    func link(_ links: [Link], run record: RunRecord) throws(LedgerTrouble) {
        for link in links where try !isLinked(link.target) {
            try run(
                """
                INSERT INTO target (salon, target, linked_by, linked_at, with_existing)
                VALUES ($1, $2, $3, $4, $5)
                """,
                [
                    salon, link.target.rawValue, record.id, record.asOf.timeIntervalSince1970,
                    link.withExisting,
                ])
            if link.withExisting { continue }
            // What stands at a medium that is not adopted yet counts as known at its adoption:
            // until then nothing of it is told, so what it says now may change untold.
            for medium in try adoptedMedia().union([.local]).sorted() {
                try adoptBase(of: link.target, medium: medium)
            }
        }
    }

    /// Lets linked targets count as knowing what stood at a medium when it was adopted (D15).
    func adoptBases(of media: Set<Medium>) throws(LedgerTrouble) {
        if media.isEmpty { return }
        let targets = try all(
            "SELECT target FROM target WHERE salon = $1 AND with_existing = 0", [salon]
        ) { line throws(LedgerTrouble) in Medium(rawValue: try line.text(0)) }
        for target in targets {
            for medium in media.sorted() { try adoptBase(of: target, medium: medium) }
        }
    }

    /// Bookings that a backfill brought to a medium in use count as known to every target: the
    /// next change of one is told as a change, and not as a new booking.
    func adoptBases(ofSilent plan: Plan) throws(LedgerTrouble) {
        let new = plan.changes.filter { $0.kind == .adopted && plan.silent.contains($0.key) }
        for change in new where change.after.status?.isCancelled == false {
            try run(
                """
                INSERT INTO base (salon, target, medium, number, facts, action, n)
                SELECT target.salon, target.target, $1, $2, $3, NULL, 0
                FROM target JOIN medium ON medium.salon = target.salon AND medium.medium = $1
                WHERE target.salon = $4
                ON CONFLICT (salon, target, medium, number) DO NOTHING
                """, [change.key.medium.rawValue, change.key.number, change.after.text, salon])
        }
    }

    /// Whether a target has been linked by a run before.
    public func isLinked(_ target: Medium) throws(LedgerTrouble) -> Bool {
        try number(
            "SELECT COUNT(*) FROM target WHERE salon = $1 AND target = $2",
            [salon, target.rawValue]) > 0
    }

    /// Active bookings that the target has not been told of, nor is about to be, become its base.
    private func adoptBase(of target: Medium, medium: Medium) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO base (salon, target, medium, number, facts, action, n)
            SELECT salon, $1, medium, number, facts, NULL, 0 FROM reservation
            WHERE salon = $2 AND is_active = 1 AND medium = $3
                AND NOT EXISTS (
                    SELECT 1 FROM outbox
                    WHERE outbox.salon = reservation.salon AND outbox.target = $1
                        AND outbox.medium = reservation.medium
                        AND outbox.number = reservation.number
                        AND outbox.state <> 'superseded')
            ON CONFLICT (salon, target, medium, number) DO NOTHING
            """, [target.rawValue, salon, medium.rawValue])
    }
}

extension Ledger {
    /// Whether a target has been linked by a run before.
    public func isLinked(_ target: Medium) throws(LedgerTrouble) -> Bool {
        try reading { books throws(LedgerTrouble) in try books.isLinked(target) }
    }
}
