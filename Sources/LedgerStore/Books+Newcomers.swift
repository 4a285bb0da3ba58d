import Foundation
public import Reconciliation
public import Reservations

extension Books {
    /// How many new bookings those runs of the last 28 days had that had any; 0 without such a run.
    func usualNew(before now: Date) throws(LedgerTrouble) -> Double {
        let (news, runs) =
            try first(
                """
                SELECT COUNT(*), COUNT(DISTINCT run) FROM change
                WHERE salon = $1 AND kind = 'booked' AND at > $2
                """, [salon, now.addingTimeInterval(-28 * 86_400).timeIntervalSince1970]
            ) { line throws(LedgerTrouble) in (try line.number(0), try line.number(1)) } ?? (0, 0)
        return runs == 0 ? 0 : Double(news) / Double(runs)
    }

    /// The active bookings that begin in some slots.
    public func occupants(
        of slots: Set<StaffSlot>
    ) throws(LedgerTrouble) -> [StaffSlot: Set<ReservationKey>] {
        var occupants: [StaffSlot: Set<ReservationKey>] = [:]
        for slot in slots {
            let keys = try all(
                """
                SELECT ledger_row.medium, ledger_row.number
                FROM ledger_row JOIN reservation ON reservation.salon = ledger_row.salon
                    AND reservation.medium = ledger_row.medium
                    AND reservation.number = ledger_row.number
                WHERE ledger_row.salon = $1 AND ledger_row.day = $2 AND ledger_row.start = $3
                    AND ledger_row.staff = $4 AND reservation.is_active = 1
                """, [salon, slot.day.description, slot.start.minutes, slot.staff]
            ) { line throws(LedgerTrouble) in
                ReservationKey(
                    medium: Medium(rawValue: try line.text(0)), number: try line.text(1))
            }
            if !keys.isEmpty { occupants[slot] = Set(keys) }
        }
        return occupants
    }
}
