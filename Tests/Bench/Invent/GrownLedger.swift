import Foundation
import GRDB
import LedgerStore
import Reconciliation
import Reservations

extension BenchData {
    static let salon = "bench"
    var ledgerFile: String { path("ledger.sqlite") }

    /// A ledger file with very many rows: some thousand are committed as a run would, and their
    /// rows on the shelf are copied under further numbers. Nothing but the shelf is read by an
    /// export, so only the shelf grows.
    func inventLedger() async throws {
        for ending in ["", "-wal", "-shm"] { try remove("ledger.sqlite" + ending) }
        let base = min(tableRows, 10_000)
        let ledger = try Ledger(at: .file(path: ledgerFile), salon: Self.salon) {
            [UInt8](repeating: 7, count: 32)
        }
        _ = try await ledger.commit(Self.commit(of: base))
        try await ledger.close()
        try grow(times: tableRows / base)
    }

    private static func commit(of count: Int) -> Commit {
        let run = RunRecord(
            id: "20261201-090000-a1b2c3", tick: "first", asOf: BenchTime.before,
            started: BenchTime.before)
        var plan = Plan()
        var cells: [ReservationKey: [UInt8]] = [:]
        for booking in bookings(count, seed: 5) {
            let facts = Facts(everythingOf: booking)
            let reservation = Reservation(of: booking, facts: facts, run: run.id)
            plan.reservations.append(reservation)
            cells[reservation.key] = LedgerRow(reservation, salon: .bench, rules: .bench).cells
        }
        return Commit(
            run: run, definition: DefinitionRecord(hash: "bench", text: ""), plan: plan,
            cells: cells)
    }

    private func grow(times: Int) throws {
        guard times > 1 else { return }
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                    + "PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY")
        }
        let queue = try DatabaseQueue(path: ledgerFile, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: Self.growth, arguments: [times])
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
        try queue.close()
    }

    /// Numbers of the base lie below 10,100,000; each copy lies a hundred thousand higher.
    private static let growth = """
        WITH RECURSIVE copy (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n + 1 < ?)
        INSERT INTO ledger_row
        SELECT salon, day, start, medium, new, status, staff, created_on, changed_on,
            new || substr(cells, 11)
        FROM (
            SELECT base.*,
                substr(number, 1, 2) || (CAST(substr(number, 3) AS INTEGER) + n * 100000) AS new
            FROM ledger_row AS base, copy)
        ORDER BY salon, day, start, medium, new
        """
}
