import Foundation
import GRDB
import Reservations
import Testing

@testable import LedgerStore

struct OpeningTests {
    @Test func `a new ledger is for its owner alone`() async throws {
        try await Folder().use { folder in
            let ledger = try Sample.ledger(at: .file(path: folder.ledger))
            _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
            #expect(try folder.mode(folder.path + "/state") == 0o700)
            for file in ["", "-wal", "-shm"] {
                #expect(try folder.mode(folder.ledger + file) == 0o600)
            }
            try await ledger.close()
        }
    }

    @Test func `the salon's key is made once`() async throws {
        try await Folder().use { folder in
            let bytes: [UInt8] = [1, 2, 3]
            let first = try Sample.ledger(at: .file(path: folder.ledger))
            let again = try Ledger(at: .file(path: folder.ledger), salon: Sample.salon) {
                Issue.record("asked for a second secret")
                return []
            }
            #expect(first.key.fingerprint(of: bytes) == again.key.fingerprint(of: bytes))
        }
    }

    @Test func `R2-09, D8: no table is one of customers, so that no import writes any`() throws {
        let tables = try Sample.ledger().tables()
        #expect(tables.contains("reservation"))
        let people = /customer|guest|member|顧客|会員/
        #expect(tables.filter { $0.contains(people) } == [])
    }

    @Test func `a power cut takes no commit back`() async throws {
        try await Folder().use { folder in
            let ledger = try Sample.ledger(at: .file(path: folder.ledger))
            let settings = try ledger.queue.read { db in
                (
                    try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                    try Int.fetchOne(db, sql: "PRAGMA synchronous")
                )
            }
            #expect(settings.0 == "wal")
            #expect(settings.1 == 2)
        }
    }

