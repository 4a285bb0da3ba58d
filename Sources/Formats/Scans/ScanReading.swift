public import Reservations

/// What the pages of one listing walk say together, and how far they can be believed to show
/// every booking of the days they answer for.
public struct ScanReading: Hashable, Sendable {
    public let coverage: Coverage
    /// One row for each number. Where pages moved and a number stands on two, the later page's.
    public let rows: [ScanRow]
    public let quarantined: [ScanQuarantine]
    /// Rows that were left out because their number stands again on a later page.
    public let repeated: Int
    /// The days that all pages together answer for, both included; nil if a page tells none.
    public let from: ServiceDay?
    public let to: ServiceDay?
    public let store: String?
    /// `name@version` of the formats that the pages were read with.
    public let formats: [String]
    /// Signs that the layout has changed, each once.
    public let drifts: [Drift]
    /// What of the rows' fields could not be read.
    public let unread: Unread
    /// Names what the scan shows, whatever tokens its pages carry: an unchanged scan has the same.
    public let fingerprint: Fingerprint

    /// - Parameters:
    ///   - pages: the readings of all pages, in the order of their names or of the walk. Pages of
    ///     several walks over different days are one scan.
    ///   - again: page 1 as it was read once more after the last page, if it was.
    ///   - known: how many bookings of these days the ledger holds; with any, no rows at all are
    ///     not believed (G1).
    ///   - statuses: the HTTP statuses that the pages came with, as far as they are known.
    public init(
        pages: [DocumentReading], again: DocumentReading? = nil,
        expecting: PageExpectation = PageExpectation(), known: Int = 0, statuses: [Int] = []
    ) {
        let walks = PageWalk.walks(of: pages)
        let gathered = GatheredRows(walks)
        var judge = ScanJudge(
            pages: pages, walks: walks, gathered: gathered, statuses: statuses)
        judge.judge(again: again, expecting: expecting, known: known)
        coverage = judge.coverage
        (rows, quarantined, repeated) = (gathered.rows, gathered.quarantined, gathered.repeated)
        (from, to, store) = (judge.from, judge.to, judge.store)
        formats = Set(pages.map(\.format)).sorted()
        var unread = Unread()
        for row in gathered.rows {
            unread.count(row.row.facts, row.row.findings, number: row.row.number)
        }
        for row in gathered.quarantined {
            unread.count(row.row.facts, row.row.findings, number: nil)
        }
        self.unread = unread
        drifts = (pages.flatMap(\.drifts) + unread.drifts).reduce(into: []) { drifts, drift in
            if !drifts.contains(drift) { drifts.append(drift) }
        }
        fingerprint = Self.fingerprint(gathered, coverage, formats)
    }

    private static func fingerprint(
        _ gathered: GatheredRows, _ coverage: Coverage, _ formats: [String]
    ) -> Fingerprint {
        let rows = gathered.rows.map(\.fingerprint.description).sorted()
        let lost = gathered.quarantined.map {
            "? \($0.row.facts.fingerprint(number: $0.row.number ?? ""))"
        }
        let range = [coverage.text("from") ?? "", coverage.text("to") ?? ""]
        return Fingerprint(
            words: rows + lost.sorted() + range + [coverage.verdict.rawValue] + coverage.failed
                + formats)
    }
}
