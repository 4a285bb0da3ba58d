import Foundation
import GRDB
import Testing

@testable import LedgerStore

/// A ledger's online copy, and its way back.
struct CopyTests {
    private func begun(in folder: Folder) async throws -> Ledger {
        let ledger = try Sample.ledger(at: .file(path: folder.ledger))
        _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        return ledger
    }

    @discardableResult
    private func restore(_ file: String, in folder: Folder) throws -> Restored {
        try Ledger.restore(
            file, to: folder.ledger, aside: folder.ledger + ".aside",
            as: Restoring(
                salon: Sample.salon, sources: ["list"], by: "店長", at: Sample.at(20),
                cells: { reservation, _ in Array(reservation.key.number.utf8) }))
    }

    /// All but what people did: a restore is an act.
    private func dump(_ ledger: Ledger) async throws -> String {
        let lines = try await ledger.dump().text.split(separator: "\n")
        return lines.filter { !$0.hasPrefix("act ") }.joined(separator: "\n")
    }

    @Test func `a backup is one whole file for its owner, and takes the place of an older one`()
        async throws
    {
        try await Folder().use { folder in
            let ledger = try await begun(in: folder)
            let copy = folder.path + "/copy.sqlite"
            try await ledger.backup(to: copy)
            _ = try await ledger.commit(
                Sample.commit([Sample.reservation("BE2")], run: "run-2", at: 10))
            try await ledger.backup(to: copy)
            #expect(try folder.mode(copy) == 0o600)
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            #expect(names.filter { $0.hasPrefix("copy") } == ["copy.sqlite"])
            #expect(try Sample.ledger(at: .file(path: copy)).count("reservation") == 2)
        }
    }

    @Test func `a backup replaces no file that is not a ledger`() async throws {
        try await Folder().use { folder in
            let ledger = try await begun(in: folder)
            let picture = folder.path + "/picture.png"
            try Data("a picture of a dog".utf8).write(to: URL(fileURLWithPath: picture))
            await #expect(throws: LedgerTrouble.self) { try await ledger.backup(to: picture) }
            #expect(
                FileManager.default.contents(atPath: picture) == Data("a picture of a dog".utf8))
        }
    }

    @Test func `a restored ledger is the backup, and the replaced one lies beside`() async throws {
        try await Folder().use { folder in
            let ledger = try await begun(in: folder)
            let copy = folder.path + "/copy.sqlite"
            try await ledger.backup(to: copy)
            let before = try await dump(ledger)
            _ = try await ledger.commit(
                Sample.commit([Sample.reservation("BE2")], run: "run-2", at: 10))
            let replaced = try await ledger.dump().text
            #expect(try restore(copy, in: folder) == Restored(carried: 0))
            // also for a program that has the ledger open
            #expect(try await dump(ledger) == before)
            #expect(
                try await ledger.acts(of: "restore", last: 2).map(\.person) == ["店長"])
            let aside = try Sample.ledger(at: .file(path: folder.ledger + ".aside"))
            #expect(try await aside.dump().text == replaced)
            #expect(try await ledger.integrity() == [])
        }
    }

    @Test func `a ledger that can no longer be read is put aside as it is`() async throws {
        try await Folder().use { folder in
            let ledger = try await begun(in: folder)
            let copy = folder.path + "/copy.sqlite"
            try await ledger.backup(to: copy)
            let before = try await dump(ledger)
            try await ledger.close()
            try Data("no ledger at all".utf8).write(to: URL(fileURLWithPath: folder.ledger))
            #expect(try restore(copy, in: folder) == Restored(carried: nil))
            #expect(
                FileManager.default.contents(atPath: folder.ledger + ".aside")
                    == Data("no ledger at all".utf8))
            #expect(try await dump(Sample.ledger(at: .file(path: folder.ledger))) == before)
        }
    }

    @Test(arguments: ["damaged", "newer", "of another salon"])
    func `a backup that is not right is refused, and the ledger stays`(kind: String) async throws {
        try await Folder().use { folder in
            let ledger = try await begun(in: folder)
            let copy = folder.path + "/copy.sqlite"
            try await ledger.backup(to: copy)
            switch kind {
            case "damaged":
                let file = try FileHandle(forWritingTo: URL(fileURLWithPath: copy))
                try file.seek(toOffset: 8_192)
                try file.write(contentsOf: Data(repeating: 0xA5, count: 40_000))
                try file.close()
            case "newer": try change(copy, "INSERT INTO step VALUES (99, 'of tomorrow')")
            default:
                try FileManager.default.removeItem(atPath: copy)
                _ = try Ledger(at: .file(path: copy), salon: "another") {
                    [UInt8](repeating: 1, count: 32)
                }
            }
            let before = try await ledger.dump().text
            #expect(throws: LedgerTrouble.self) { try restore(copy, in: folder) }
            #expect(try await ledger.dump().text == before)
            #expect(!FileManager.default.fileExists(atPath: folder.ledger + ".part"))
            #expect(!FileManager.default.fileExists(atPath: folder.ledger + ".aside"))
        }
    }

    private func change(_ path: String, _ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }
}
