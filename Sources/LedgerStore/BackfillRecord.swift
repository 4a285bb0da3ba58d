public import Foundation

/// How far a backfill of one file has come, so that one that was killed goes on where it stood.
public struct BackfillRecord: Hashable, Sendable {
    /// Names the file's content, the format and the days that were asked for.
    public var id: String
    public var run: String
    /// What the run takes for now, also where it goes on later.
    public var asOf: Date
    /// Rows of the file that are done with.
    public var rows: Int
    /// What became of them, as JSON without a guest's data.
    public var tally: String
    public var isFinished: Bool

    public init(
        id: String, run: String, asOf: Date, rows: Int, tally: String, isFinished: Bool
    ) {
        self.id = id
        self.run = run
        self.asOf = asOf
        self.rows = rows
        self.tally = tally
        self.isFinished = isFinished
    }
}

let backfillTables = """
    CREATE TABLE backfill (
        salon       TEXT NOT NULL REFERENCES salon,
        id          TEXT NOT NULL CHECK (length(id) = 32),
        run         TEXT NOT NULL,
        as_of       REAL NOT NULL,
        rows        INTEGER NOT NULL CHECK (rows >= 0),
        tally       TEXT NOT NULL CHECK (json_valid(tally)),
        is_finished INTEGER NOT NULL CHECK (is_finished IN (0, 1)),
        PRIMARY KEY (salon, id)
    ) STRICT;

    """

extension Books {
    /// How far the backfill of this name has come, if it ever began.
    public func backfill(_ id: String) throws(LedgerTrouble) -> BackfillRecord? {
        try first(
            """
            SELECT id, run, as_of, rows, tally, is_finished FROM backfill
            WHERE salon = $1 AND id = $2
            """, [salon, id]
        ) { line throws(LedgerTrouble) in
            BackfillRecord(
                id: try line.text(0), run: try line.text(1), asOf: try line.instant(2),
                rows: try line.number(3), tally: try line.text(4),
                isFinished: try line.truth(5))
        }
    }

    func put(_ backfill: BackfillRecord) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO backfill (salon, id, run, as_of, rows, tally, is_finished)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (salon, id) DO UPDATE SET
                run = excluded.run, as_of = excluded.as_of, rows = excluded.rows,
                tally = excluded.tally, is_finished = excluded.is_finished
            """,
            [
                salon, backfill.id, backfill.run, backfill.asOf.timeIntervalSince1970,
                backfill.rows, backfill.tally, backfill.isFinished,
            ])
    }

    /// When a file of this content was first taken in: a copy with a later file time is no newer.
    public func firstSeen(capture hash: String) throws(LedgerTrouble) -> Date? {
        try capture(hash)?.ended
    }

    /// The ledger rows of a day, or of a start on it, to look for a visit that is known by another
    /// number.
    ///
    /// - Parameter start: minutes after the start of the business day; nil is any.
    public func cells(on day: String, from start: Int?) throws(LedgerTrouble) -> [[UInt8]] {
        try all(
            """
            SELECT cells FROM ledger_row
            WHERE salon = $1 AND day = $2 AND start BETWEEN $3 AND $4
            """, [salon, day, start ?? -1, start ?? 1799]
        ) { line throws(LedgerTrouble) in Array(try line.text(0).utf8) }
    }
}
