import Foundation
import Plumbing
import Reconciliation
import Reservations
import Sandbox

/// A salon's ledger and a new scan of it in which one booking of a hundred is another: half of
/// those edited, a quarter new, a quarter gone.
struct DiffCase {
    static let sizes = [2000, 3600, 200_000]

    let count: Int
    let stored: [(number: String, facts: Facts)]
    let observed: [(number: String, facts: Facts)]
    let edited: Int
    let swapped: Int

    init(_ count: Int) {
        self.count = count
        let swapped = count / 400
        let standing = BenchData.bookings(count * 2 + swapped, seed: 3)
            .filter { !$0.status.isOver }.prefix(count + swapped)
        let rows = standing.map { (number: $0.number, facts: Facts(listing: $0)) }
        stored = Array(rows.prefix(count))
        var seen = Array(rows.dropFirst(swapped))
        edited = count / 200
        for index in stride(from: 0, to: count - swapped, by: 199).prefix(edited) {
            seen[index].facts.total = (seen[index].facts.total ?? 0) + 550
        }
        var random = SplitMix64(seed: 4)
        seen.shuffle(using: &random)
        observed = seen
        self.swapped = swapped
    }

    /// Both sides as tables with the columns of a listing, for who compares tables.
    func write(to data: BenchData) throws {
        for (name, rows) in [("stored", stored), ("observed", observed)] {
            let file = try AtomicFile(path: data.path("\(name)-\(count).csv"))
            var writer = CSVWriter(encoding: .utf8, guardFormulas: false) {
                bytes throws(FileTrouble) in try file.write(bytes)
            }
            for title in Self.titles { try writer.field(text: title) }
            try writer.endRow()
            for row in rows {
                for cell in Self.cells(row) { try writer.field(text: cell) }
                try writer.endRow()
            }
            try writer.finish()
            try file.commit()
        }
    }

    private static let titles = [
        "number", "status", "statusText", "visitDate", "startTime", "customerName", "staff",
        "nominated", "route", "menu", "coupon", "points", "payable", "total",
    ]

    private static func cells(_ row: (number: String, facts: Facts)) -> [String] {
        let facts = row.facts
        let money = [facts.points, facts.payable, facts.total].map { $0.map(String.init) ?? "" }
        return [
            row.number, facts.status?.rawValue ?? "", facts.statusText ?? "",
            facts.visitDate?.description ?? "", facts.startTime?.description ?? "",
            facts.customerName?.value ?? "", facts.staff ?? "",
            facts.nominated == true ? "1" : "0", facts.route ?? "",
            facts.menu.joined(separator: " / "), facts.coupon ?? "",
        ] + money
    }
}
