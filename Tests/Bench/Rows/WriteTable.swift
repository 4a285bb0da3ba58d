import Foundation
import Plumbing
import Reservations
import Sandbox

/// A long table from cells in memory to a file. Few rows serve again and again, so that the memory
/// held is the writer's.
@Sendable func writeTable(_ data: BenchData) throws -> [Figure] {
    let rows = ledgerRows(5000).map(CutRow.init)
    let path = data.path("ours-csv.csv")
    let (seconds, _) = try Stopwatch.least(of: 3) {
        try writeTable(rows, times: data.tableRows, to: path)
    }
    var bytes = 0
    for index in 0..<data.tableRows { bytes += rows[index % rows.count].valueBytes }
    return [
        Figure(
            "csv", seconds: seconds, megabytes: Stopwatch.peakMegabytes,
            check: "\(data.tableRows) rows, \(bytes) bytes", note: "\(data.tableRows) rows")
    ]
}

private func writeTable(_ rows: [CutRow], times count: Int, to path: String) throws {
    let file = try AtomicFile(path: path)
    var writer = CSVWriter { bytes throws(FileTrouble) in try file.write(bytes) }
    for column in LedgerColumn.allCases { try writer.field(text: column.title) }
    try writer.endRow()
    var index = 0
    for _ in 0..<count {
        try rows[index].write(to: &writer)
        index = index + 1 == rows.count ? 0 : index + 1
    }
    try writer.finish()
    try file.commit()
}

/// A ledger row with the places of its cells.
private struct CutRow {
    let cells: [UInt8]
    let places: [Range<Int>]

    init(_ row: LedgerRow) {
        cells = row.cells
        places = row.cells.split(
            separator: LedgerRow.separator, omittingEmptySubsequences: false
        ).map(\.indices)
    }

    var valueBytes: Int { cells.count - (places.count - 1) }

    func write(to writer: inout CSVWriter) throws(FileTrouble) {
        let span = cells.span
        for place in places { try writer.field(utf8: span.extracting(place)) }
        try writer.endRow()
    }
}

/// Rows of an invented salon's ledger.
func ledgerRows(_ count: Int) -> [LedgerRow] {
    BenchData.bookings(count, seed: 5).map { booking in
        let facts = Facts(everythingOf: booking)
        return LedgerRow(
            Reservation(of: booking, facts: facts, run: "20261201-090000-a1b2c3"), salon: .bench,
            rules: .bench)
    }
}

extension SalonIdentity {
    static let bench = SalonIdentity(
        id: "bench", name: "キレイサロン デモ店", vertical: .kirei, store: "H000000001",
        key: SalonKey(secret: [UInt8](repeating: 7, count: 32)))
}

extension MediumRules {
    static let bench = MediumRules(
        medium: .bench, name: "HOT PEPPER Beauty", unnominated: [.kirei: .assigned])
}
