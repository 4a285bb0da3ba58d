import Connectors
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// A manual run reads everything anew; where that fails, support is shown how, and no guest.
struct EvidenceTests {
    private let booking = SandboxBooking.some("BE00000001").with {
        $0.customerName = "見本 花子"
        $0.staff = "髙橋"
    }
    private let other = SandboxBooking.some("BE00000002", at: "12:00").with {
        $0.customerName = "例示 太郎"
    }

    private func now(_ desk: Desk) async -> RunReport { await desk.sync { $0.isForced = true } }

    private func bundles(_ desk: Desk) -> [String: Data] {
        desk.files(below: desk.state + "/evidence")
    }

    @Test func `R2-12: a manual run reads all anew although nothing is due, and changes nothing`()
        async throws
    {
        let desk = try Desk()
        desk.list([booking, other])
        desk.mails([NoticeMail.some(.booked, of: booking, at: "2026-11-30T10:00:00+09:00")])
        #expect(await desk.sync().status == .done)
        let before = try desk.rows()
        #expect(await desk.sync().sources.allSatisfy { $0.skipped == .notDue })
        for _ in 1...2 {
            let asked = desk.hands[\.asked].count
            let report = await now(desk)
            #expect(desk.hands[\.asked].count == asked + 2)
            #expect(report.sources.allSatisfy { $0.isDue } && report.status == .done)
            #expect(report.changes.isEmpty && report.actions.isEmpty && report.evidence == nil)
        }
        #expect(try desk.rows() == before)
        #expect(bundles(desk).isEmpty)
        // It looks at the whole horizon again: what has come since is found at once.
        desk.list([booking, other, .some("BE00000003", on: "20270331", at: "18:00")])
        #expect(await now(desk).changes == [.booked: 1])
    }

