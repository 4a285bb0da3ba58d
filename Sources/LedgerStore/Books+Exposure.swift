public import Foundation
public import Reconciliation
public import Reservations

extension Ledger {
    /// The bookings that came since a moment and did not stand at their media before.
    public func arrivals(since moment: Date) throws(LedgerTrouble) -> [Reservation] {
        try reading { books throws(LedgerTrouble) in try books.arrivals(since: moment) }
    }

    /// What a target is to know of bookings that came since a moment. What it closed because no
    /// equipment was left (R1-10) is somebody else's time.
    public func tellings(
        to target: Medium, since moment: Date
    ) throws(LedgerTrouble) -> [Telling] {
        try reading { books throws(LedgerTrouble) in
            try books.tellings(
                to: target,
                """
                FROM reservation AS r
                JOIN outbox AS o ON o.salon = r.salon AND o.target = $1
                    AND o.medium = r.medium AND o.number = r.number
                WHERE r.salon = $2 AND r.adopted = 0 AND r.detected_at > $3
                """, [moment.timeIntervalSince1970])
        }
    }

    /// The slots from a day on that a target is to close and had not confirmed at a moment, whenever
    /// they were planned: those of bookings, and what schedules keep closed. What it is to open again
    /// is none of them, nor is a time of which only the definition says that nobody works: nobody has
    /// taken that.
    public func openClosings(
        at target: Medium, from day: ServiceDay, since moment: Date
    ) throws(LedgerTrouble) -> [Telling] {
        try reading { books throws(LedgerTrouble) in
            try books.tellings(
                to: target,
                """
                FROM outbox AS o
                WHERE o.target = $1 AND o.salon = $2 AND o.is_about_slot = 1
                    AND o.state <> 'superseded' AND json_extract(o.after, '$.visitDate') >= $3
                    AND NOT EXISTS (
                        SELECT 1 FROM receipt AS c WHERE c.salon = o.salon AND c.action = o.id
                            AND c.result = 'done' AND c.at <= $4)
                    AND NOT EXISTS (
                        SELECT 1 FROM outbox AS later
                        WHERE later.salon = o.salon AND later.target = o.target
                            AND later.medium = o.medium AND later.number = o.number
                            AND later.n > o.n AND later.after IS NULL
                            AND json_extract(later.before, '$.visitDate')
                                = json_extract(o.after, '$.visitDate')
                            AND json_extract(later.before, '$.startTime')
                                = json_extract(o.after, '$.startTime'))
                    AND NOT (o.medium = $5 AND instr(o.number, $6) = 1)
                """,
                [
                    day.description, moment.timeIntervalSince1970, Medium.local.rawValue,
                    ReservationKey.blockMark,
                ])
        }
    }
}

extension Books {
    /// - Parameter rest: the steps, as `o`, with the target as `$1` and the salon as `$2`.
    fileprivate func tellings(
        to target: Medium, _ rest: String, _ values: [Argument]
    ) throws(LedgerTrouble) -> [Telling] {
        try all(
            """
            SELECT o.medium, o.number, o.after, o.due, (
                SELECT MIN(at) FROM receipt
                WHERE salon = o.salon AND action = o.id AND result = 'done')
            \(rest) AND o.after IS NOT NULL AND instr(o.reasons, '"\(EquipmentUsers.prefix)') = 0
            ORDER BY o.n
            """, [target.rawValue, salon] + values
        ) { line throws(LedgerTrouble) in
            Telling(
                target: target,
                key: ReservationKey(
                    medium: Medium(rawValue: try line.text(0)), number: try line.text(1)),
                facts: try line.json(2), opens: try line.instant(3),
                confirmed: try line.optionalInstant(4))
        }
    }
}
