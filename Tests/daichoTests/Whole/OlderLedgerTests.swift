import Foundation
import LedgerStore
import Support
import Testing

/// Every ledger of an older shape goes on, and its CSV with it.
struct OlderLedgerTests {
    static let cases: [String] = {
        let folder = Repository.root + "/Fixtures/ledgers"
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
    }()

    /// A salon whose ledger was written by the version of a case.
    private func salon(_ name: String) throws -> (demo: DemoSalon, expected: [UInt8]) {
        let folder = Repository.root + "/Fixtures/ledgers/" + name
        let demo = try DemoSalon()
        let state = demo.folder.file("state")
        try FileManager.default.createDirectory(
            atPath: state, withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let program = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[2])
            db.executescript(open(sys.argv[1], encoding="utf-8").read())
            """
        _ = try Tool.run(
            "python3", ["-c", program, folder + "/ledger.sql", state + "/ledger.sqlite"])
        let expected = try Data(contentsOf: URL(fileURLWithPath: folder + "/ledger.csv"))
        return (demo, [UInt8](expected))
    }

    private func export(_ demo: DemoSalon) throws -> [UInt8] {
        let ended = try Program.run(
            [
                "export", demo.folder.file("daicho.yaml"), "--columns", "all", "--encoding", "utf8",
                "--as-of", DemoSalon.second,
            ])
        #expect(ended.status == 0)
        return ended.bytes
    }

    @Test(arguments: cases)
    func `a ledger of an older shape is read, brought on, and keeps its CSV`(name: String)
        async throws
    {
        let (demo, expected) = try salon(name)
        let before = try export(demo)
        let file = demo.folder.file("state/ledger.sqlite")
        let ledger = try Ledger(at: .file(path: file), salon: "kirei-demo") { [] }
        #expect(try await ledger.integrity() == [])
        try await ledger.close()
        let after = try export(demo)
        #expect(!expected.isEmpty)
        #expect(before == expected)
        #expect(after == expected)
        #expect(
            try !Set(FileManager.default.contentsOfDirectory(atPath: demo.folder.file("state")))
                .filter { $0.hasPrefix("ledger.sqlite.before-") }.isEmpty)
    }

    @Test func `runs of before a replay could be are told, and not compared`() throws {
        let (demo, _) = try salon("the-ledger-begins")
        let replay = try Program.run(["replay", demo.folder.file("daicho.yaml"), "--json"])
        #expect(replay.status == 10)
        #expect(replay.output.contains(#""equal":null"#))
    }
}