    @Test func `R2-13: a manual run that fails too leaves what support has to see, and no guest`()
        async throws
    {
        let desk = try Desk()
        desk.list([booking])
        desk.mails([])
        _ = await desk.sync()
        desk.hands.pass(minutes: 10)
        desk.list([booking, other.with { $0.start = "?" }]) { $0.total = 7 }
        var mail = NoticeMail.some(.booked, of: booking, at: "2026-11-30T10:00:00+09:00")
        mail.removeSubrange((mail.count / 2)...)
        desk.mails([mail])
        let report = await now(desk)
        let path = try #require(report.evidence)
        #expect(path == "\(desk.state)/evidence/\(report.run).tar")
        #expect(report.notes.contains { $0.key == "escalate:list" && $0.text.contains(path) })
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect(mode as? Int == 0o600)
        let bytes = try #require(FileManager.default.contents(atPath: path))
        let text = String(decoding: bytes, as: UTF8.self)
        for name in [
            "README.txt", "versions.json", "definition.json", "report.json",
            "source-1/captures.json", "source-1/document-1.txt",
        ] {
            #expect(text.contains(name))
        }
        #expect(text.contains(#""failed": ["#) && text.contains("total") && text.contains("<table"))
        #expect(text.contains("salonboard-kirei-list@") && text.contains("durations"))
        for word in said { #expect(!Self.holds(bytes, word), "\(word)") }
        // …which the pages and mails that it was made of did hold.
        let archived = desk.files(below: desk.state + "/archive").values.reduce(Data(), +)
        #expect(Self.holds(archived, "BE00000001") && Self.holds(archived, "見本 花子"))
    }

    /// What the bookings say of guests, and the numbers they go by.
    private var said: [String] {
        [booking, other].flatMap { booking in
            [booking.number, booking.customerName, booking.staff]
                + booking.customerName.split(separator: " ").map(String.init)
        } + ["ミホン", "ハナコ", "0900000", "090-0000", "花子様", "ジェルネイル", "example.jp"]
    }

    /// Whether bytes hold a word in any of the charsets that pages and mails come in.
    private static func holds(_ bytes: Data, _ word: String) -> Bool {
        let encodings: [String.Encoding] = [
            .utf8, .shiftJIS, .iso2022JP, .japaneseEUC, .utf16BigEndian,
        ]
        return encodings.contains { encoding in
            guard var code = word.data(using: encoding), !code.isEmpty else { return false }
            // Within a text the escapes stand elsewhere.
            if encoding == .iso2022JP, code.first == 0x1B { code = code.dropFirst(3).dropLast(3) }
            return bytes.range(of: code) != nil
        }
    }

    @Test
    func `what waits for support stands in the status until the source is read again (R2-13)`()
        async throws
    {
        let desk = try Desk()
        desk.list([booking])
        desk.mails([])
        _ = await desk.sync()
        func state() async throws -> SalonStatus {
            try await SalonStatus(of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
        }
        desk.hands.pass(minutes: 40)
        desk.fail("list", .siteError)
        let failing = await desk.sync()
        #expect(failing.evidence == nil && bundles(desk).isEmpty)
        #expect(try await state().json.line.contains(#""state":"failing""#))
        let path = try #require(await now(desk).evidence)
        desk.hands.pass(minutes: 10)
        let later = await desk.sync()
        #expect(later.evidence == nil && bundles(desk).count == 1)
        let escalated = try await state()
        #expect(escalated.json.line.contains(#""name":"list","state":"escalate""#))
        #expect(escalated.text.contains("サポートへ") && escalated.text.contains(path))
        desk.hands.pass(minutes: 10)
        desk.list([booking])
        _ = await desk.sync()
        #expect(!(try await state().json.line.contains("escalate")))
    }

    @Test func `a file that cannot be written is no case for support, but stands in its errors`()
        async throws
    {
        let desk = try Desk()
        desk.list([booking])
        desk.mails([])
        _ = await desk.sync()
        desk.hands.pass(minutes: 10)
        try FileManager.default.removeItem(atPath: desk.csv)
        try FileManager.default.createDirectory(
            atPath: desk.csv + "/taken", withIntermediateDirectories: true)
        let broken = await now(desk)
        #expect(broken.status == .broken && broken.evidence == nil)
        #expect(broken.notes.map(\.key) == ["publish:\(desk.csv)"])
        desk.fail("list", .siteError)
        let failing = await now(desk)
        #expect(failing.evidence != nil)
        #expect(failing.forSupport.line.contains("publish:"))
        #expect(
            failing.notes.filter { $0.key.hasPrefix("escalate:") }.map(\.key) == ["escalate:list"])
    }

    @Test(
        arguments: [.captcha, .passwordRefused, .secretMissing, .resting, .maintenance]
            as [SourceTrouble.Kind])
    func `what says itself what to do is no case for support (R2-13)`(kind: SourceTrouble.Kind)
        async throws
    {
        let desk = try Desk()
        desk.list([booking])
        desk.mails([])
        _ = await desk.sync()
        desk.fail("list", kind)
        #expect(await now(desk).evidence == nil)
        #expect(bundles(desk).isEmpty)
    }

    @Test func `R2-13: a row that was set aside, or a list in doubt, was read all the same`()
        async throws
    {
        let desk = try Desk()
        desk.list([booking])
        desk.mails([])
        _ = await desk.sync()
        desk.hands.pass(minutes: 10)
        desk.list([booking, other.with { $0.start = "?" }])
        let report = await now(desk)
        #expect(report.sources[0].quarantined == 1)
        var doubtful = SourceReport(name: "list", isDue: true)
        doubtful.coverage = Coverage(verdict: .partial, failed: ["G6-clock"])
        #expect(!doubtful.needsSupport)
        #expect(report.evidence == nil && bundles(desk).isEmpty)
        let text = try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now]
        ).text
        #expect(!text.contains("サポート"))
    }

    @Test func `a source that still fails has its bundle already (R2-13)`() async throws {
        let desk = try Desk()
        desk.list([booking])
        desk.mails([])
        _ = await desk.sync()
        desk.fail("list", .siteError)
        desk.hands.pass(minutes: 10)
        let path = try #require(await now(desk).evidence)
        desk.hands.pass(minutes: 10)
        let again = await now(desk)
        #expect(again.evidence == nil && bundles(desk).count == 1)
        #expect(again.notes.contains { $0.key == "escalate:list" && $0.text.contains(path) })
    }

    @Test func `another run at the same source is no case for support`() async throws {
        let desk = try Desk()
        desk.list([booking])
        desk.mails([])
        _ = await desk.sync()
        desk.fail("notices", .busy)
        #expect(await now(desk).evidence == nil)
        #expect(bundles(desk).isEmpty)
    }

    @Test func `the last five bundles are kept`() async throws {
        let desk = try Desk()
        desk.mails([])
        for _ in 1...7 {
            desk.fail("list", .network)
            desk.hands.pass(minutes: 5)
            _ = await now(desk)
            desk.list([booking])
            desk.hands.pass(minutes: 5)
            _ = await now(desk)
        }
        #expect(bundles(desk).count == 5)
    }

    @Test func `the definition is shown without its secrets`() throws {
        let desk = try Desk(
            """
            sources:
              list:
                formats: [salonboard-kirei-list]
                from: https://salonboard.com/secret-path
                login: {name: honten, id: CD00001, password: {command: [echo, hunter2]}}
              notices:
                formats: [salonboard-notice]
                from: imaps://imap.example.jp/INBOX
                login: {user: reserve@salon.example, password: {env: MAIL_SECRET}}
            publish:
              - {csv: 台帳.csv}
            heartbeat: https://hc.example/ping/abcdef
            notify:
              - {mail: owner@salon.example, via: smtps://smtp.example.jp, login: {user: owner, password: {env: SMTP_SECRET}}}
            """)
        let text = desk.loaded.redacted.line
        for word in [
            "hunter2", "CD00001", "MAIL_SECRET", "SMTP_SECRET", "reserve@", "owner", "abcdef",
            "secret-path", "台帳", desk.folder.path,
        ] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(text.contains(#""from":"https://salonboard.com""#))
        #expect(text.contains(#""password":"from a command""#))
    }
}
