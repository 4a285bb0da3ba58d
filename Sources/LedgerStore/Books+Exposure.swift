public import Foundation
public import Reconciliation
public import Reservations

extension Ledger {
    /// The bookings that came since a moment and did not stand at their media before.
    public func arrivals(since moment: Date) throws(LedgerTrouble) -> [Reservation] {
        try reading { books throws(LedgerTrouble) in try books.arrivals(since: moment) }
    }

    /// When a target first confirmed that it knows of bookings that came since a moment. What it
    /// closed because no equipment was left (R1-10) is somebody else's time.
    public func confirmations(
        by target: Medium, since moment: Date
    ) throws(LedgerTrouble) -> [Confirmation] {
        try reading { books throws(LedgerTrouble) in
            try books.all(
                """
                SELECT r.medium, r.number, MIN(c.at)
                FROM reservation AS r
                JOIN outbox AS o ON o.salon = r.salon AND o.target = $1
                    AND o.medium = r.medium AND o.number = r.number
                JOIN receipt AS c ON c.salon = o.salon AND c.action = o.id
                WHERE r.salon = $2 AND r.adopted = 0 AND r.detected_at > $3
                    AND o.after IS NOT NULL AND c.result = 'done'
                    AND instr(o.reasons, '"\(EquipmentUsers.prefix)') = 0
                GROUP BY r.medium, r.number
                """, [target.rawValue, books.salon, moment.timeIntervalSince1970]
            ) { line throws(LedgerTrouble) in
                Confirmation(
                    target: target,
                    key: ReservationKey(
                        medium: Medium(rawValue: try line.text(0)), number: try line.text(1)),
                    at: try line.instant(2))
            }
        }
    }
}
