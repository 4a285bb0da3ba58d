public import Foundation
public import Reconciliation
import Reservations

extension Ledger {
    /// When list and mail each first told of the bookings that came since a moment. What stood at a
    /// medium before it was adopted is left out: its mails may have come long before.
    public func channelSights(since moment: Date) throws(LedgerTrouble) -> [ChannelSight] {
        try reading { books throws(LedgerTrouble) in
            try books.all(
                """
                SELECT r.medium, r.number, r.is_active, r.facts,
                    MIN(CASE WHEN o.channel = 'list' THEN o.detected_at END),
                    MIN(CASE WHEN o.channel = 'mail' AND o.kind = 'new' THEN o.detected_at END)
                FROM reservation AS r JOIN observation AS o
                    ON o.salon = r.salon AND o.medium = r.medium AND o.number = r.number
                WHERE r.salon = $1 AND r.adopted = 0 AND r.detected_at > $2
                GROUP BY r.salon, r.medium, r.number
                ORDER BY r.medium, r.number
                """, [books.salon, moment.timeIntervalSince1970]
            ) { line throws(LedgerTrouble) in
                let facts: Facts = try line.json(3)
                return ChannelSight(
                    key: ReservationKey(
                        medium: Medium(rawValue: try line.text(0)), number: try line.text(1)),
                    row: try line.optionalInstant(4), mail: try line.optionalInstant(5),
                    receivedAt: facts.receivedAt, isActive: try line.truth(2))
            }
        }
    }
}

/// New bookings are found by when they came, so that an audit of the last days reads those alone.
let arrivals = """
    CREATE INDEX reservation_by_arrival ON reservation (salon, detected_at) WHERE adopted = 0;

    """
