public import Reservations

/// What became of a row of the past that was not simply taken in, or that was odd. Holds no guest's
/// data.
public struct BackfillLine: Hashable, Sendable, Codable {
    public enum Fate: String, Sendable, Codable {
        /// It could not be read.
        case quarantined
        /// It was left out by what it says.
        case leftOut
        /// A value was put right, or could not be read; the rest of the row was taken.
        case mended, dropped
        /// An earlier row of the file has the same number and says otherwise.
        case repeated
    }

    public let fate: Fate
    /// `line 12`.
    public let location: String
    /// The booking's number, where the row has one of its own.
    public let number: String?
    /// The field, by its name in `daicho read`; nil for the whole row.
    public let field: String?
    /// What was found, in the reader's words; of a row that was left out the reason's name, of a
    /// repeated one the place of the earlier row.
    public let reason: String

    public init(
        _ fate: Fate, location: String, number: String? = nil, field: String? = nil,
        reason: String
    ) {
        self.fate = fate
        self.location = location
        self.number = number
        self.field = field
        self.reason = reason
    }
}

/// What one portion of a backfill leaves beside what it believes.
public struct BackfillPortion: Sendable {
    /// How far the file has come with it.
    public var record: BackfillRecord
    public var lines: [BackfillLine]
    /// The bookings whose rows could be read.
    public var read: Set<ReservationKey>
    /// Where this portion begins to read a file: what was set aside of it before is met again, or
    /// it has been put right. Nil where it goes on.
    public var begins: Document?

    /// A file by its content, and by its name, which a corrected one bears, too.
    public struct Document: Hashable, Sendable {
        public let capture: String
        /// Nil of what a source gave.
        public let name: String?

        public init(capture: String, name: String?) {
            self.capture = capture
            self.name = name
        }
    }

    public init(
        _ record: BackfillRecord, lines: [BackfillLine], read: Set<ReservationKey>,
        begins: Document?
    ) {
        self.record = record
        self.lines = lines
        self.read = read
        self.begins = begins
    }
}

/// What a backfill tells row by row, and which booking a row that was set aside speaks of.
let backfillLines = """
    CREATE TABLE backfill_line (
        salon    TEXT NOT NULL REFERENCES salon,
        backfill TEXT NOT NULL,
        n        INTEGER NOT NULL,
        line     TEXT NOT NULL CHECK (json_valid(line)),
        PRIMARY KEY (salon, backfill, n)
    ) STRICT;
    ALTER TABLE quarantine ADD COLUMN booking TEXT;
    CREATE INDEX quarantine_by_booking ON quarantine (salon, booking) WHERE cleared_run IS NULL;

    """

extension Books {
    /// What a backfill has told of its rows so far.
    public func lines(ofBackfill id: String) throws(LedgerTrouble) -> [BackfillLine] {
        try all(
            "SELECT line FROM backfill_line WHERE salon = $1 AND backfill = $2 ORDER BY n",
            [salon, id]
        ) { line throws(LedgerTrouble) in try line.json(0) }
    }

    func put(_ portion: BackfillPortion) throws(LedgerTrouble) {
        let id = portion.record.id
        if portion.begins != nil {
            try run(
                "DELETE FROM backfill_line WHERE salon = $1 AND backfill = $2", [salon, id])
        }
        var n = try number(
            "SELECT COUNT(*) FROM backfill_line WHERE salon = $1 AND backfill = $2", [salon, id])
        for line in portion.lines {
            n += 1
            try run(
                "INSERT INTO backfill_line (salon, backfill, n, line) VALUES ($1, $2, $3, $4)",
                [salon, id, n, try jsonText(line)])
        }
        try put(portion.record)
    }
}
