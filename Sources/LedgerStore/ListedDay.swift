public import Reconciliation
public import Reservations

/// What the last complete list of a source showed of one day: every row of it, also those that no
/// run takes in (yesterday's, and those that a link leaves out).
public struct ListedDay: Hashable, Sendable {
    public let source: String
    public let medium: Medium
    public let day: ServiceDay
    /// When the last list was read that showed it so.
    public internal(set) var interval: Interval
    /// By number.
    public internal(set) var rows: [String: ListedRow]
    /// The numbers of rows that a link leaves out of the ledger.
    public internal(set) var leftOut: Set<String>
}

/// What of a listed row must stand in the ledger, too.
public struct ListedRow: Hashable, Sendable {
    public let start: ClockTime?
    public let status: Status?
    public let staff: String?

    public init(_ facts: Facts) {
        (start, status, staff) = (facts.startTime, facts.status, facts.staff)
    }

    /// As `words` gives them; nil of other words.
    init?(words: [String]) {
        guard words.count == 3 else { return nil }
        start = ClockTime(words[0])
        status = Status(rawValue: words[1])
        staff = words[2].isEmpty ? nil : words[2]
    }

    /// Start, status and staff; what a list does not tell is empty.
    public var words: [String] { [start?.description ?? "", status?.rawValue ?? "", staff ?? ""] }
}

/// A complete list, day by day.
public struct Listing: Hashable, Sendable {
    public let source: String
    public let medium: Medium
    /// The days that it shows.
    public let range: Horizon
    public private(set) var days: [ServiceDay: ListedDay] = [:]
    private let interval: Interval

    /// - Parameters:
    ///   - leftOut: the bookings that a link leaves out.
    ///   - days: only these of its days, where any are given.
    /// - Returns: nil where the list is not complete, or does not tell which days it shows.
    public init?(
        _ scan: Scan, leftOut: Set<ReservationKey> = [], within days: Horizon? = nil
    ) {
        guard scan.coverage.verdict == .complete, let shown = scan.range else { return nil }
        let first = max(shown.first, days?.first ?? shown.first)
        let last = min(shown.last, days?.last ?? shown.last)
        guard first <= last else { return nil }
        (source, medium, interval) = (scan.source, scan.medium, scan.interval)
        range = Horizon(first: first, last: last)
        for row in scan.rows {
            guard let day = row.facts.visitDate, range.contains(day) else { continue }
            var listed = self.days.removeValue(forKey: day) ?? blank(day)
            listed.rows[row.number] = ListedRow(row.facts)
            if leftOut.contains(ReservationKey(medium: medium, number: row.number)) {
                listed.leftOut.insert(row.number)
            }
            self.days[day] = listed
        }
    }

    /// A day as the list shows it, also one without rows.
    func day(_ day: ServiceDay) -> ListedDay { days[day] ?? blank(day) }

    private func blank(_ day: ServiceDay) -> ListedDay {
        ListedDay(
            source: source, medium: medium, day: day, interval: interval, rows: [:], leftOut: [])
    }
}

/// Only a scan whose rows were compared with these days, or that says what such a one said, vouches
/// for them: the scans of before are looked at again.
let listedDays = """
    CREATE TABLE listed_day (
        salon    TEXT NOT NULL REFERENCES salon,
        source   TEXT NOT NULL,
        day      TEXT NOT NULL CHECK (day GLOB '????-??-??'),
        medium   TEXT NOT NULL,
        t_lo     REAL NOT NULL,
        t_hi     REAL NOT NULL CHECK (t_hi >= t_lo),
        rows     TEXT NOT NULL CHECK (json_valid(rows)),
        left_out TEXT NOT NULL CHECK (json_valid(left_out)),
        PRIMARY KEY (salon, source, day)
    ) STRICT;
    CREATE INDEX listed_day_by_day ON listed_day (salon, day);
    ALTER TABLE scan ADD COLUMN is_listed INTEGER NOT NULL DEFAULT 0 CHECK (is_listed IN (0, 1));
    UPDATE scan SET is_settled = 0 WHERE is_settled = 1 AND EXISTS (
        SELECT 1 FROM source WHERE source.salon = scan.salon AND source.last_scan = scan.id);

    """
