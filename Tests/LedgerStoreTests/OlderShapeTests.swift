import Foundation
import GRDB
import Testing

@testable import LedgerStore

/// A ledger of every older shape comes to today's, from wherever it was cut off on the way.
struct OlderShapeTests {
    @Test func `there is a ledger of every older shape`() throws {
        if ProcessInfo.processInfo.environment["LEDGERS"] == "write" {
            try OlderLedgers.writeMissing()
        }
        #expect(
            try Set(OlderLedgers.cases)
                == Set(schema.dropLast().map { OlderLedgers.name(of: $0.name) }))
        #expect(Set(OlderLedgers.news.keys).isSubset(of: schema.map(\.name)))
    }

    @Test(arguments: try OlderLedgers.cases)
    func `a ledger of an older shape keeps all its rows`(name: String) async throws {
        try await Folder().use { folder in
            try OlderLedgers.lay(name, at: folder.ledger)
            let before = try counts(at: folder.ledger)
            let ledger = try open(folder)
            #expect(try ledger.count("step") == schema.count)
            #expect(try await ledger.integrity() == [])
            for (table, count) in before where table != "step" {
                let now = try ledger.count(table)
                #expect(now >= count && (table == "staff_identity" || now == count), "\(table)")
            }
            let history = try await ledger.inputs()
            for mark in history { _ = try await ledger.input(mark) }
            let keys = try await ledger.bookings(numbered: "BE10000079")
            #expect(try await ledger.histories(of: Set(keys)).count == 1)
        }
    }

    @Test(arguments: 1..<schema.count)
    func `I13: cut off within any step, the next opening goes on from there`(count: Int)
        async throws
    {
        try await Folder().use { folder in
            let whole = folder.path + "/whole/ledger.sqlite"
            for path in [folder.ledger, whole] {
                try OlderLedgers.lay(OlderLedgers.name(of: schema[0].name), at: path)
            }
            var file = LedgerFile(.file(path: folder.ledger))
            let cut = (name: schema[count].name, sql: schema[count].sql + ";\nSELECT nothing")
            file.steps = schema.prefix(count) + [cut]
            #expect(throws: LedgerTrouble.self) { try file.open(for: .writing) }
            let left = try await file.blank().read { db in
                try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM step")
            }
            #expect(left == count)
            let straight = try LedgerFile(.file(path: whole)).open(for: .writing)
            let again = try LedgerFile(.file(path: folder.ledger)).open(for: .writing)
            #expect(try OlderLedgers.text(of: again) == OlderLedgers.text(of: straight))
        }
    }

    private func open(_ folder: Folder) throws -> Ledger {
        try Ledger(at: .file(path: folder.ledger), salon: OlderLedgers.salon) {
            Issue.record("asked for a second secret")
            return []
        }
    }

    private func counts(at path: String) throws -> [String: Int] {
        let queue = try DatabaseQueue(path: path)
        let counts = try queue.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
            return try tables.reduce(into: [:]) { counts, table in
                counts[table] = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM \(table)")
            }
        }
        try queue.close()
        return counts
    }
}
