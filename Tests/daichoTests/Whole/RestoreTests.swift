import Foundation
import Testing

/// `daicho restore` and the run after it, with a program that counts what it is handed.
struct RestoreTests {
    private static let definition = DemoSalon.definition.replacing(
        "file:actions.ndjson", with: "exec:./count")

    /// A salon that was backed up after its first morning and has sent the second one's actions.
    private func begun() throws -> (demo: DemoSalon, sent: Int) {
        let demo = try DemoSalon(Self.definition)
        let program = """
            #!/bin/sh
            id=$(sed 's/.*"id":"\\([0-9a-f]*\\)".*/\\1/')
            echo "$id" >> '\(demo.folder.file("handed"))'
            printf '{"id":"%s","result":"done","evidence":"counted"}' "$id"
            """
        try demo.folder.write(program.utf8, to: "count")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: demo.folder.file("count"))
        try demo.arrive(1)
        try demo.sync(at: DemoSalon.first)
        #expect(try run(demo, "backup", "copy.sqlite").status == 0)
        try demo.arrive(2)
        try demo.sync(at: DemoSalon.second)
        let sent = try handed(demo)
        #expect(sent > 5)
        return (demo, sent)
    }

    private func run(_ demo: DemoSalon, _ words: String...) throws -> Program.Ended {
        try Program.run(words, in: demo.folder.path)
    }

    private func handed(_ demo: DemoSalon) throws -> Int {
        guard FileManager.default.fileExists(atPath: demo.folder.file("handed")) else { return 0 }
        return try demo.folder.read("handed").count { $0 == UInt8(ascii: "\n") }
    }

    @Test func `I13: the run after a restore sends nothing twice, and replays`() throws {
        let (demo, sent) = try begun()
        let csv = try demo.csv
        let restored = try run(demo, "restore", "copy.sqlite", "--as-of", DemoSalon.second)
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(restored.output.contains("送った連携 \(sent) 件の記録を引き継ぎました"))
        let again = try demo.sync(at: DemoSalon.later)
        // a mail of the second morning cannot be read
        #expect(again.status == 10, "\(again)")
        #expect(try handed(demo) == sent)
        #expect(try demo.csv.count == csv.count)
        let replay = try run(demo, "replay")
        #expect(replay.status == 0, "\(replay.output) \(replay.errors)")
    }

    @Test func `I13: after a ledger was lost, nothing leaves a second time without a person`()
        throws
    {
        let (demo, sent) = try begun()
        try demo.folder.write(
            "no ledger any more, but longer than a header".utf8, to: "state/ledger.sqlite")
        for name in ["state/ledger.sqlite-wal", "state/ledger.sqlite-shm"]
        where FileManager.default.fileExists(atPath: demo.folder.file(name)) {
            try FileManager.default.removeItem(atPath: demo.folder.file(name))
        }
        #expect(try run(demo, "sync", "--as-of", DemoSalon.later).status == 50)
        let restored = try run(demo, "restore", "copy.sqlite", "--as-of", DemoSalon.second)
        #expect(restored.status == 20)
        #expect(restored.output.contains("daicho action done ID"))
        let again = try run(demo, "sync", "--as-of", DemoSalon.later)
        #expect(again.status == 20)
        #expect((again.output + again.errors).contains("\(sent) 件の連携が届いたか不明です"))
        #expect(try handed(demo) == sent)
        let open = try run(demo, "action", "list", "--json")
        let id = try #require(open.output.firstMatch(of: /"id":"([0-9a-f]+)"/)?.output.1)
        #expect(
            try run(demo, "action", "retry", String(id), "--as-of", DemoSalon.later).status == 0)
        #expect(try run(demo, "sync", "--as-of", "2026-12-02T09:30:00+09:00").status == 20)
        #expect(try handed(demo) == sent + 1)
        #expect(try run(demo, "replay").status == 0)
    }

    @Test func `I1: a guest who was forgotten after the backup does not come back with it`()
        throws
    {
        let (demo, _) = try begun()
        // cancelled on the second morning
        let number = "BE10000079"
        let shown = try run(
            demo, "export", "--number", number, "--columns", "お客様名", "--encoding", "utf8")
        let name = try #require(shown.lines.last)
        let forgotten = try run(demo, "forget", number, "--as-of", DemoSalon.second)
        #expect(forgotten.status == 0, "\(forgotten.errors)")
        #expect(forgotten.output.contains("控えを取り直し"))
        let restored = try run(demo, "restore", "copy.sqlite", "--as-of", DemoSalon.second)
        #expect(restored.status == 0, "\(restored.errors)")
        #expect(restored.output.contains("予約 1 件を、戻した台帳からも消しました"))
        func stands() throws -> Bool {
            try demo.folder.read("state/ledger.sqlite").contains(name.utf8)
        }
        #expect(try !stands())
        #expect(try run(demo, "export", "--number", number).output.contains("削除済み"))
        #expect(try run(demo, "replay").status == 0)
        // the list still has the cancelled row, which the restored ledger has not seen
        try demo.sync(at: DemoSalon.later)
        #expect(try !stands())
        #expect(try run(demo, "export", "--number", number).output.contains("削除済み"))
        #expect(try run(demo, "replay").status == 0)
    }
}
