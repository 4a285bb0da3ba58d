import Foundation
import GRDB
import Reservations
import Testing

@testable import LedgerStore

/// The history of shapes: steps are appended, never edited.
struct StepTests {
    private static let next = (
        name: "members get a table", sql: "CREATE TABLE member (salon TEXT PRIMARY KEY) STRICT"
    )

    @Test func `an older ledger takes the missing steps and keeps its rows`() async throws {
        try await Folder().use { folder in
            let ledger = try Sample.ledger(at: .file(path: folder.ledger))
            _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
            try await ledger.close()

            var file = LedgerFile(.file(path: folder.ledger))
            file.steps.append(Self.next)
            let queue = try file.open(for: .writing)
            let (hasStep, rows) = try await queue.read { db in
                (
                    try db.tableExists("member"),
                    try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM reservation")
                )
            }
            #expect(hasStep)
            #expect(rows == 1)
            let backup = folder.ledger + ".before-\(schema.count + 1)"
            #expect(try folder.mode(backup) == 0o600)
            let before = try Sample.ledger(at: .file(path: backup))
            #expect(try await before.lastRun()?.id == "run-1")
        }
    }

    @Test func `a reader of an older ledger leaves its file alone`() async throws {
        try await Folder().use { folder in
            try await Sample.ledger(at: .file(path: folder.ledger)).close()
            let before = try folder.contents()
            var file = LedgerFile(.file(path: folder.ledger))
            file.steps.append(Self.next)
            let queue = try file.open(for: .reading)
            let hasStep = try await queue.read { try $0.tableExists("member") }
            #expect(hasStep)
            #expect(try folder.contents() == before)
        }
    }

    @Test func `a ledger of a newer daicho is refused`() async throws {
        try await Folder().use { folder in
            var file = LedgerFile(.file(path: folder.ledger))
            file.steps.append(Self.next)
            try file.open(for: .writing).close()
            #expect(
                throws: LedgerTrouble.newer(path: folder.ledger, steps: ["members get a table"])
            ) {
                try Sample.ledger(at: .file(path: folder.ledger))
            }
        }
    }

    @Test func `a new ledger takes all its steps at once, or none`() async throws {
        try await Folder().use { folder in
            var file = LedgerFile(.file(path: folder.ledger))
            file.steps.append((name: "a slip", sql: "SELECT nothing"))
            #expect(throws: LedgerTrouble.self) { try file.open(for: .writing) }
            let tables = try await file.blank().read { db in
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema")
            }
            #expect(tables == [])
            let ledger = try Sample.ledger(at: .file(path: folder.ledger))
            #expect(try ledger.count("step") == schema.count)
        }
    }

    @Test func `a step that fails leaves the ledger as it was`() async throws {
        try await Folder().use { folder in
            try await Sample.ledger(at: .file(path: folder.ledger)).close()
            var file = LedgerFile(.file(path: folder.ledger))
            file.steps.append((name: "a slip", sql: "CREATE TABLE a (x TEXT); SELECT nothing"))
            #expect(throws: LedgerTrouble.self) { try file.open(for: .writing) }
            let ledger = try Sample.ledger(at: .file(path: folder.ledger))
            #expect(try !ledger.tables().contains("a"))
        }
    }

    @Test(arguments: ["observation", "act", "change", "staff_code"])
    func `what was seen, done and decided is only ever added to`(table: String) async throws {
        let ledger = try Sample.ledger()
        _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        var held = Sample.commit(run: "run-2")
        held.plan.staffCodes = [
            StaffCode(
                medium: Sample.key("BE1").medium, code: "W1", name: "見本",
                interval: Interval(from: Sample.at(1), to: Sample.at(2)), capture: "page")
        ]
        held.plan.holds = [.init(hold: HoldTests.hold("h1", [Sample.key("BE1")]), word: .open)]
        _ = try await ledger.commit(held)
        try await ledger.decide(hold: "h1", word: .approved, by: "店長", at: Sample.at(5))
        #expect(throws: DatabaseError.self) { try ledger.sql("DELETE FROM \(table)") }
        #expect(throws: DatabaseError.self) { try ledger.sql("UPDATE \(table) SET salon = 'x'") }
        #expect(try ledger.count(table) == 1)
    }

    @Test(arguments: [
        "INSERT INTO reservation SELECT * FROM reservation",
        "UPDATE reservation SET day = '30.11.2026'",
        "UPDATE reservation SET start = 1800",
        "UPDATE reservation SET status = 'gone'",
        "UPDATE reservation SET facts = 'no json'",
        "UPDATE reservation SET day = NULL",
        "DELETE FROM reservation",
        "UPDATE ledger_row SET number = 'BE2'",
        "UPDATE salon SET secret = x'00'",
    ])
    func `the schema refuses what makes no sense`(sql: String) async throws {
        let ledger = try Sample.ledger()
        _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        #expect(throws: DatabaseError.self) { try ledger.sql(sql) }
    }

    @Test func `every table is strict and names the salon in its primary key`() throws {
        let ledger = try Sample.ledger()
        try ledger.queue.read { db in
            let tables = try Row.fetchAll(db, sql: "PRAGMA table_list")
                .filter { ($0["schema"] as String) == "main" && ($0["type"] as String) == "table" }
                .filter { !($0["name"] as String).hasPrefix("sqlite_") }
            #expect(tables.count == 43)
            for table in tables {
                let name: String = table["name"]
                #expect((table["strict"] as Int) == 1, "\(name)")
                if name == "step" { continue }
                #expect(try db.primaryKey(name).columns.first == "salon", "\(name)")
            }
        }
    }

    /// SQLite numbers `$n` by first appearance: out of order they would mean other values there
    /// than in PostgreSQL.
    @Test func `placeholders appear in the order of their numbers`() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/LedgerStore")
        let files = try FileManager.default.contentsOfDirectory(
            at: folder, includingPropertiesForKeys: nil)
        #expect(files.count > 20)
        for file in files {
            let source = try String(contentsOf: file, encoding: .utf8)
            for match in source.matches(of: #/(?s)"""(.*?)"""|"([^"\n]*)"/#) {
                let text = match.output.1 ?? match.output.2 ?? ""
                var highest = 0
                for place in text.matches(of: #/\$(\d+)/#) {
                    let number = Int(place.output.1) ?? 0
                    #expect(number <= highest + 1, "\(file.lastPathComponent): \(text)")
                    highest = max(highest, number)
                }
            }
        }
    }
}
