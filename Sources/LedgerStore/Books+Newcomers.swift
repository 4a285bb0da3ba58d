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

    /// The active bookings that begin at some moments.
    public func bookings(
        beginningAt starts: Set<VisitStart>
    ) throws(LedgerTrouble) -> Set<ReservationKey> {
        var keys: Set<ReservationKey> = []
        for start in starts {
            keys.formUnion(
                try all(
                    """
                    SELECT medium, number FROM reservation
                    WHERE salon = $1 AND is_active = 1 AND day = $2 AND start = $3
                    """, [salon, start.day.description, start.start.minutes]
                ) { line throws(LedgerTrouble) in
                    ReservationKey(
                        medium: Medium(rawValue: try line.text(0)), number: try line.text(1))
                })
        }
        return keys
    }
}

/// For the usual number of new bookings.
let newcomersByTime = """
    CREATE INDEX change_newcomers ON change (salon, at, run) WHERE kind = 'booked';

    """
