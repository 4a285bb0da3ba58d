import Foundation
import Reconciliation
import Reservations

extension Books {
    /// Keeps what a list showed of its days, where that is new. What an equal list showed before
    /// stays as it is: that the list was read again, its scan tells.
    ///
    /// - Parameter isAlone: no scan tells when it was read, so that every day does.
    func put(_ listing: Listing, isAlone: Bool = false) throws(LedgerTrouble) {
        let before = try listedDays(of: listing.source, in: listing.range)
        var days = Set(before.keys).union(listing.days.keys)
        if isAlone {
            var day = listing.range.first
            while day <= listing.range.last {
                days.insert(day)
                day = day.adding(days: 1)
            }
        }
        for day in days.sorted() {
            var shown = listing.day(day)
            if let old = before[day] {
                if old.interval.to > shown.interval.to { continue }
                // A row outside a run's horizon is not asked anew whether a link leaves it out.
                shown.leftOut.formUnion(old.leftOut.intersection(shown.rows.keys))
                if !isAlone, old.rows == shown.rows, old.leftOut == shown.leftOut { continue }
            }
            try put(shown)
        }
    }

    private func put(_ day: ListedDay) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO listed_day (salon, source, day, medium, t_lo, t_hi, rows, left_out)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (salon, source, day) DO UPDATE SET
                medium = excluded.medium, t_lo = excluded.t_lo, t_hi = excluded.t_hi,
                rows = excluded.rows, left_out = excluded.left_out
            """,
            [
                salon, day.source, day.day.description, day.medium.rawValue,
                day.interval.from.timeIntervalSince1970, day.interval.to.timeIntervalSince1970,
                try jsonText(day.rows.mapValues(\.words)), try jsonText(day.leftOut.sorted()),
            ])
    }

    private func listedDays(
        of source: String, in range: Horizon
    ) throws(LedgerTrouble) -> [ServiceDay: ListedDay] {
        let days = try all(
            """
            SELECT source, medium, day, t_lo, t_hi, rows, left_out FROM listed_day
            WHERE salon = $1 AND source = $2 AND day BETWEEN $3 AND $4
            """, [salon, source, range.first.description, range.last.description],
            ListedDay.init)
        return Dictionary(days.map { ($0.day, $0) }) { first, _ in first }
    }

    /// By source, what the last complete list that shows a day showed of it.
    func listedDays(on day: ServiceDay) throws(LedgerTrouble) -> [ListedDay] {
        let kept = try all(
            """
            SELECT source, medium, day, t_lo, t_hi, rows, left_out FROM listed_day
            WHERE salon = $1 AND day = $2
            """, [salon, day.description], ListedDay.init)
        var days = Dictionary(kept.map { ($0.source, $0) }) { first, _ in first }
        let sources = try all("SELECT source FROM source WHERE salon = $1", [salon]) {
            line throws(LedgerTrouble) in try line.text(0)
        }
        for source in sources {
            guard let scan = try lastList(of: source, showing: day) else { continue }
            // No row was ever shown there, or the day would be kept.
            let shown =
                days[source]
                ?? ListedDay(
                    source: source, medium: scan.medium, day: day, interval: scan.interval,
                    rows: [:], leftOut: [])
            days[source] = shown
            if scan.interval.to > shown.interval.to { days[source]?.interval = scan.interval }
        }
        return days.values.sorted { $0.source < $1.source }
    }

    private func lastList(
        of source: String, showing day: ServiceDay
    ) throws(LedgerTrouble) -> (medium: Medium, interval: Interval)? {
        try first(
            """
            SELECT medium, t_lo, t_hi FROM scan
            WHERE salon = $1 AND source = $2 AND is_listed = 1
                AND first_day <= $3 AND last_day >= $3
            ORDER BY t_hi DESC LIMIT 1
            """, [salon, source, day.description]
        ) { line throws(LedgerTrouble) in
            (
                Medium(rawValue: try line.text(0)),
                Interval(from: try line.instant(1), to: try line.instant(2))
            )
        }
    }

    /// The day on which the latest list of a source shows a booking.
    func listedDay(
        showing number: String, of medium: Medium
    ) throws(LedgerTrouble) -> ListedDay? {
        let days = try all(
            """
            SELECT source, medium, day, t_lo, t_hi, rows, left_out FROM listed_day
            WHERE salon = $1 AND medium = $2 AND rows LIKE $3
            """, [salon, medium.rawValue, "%\"\(number)\"%"], ListedDay.init)
        return days.filter { $0.rows[number] != nil }.max { $0.interval.to < $1.interval.to }
    }
}

extension ListedDay {
    fileprivate init(_ line: Line) throws(LedgerTrouble) {
        let words: [String: [String]] = try line.json(5)
        var rows: [String: ListedRow] = [:]
        for (number, words) in words {
            guard let row = ListedRow(words: words) else { throw line.strange(5) }
            rows[number] = row
        }
        let leftOut: [String] = try line.json(6)
        self.init(
            source: try line.text(0), medium: Medium(rawValue: try line.text(1)),
            day: try line.read(2) { ServiceDay($0) },
            interval: Interval(from: try line.instant(3), to: try line.instant(4)), rows: rows,
            leftOut: Set(leftOut))
    }
}

extension Ledger {
    /// Keeps complete lists that were read beside the runs. The next list of their media is
    /// compared with them, even if it says what the last one said.
    public nonisolated func keep(_ listings: [Listing]) throws(LedgerTrouble) {
        if listings.isEmpty { return }
        try writing { books throws(LedgerTrouble) in
            for listing in listings { try books.put(listing, isAlone: true) }
            try books.reopen(Set(listings.map(\.medium)))
        }
    }
}
