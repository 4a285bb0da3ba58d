import Foundation
import LedgerStore
import Publishing
import Reservations

/// A whole ledger from its file to a CSV file, as `daicho export --out` does it.
@Sendable func exportLedger(_ data: BenchData) throws -> [Figure] {
    let path = data.path("ours-export.csv")
    var count = 0
    let (seconds, _) = try Stopwatch.least(of: 3) {
        if FileManager.default.fileExists(atPath: path) {
            try FileManager.default.removeItem(atPath: path)
        }
        let ledger = try open(data)
        let outcome = try Shelf().publish(to: path, style: SheetStyle(), mode: 0o600) { add in
            try ledger.rows { try add($0) }
        }
        count = outcome.rows
    }
    let peak = Stopwatch.peakMegabytes
    var bytes = 0
    try open(data).rows { bytes += $0.count - (LedgerColumn.allCases.count - 1) }
    return [
        Figure(
            "export", seconds: seconds, megabytes: peak, check: "\(count) rows, \(bytes) bytes",
            note: "\(count) rows")
    ]
}

private func open(_ data: BenchData) throws -> Ledger {
    try Ledger(at: .file(path: data.ledgerFile), salon: BenchData.salon, for: .reading) {
        [UInt8](repeating: 0, count: 32)
    }
}
