import Reservations

/// All rows of a scan, one for each number.
struct GatheredRows {
    private(set) var rows: [ScanRow] = []
    private(set) var quarantined: [ScanQuarantine] = []
    private(set) var repeated = 0

    init(_ walks: [PageWalk]) {
        var places: [String: Int] = [:]
        for page in walks.flatMap(\.pages) {
            for row in page.reading.rows {
                let new = ScanRow(page: page.index, row: row, fingerprint: row.fingerprint)
                if let place = places[row.number] {
                    // The later page was fetched later.
                    rows[place] = new
                    repeated += 1
                } else {
                    places[row.number] = rows.count
                    rows.append(new)
                }
            }
            quarantined += page.reading.quarantined.map {
                ScanQuarantine(page: page.index, row: $0)
            }
        }
    }
}