    @Test func `a ledger of another salon is refused`() async throws {
        try await Folder().use { folder in
            let place = Ledger.Place.file(path: folder.ledger)
            try await Sample.ledger(at: place).close()
            #expect(throws: LedgerTrouble.otherSalon(path: folder.ledger, salon: Sample.salon)) {
                try Ledger(at: place, salon: "other") { [UInt8](repeating: 1, count: 32) }
            }
        }
    }

    @Test(arguments: [
        ("not a database at all, but longer than any header of one".data(using: .utf8)!, "text"),
        (Data(repeating: 0xA5, count: 8192), "noise"),
    ])
    func `a damaged file is refused and left as it is`(bytes: Data, name: String) async throws {
        try await Folder().use { folder in
            try FileManager.default.createDirectory(
                atPath: folder.path + "/state", withIntermediateDirectories: true)
            try bytes.write(to: URL(fileURLWithPath: folder.ledger))
            let before = try folder.contents()
            let trouble = #expect(throws: LedgerTrouble.self) {
                try Sample.ledger(at: .file(path: folder.ledger))
            }
            guard case .damaged(folder.ledger, _) = trouble else {
                Issue.record("\(String(describing: trouble))")
                return
            }
            #expect(try folder.contents() == before)
        }
    }

    @Test func `another program's database is refused`() async throws {
        try await Folder().use { folder in
            try FileManager.default.createDirectory(
                atPath: folder.path + "/state", withIntermediateDirectories: true)
            let other = try DatabaseQueue(path: folder.ledger)
            try await other.write { try $0.execute(sql: "CREATE TABLE song (title TEXT)") }
            try other.close()
            let trouble = #expect(throws: LedgerTrouble.self) {
                try Sample.ledger(at: .file(path: folder.ledger))
            }
            #expect(trouble?.description.contains("another program") == true)
        }
    }

    @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
    func `a folder without rights is named`() async throws {
        try await Folder().use { folder in
            try FileManager.default.createDirectory(
                atPath: folder.path, withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o500])
            #expect(throws: LedgerTrouble.noRights(path: folder.ledger)) {
                try Sample.ledger(at: .file(path: folder.ledger))
            }
        }
    }

    @Test func `a full disk is named`() async throws {
        try await Folder().use { folder in
            let ledger = try Sample.ledger(at: .file(path: folder.ledger))
            try ledger.sql("PRAGMA max_page_count = 1")
            let many = (0..<500).map { Sample.reservation("BE\($0)") }
            await #expect(throws: LedgerTrouble.noSpace(path: folder.ledger)) {
                try await ledger.commit(Sample.commit(many))
            }
            #expect(try ledger.count("run") == 0)
        }
    }

    @Test func `reading makes no file and changes none (I15)`() async throws {
        try await Folder().use { folder in
            let place = Ledger.Place.file(path: folder.ledger)
            func look() throws -> Ledger {
                try Ledger(at: place, salon: Sample.salon, for: .reading) {
                    [UInt8](repeating: 7, count: 32)
                }
            }
            #expect(try await look().lastRun() == nil)
            #expect(try folder.contents().isEmpty)

            let ledger = try Sample.ledger(at: place)
            _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
            try await ledger.close()
            let before = try folder.contents()
            let reader = try look()
            #expect(try await reader.lastRun()?.id == "run-1")
            await #expect(throws: LedgerTrouble.self) {
                try await reader.commit(Sample.commit(run: "run-2"))
            }
            try await reader.close()
            #expect(try folder.contents() == before)
        }
    }

    @Test(arguments: [true, false])
    func `reading what a killed process left takes nothing over (I15)`(hasBegun: Bool) async throws
    {
        try await Folder().use { folder in
            let ledger = try Sample.ledger(at: .file(path: folder.ledger))
            if hasBegun { _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")])) }
            let left = folder.path + "/left.sqlite"
            for name in ["", "-wal"] {
                let bytes = try Data(contentsOf: URL(fileURLWithPath: folder.ledger + name))
                #expect(name.isEmpty || !bytes.isEmpty)
                try bytes.write(to: URL(fileURLWithPath: left + name))
            }
            try await ledger.close()
            let before = try folder.contents()
            let reader = try Ledger(
                at: .file(path: left), salon: Sample.salon, for: .reading,
                secret: { [UInt8](repeating: 7, count: 32) })
            #expect(try await reader.lastRun()?.id == (hasBegun ? "run-1" : nil))
            try await reader.close()
            // Who reads what at the moment stands beside the ledger (-shm), and nothing else new.
            #expect(try folder.contents().filter { !$0.key.hasSuffix("-shm") } == before)
            #expect(before["left.sqlite-wal"] != nil)
        }
    }

    @Test func `reading a file that nothing was written to yet leaves it empty (I15)`() async throws
    {
        try await Folder().use { folder in
            let path = folder.path + "/empty.sqlite"
            try FileManager.default.createDirectory(
                atPath: folder.path, withIntermediateDirectories: true)
            try Data().write(to: URL(fileURLWithPath: path))
            let reader = try Ledger(
                at: .file(path: path), salon: Sample.salon, for: .reading,
                secret: { [UInt8](repeating: 7, count: 32) })
            #expect(try await reader.lastRun() == nil)
            try await reader.close()
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
        }
    }

    @Test func `no message shows a guest's data (rule 13)`() async throws {
        let ledger = try Sample.ledger()
        try ledger.sql("DROP TABLE change")
        let trouble = await #expect(throws: LedgerTrouble.self) {
            try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        }
        #expect(trouble?.description.contains("花子") == false)
        #expect(trouble?.description.contains("0900") == false)
    }

    @Test func `a sound copy can be made while the ledger is in use`() async throws {
        try await Folder().use { folder in
            let ledger = try Sample.ledger(at: .file(path: folder.ledger))
            _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
            let path = folder.path + "/copy.sqlite"
            try await ledger.backup(to: path)
            #expect(try folder.mode(path) == 0o600)
            let copy = try Sample.ledger(at: .file(path: path))
            #expect(try await copy.lastRun()?.id == "run-1")
            #expect(try await copy.integrity() == [])
        }
    }
}
