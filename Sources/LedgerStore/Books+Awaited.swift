public import Foundation
public import Reservations

extension Books {
    /// The bookings that were told of before their day came into the horizon, and whose day is this
    /// one or lies before it.
    public func awaited(until day: ServiceDay) throws(LedgerTrouble) -> Set<ReservationKey> {
        Set(
            try all(
                "SELECT medium, number FROM awaited WHERE salon = $1 AND day <= $2",
                [salon, day.description]
            ) { line throws(LedgerTrouble) in
                ReservationKey(medium: Medium(rawValue: try line.text(0)), number: try line.text(1))
            })
    }

    /// Since when there are scans or mails of a medium.
    public func heard(of medium: Medium) throws(LedgerTrouble) -> Date? {
        try first(
            """
            SELECT MIN(at) FROM (
                SELECT MIN(t_lo) AS at FROM scan WHERE salon = $1 AND medium = $2
                UNION ALL
                SELECT MIN(detected_at) FROM observation WHERE salon = $1 AND medium = $2) AS heard
            """, [salon, medium.rawValue]
        ) { line throws(LedgerTrouble) in try line.optionalInstant(0) } ?? nil
    }

    func keep(awaited: [ReservationKey: ServiceDay]) throws(LedgerTrouble) {
        for (key, day) in awaited {
            try run(
                """
                INSERT INTO awaited (salon, medium, number, day) VALUES ($1, $2, $3, $4)
                ON CONFLICT (salon, medium, number) DO UPDATE SET day = excluded.day
                """, [salon, key.medium.rawValue, key.number, day.description])
        }
    }

    func end(awaiting keys: Set<ReservationKey>) throws(LedgerTrouble) {
        for key in keys {
            try run(
                "DELETE FROM awaited WHERE salon = $1 AND medium = $2 AND number = $3",
                [salon, key.medium.rawValue, key.number])
        }
    }
}

/// Bookings of which there are words, but no row yet.
let awaitedTable = """
    CREATE TABLE awaited (
        salon  TEXT NOT NULL REFERENCES salon,
        medium TEXT NOT NULL,
        number TEXT NOT NULL,
        day    TEXT NOT NULL,
        PRIMARY KEY (salon, medium, number)
    ) STRICT;

    """
