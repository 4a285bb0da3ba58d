import Connectors
import Foundation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

struct NoticeTests {
    private func desk() throws -> Desk {
        let desk = try Desk(
            more: """
                notify:
                  - {mail: owner@salon.example, via: smtps://smtp.example.jp}
                heartbeat: https://hc.example/ping/demo
                """)
        desk.list([.some("BE00000001")])
        return desk
    }

    /// A mail that is set aside: it has no number.
    private static let unreadable = NoticeMail.some(
        .booked, of: .some("番号なし"), at: "2026-12-01T08:00:00+09:00")

    @Test func `a state is told when it is new, again after a day, and when it is over`()
        async throws
    {
        let desk = try desk()
        _ = await desk.sync()
        #expect(desk.hands[\.told].isEmpty)
        #expect(desk.hands[\.pings] == 1)
        desk.fail("list", .captcha)
        var said: [Int] = []
        for run in 0..<26 {
            desk.hands.pass(minutes: 60)
            if await !desk.sync().freshNotes.isEmpty { said.append(run) }
        }
        #expect(said == [0, 24])
        #expect(desk.hands[\.told].count == 2)
        #expect(desk.hands[\.pings] == 1)
        desk.list([.some("BE00000001")])
        desk.hands.pass(minutes: 5)
        _ = await desk.sync()
        #expect(desk.hands[\.told].count == 3)
        #expect(desk.hands[\.told][2].contains("解消"))
        #expect(desk.hands[\.pings] == 2)
    }

    @Test func `what stands at a source that is not due is not over`() async throws {
        let desk = try desk()
        desk.fail("notices", .certificate)
        _ = await desk.sync()
        #expect(desk.hands[\.told].count == 1)
        desk.hands.pass(minutes: 5)
        _ = await desk.sync { $0.sources = ["list"] }
        #expect(desk.hands[\.told].count == 1)
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().freshNotes.isEmpty)
        #expect(desk.hands[\.told].count == 1)
    }

    @Test func `what could not be told is told by the next run`() async throws {
        let desk = try desk()
        desk.hands[\.mailGoesOut] = false
        desk.fail("list", .captcha)
        let first = await desk.sync()
        #expect(
            first.freshNotes.map(\.key) == ["source:list:captcha", "notify:owner@salon.example"])
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().freshNotes.isEmpty)
        desk.hands[\.mailGoesOut] = true
        desk.hands.pass(minutes: 5)
        _ = await desk.sync()
        #expect(desk.hands[\.told].count == 1)
        #expect(desk.hands[\.told].first?.contains("list") == true)
        desk.hands.pass(minutes: 5)
        _ = await desk.sync()
        #expect(desk.hands[\.told].count == 1)
    }

    @Test func `that a letter did not go out is never told as over`() async throws {
        let desk = try desk()
        desk.hands[\.mailGoesOut] = false
        desk.mails([Self.unreadable])
        _ = await desk.sync()
        desk.hands[\.mailGoesOut] = true
        for _ in 0..<2 {
            desk.hands.pass(minutes: 30)
            _ = await desk.sync()
        }
        #expect(desk.hands[\.told].count == 1)
        #expect(desk.hands[\.told].first?.contains("notices") == true)
        #expect(desk.hands[\.told].first?.contains("解消") == false)
    }

    @Test func `a mail that was set aside is told once, and never as over`() async throws {
        let desk = try desk()
        desk.mails([Self.unreadable])
        #expect(await desk.sync().status == .degraded)
        desk.hands.pass(minutes: 30)
        #expect(await desk.sync().status == .done)
        #expect(desk.hands[\.told].count == 1)
    }

    @Test func `what a run had to tell when it was cut off is told by the next, once`() async throws
    {
        let desk = try desk()
        _ = await desk.sync()
        let file = SQLiteFile(desk.state + "/ledger.sqlite")
        try file.run(
            "CREATE TRIGGER cut BEFORE UPDATE ON run BEGIN SELECT RAISE(ABORT, 'cut off'); END")
        desk.hands[\.mailGoesOut] = false
        desk.mails([Self.unreadable])
        desk.hands.pass(minutes: 30)
        #expect(await desk.sync().status == .broken)
        try file.run("DROP TRIGGER cut")
        desk.hands[\.mailGoesOut] = true

        desk.hands.pass(minutes: 30)
        let next = await desk.sync()
        #expect(next.status == .degraded)
        #expect(next.freshNotes.map(\.key) == ["quarantine:notices:false"])
        #expect(desk.hands[\.told].count == 1)
        #expect(desk.hands[\.told].first?.contains("隔離") == true)
        desk.hands.pass(minutes: 30)
        #expect(await desk.sync().status == .done)
        #expect(desk.hands[\.told].count == 1)
        #expect(try await desk.ledger().owedNotices().isEmpty)
    }

    @Test func `a mail that could not be sent tells when it goes out, even of what is over`()
        async throws
    {
        let desk = try desk()
        desk.hands[\.mailGoesOut] = false
        desk.mails([Self.unreadable])
        _ = await desk.sync()
        desk.hands[\.mailGoesOut] = true
        desk.hands.pass(minutes: 30)
        _ = await desk.sync()
        #expect(desk.hands[\.told].count == 1)
        #expect(desk.hands[\.told].first?.contains("隔離") == true)
    }

    @Test func `a watchman who cannot be reached is told once`() async throws {
        let desk = try desk()
        desk.hands[\.watchmanAnswers] = false
        #expect(await desk.sync().status == .degraded)
        desk.hands.pass(minutes: 5)
        let second = await desk.sync()
        #expect(second.status == .degraded)
        #expect(second.freshNotes.isEmpty)
        #expect(desk.hands[\.told].count == 1)
    }
}
