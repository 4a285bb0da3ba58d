import Foundation
import Support
import Testing

/// `daicho check` looks at all that a run would need, and sends nothing.
@Suite struct CheckTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("".utf8, to: "pages/.keep")
    }

    private func check(_ more: String, environment: [String: String] = [:]) throws
        -> Program.Ended
    {
        let text = """
            salon: {id: demo, name: デモ店, vertical: kirei, store: H000000001}
            state: state
            sources:
              list:
                formats: [salonboard-kirei-list]
                from: folder:pages
            \(more)
            """
        try folder.write(text.utf8, to: "daicho.yaml")
        return try Program.run(["check"], environment: environment, in: folder.path)
    }

    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let more: String
        let words: String
    }

    // Port 1 of this machine is closed.
    static let cases = [
        Case(
            testDescription: "a folder to publish in", more: "publish: [{csv: gone/台帳.csv}]",
            words: "/gone がありません"),
        Case(
            testDescription: "a folder to hand over in",
            more: "deliver: [{to: file:gone/actions.ndjson}]", words: "/gone がありません"),
        Case(
            testDescription: "a program", more: "deliver: [{to: exec:/no/such/program}]",
            words: "/no/such/program が見つからない"),
        Case(
            testDescription: "a mail server",
            more: "notify: [{mail: a@salon.example, via: 'smtp://127.0.0.1:1'}]",
            words: "127.0.0.1：つながりません"),
        Case(
            testDescription: "a heartbeat", more: "heartbeat: http://127.0.0.1:1/ping/demo",
            words: "127.0.0.1：つながりません"),
    ]

    @Test(arguments: cases)
    func `what a run would miss is told before it runs`(_ row: Case) throws {
        let ended = try check(row.more)
        #expect(ended.status == 20, "\(ended.output) \(ended.errors)")
        #expect(ended.output.contains(row.words), "\(ended.output)")
        #expect(!ended.output.contains("ping/demo"))
    }

    @Test func `what is there is well`() throws {
        let ended = try check("publish: [{csv: 台帳.csv}]\ndeliver: [{to: exec:cat}]")
        #expect(ended.status == 0, "\(ended.output) \(ended.errors)")
        #expect(ended.lines.count { $0.contains("    ok  ") } == 5)
    }

    @Test func `a ledger that is damaged is told, with its file`() throws {
        let salon = try DemoSalon()
        try salon.arrive(1)
        try salon.sync(at: DemoSalon.first)
        let whole = try salon.program.run(["check"])
        #expect(whole.status == 0, "\(whole.output)")
        // An index that nobody knows any more: its pages are left over, and all opens as before.
        let path = salon.folder.file("state/ledger.sqlite")
        let damage = """
            import sqlite3, sys
            db = sqlite3.connect(sys.argv[1])
            db.execute("PRAGMA writable_schema = ON")
            db.execute("DELETE FROM sqlite_master WHERE name = 'outbox_slot_by_day'")
            db.commit()
            """
        try Tool.run("python3", ["-c", damage, path])
        let damaged = try salon.program.run(["check"])
        #expect(damaged.status == 50, "\(damaged.output)")
        #expect(
            damaged.output.contains("state/ledger.sqlite が壊れています")
                && damaged.output.contains("daicho restore"), "\(damaged.output)")
    }

    static let mail = """
          notices:
            formats: [salonboard-notice]
            from: imaps://imap.example.jp/INBOX
            login: {user: u, password: SECRET}
        """

    @Test func `what the first run makes itself is not missed`() throws {
        let ended = try check("publish: [{csv: state/台帳.csv}]")
        #expect(ended.status == 0, "\(ended.output) \(ended.errors)")
        #expect(ended.output.contains("state/台帳.csv"))
    }

    @Test func `a secret that is not there is not called a wrong password`() throws {
        let ended = try check(Self.mail.replacing("SECRET", with: "{env: MAIL_SECRET}"))
        #expect(ended.status == 20)
        #expect(ended.output.contains("環境変数 MAIL_SECRETからIDかパスワードを取り出せません"))
    }

    @Test func `a secret that others can read is told with the way out`() throws {
        try folder.write("sesame\n".utf8, to: "mail.password")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o644], ofItemAtPath: folder.file("mail.password"))
        let ended = try check(Self.mail.replacing("SECRET", with: "{file: mail.password}"))
        #expect(ended.status == 20)
        #expect(ended.output.contains("mail.password をほかの人が読めるため"))
        #expect(ended.output.contains("chmod 600"))
    }
}
