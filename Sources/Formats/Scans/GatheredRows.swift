import Reservations

/// All rows of a scan, one for each number.
struct GatheredRows {
    private(set) var rows: [ScanRow] = []
    private(set) var quarantined: [ScanQuarantine] = []
    private(set) var repeated = 0

    init(_ walks: [PageWalk]) {
        var places: [String: Int] = [:]
        for walk in walks {
            let ofOthers = places
            for page in walk.pages {
                for row in page.reading.rows {
                    let new = ScanRow(page: page.index, row: row, fingerprint: row.fingerprint)
                    guard let place = places[row.number] else {
                        places[row.number] = rows.count
                        rows.append(new)
                        continue
                    }
                    repeated += 1
                    // The later page was fetched later. A page that another count of pages makes a
                    // walk of its own may have come in the middle of this one.
                    let isEarlier = page.index < rows[place].page
                    if ofOthers[row.number] == nil || !isEarlier { rows[place] = new }
                }
                quarantined += page.reading.quarantined.map {
                    ScanQuarantine(page: page.index, row: $0)
                }
            }
        }
    }
}
