import Connectors
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// A medium of which only mails tell goes quiet when its notices change: what comes from its
/// address and is nothing known is told.
struct StrangeMailTests {
    private func mail(from sender: String, _ subject: String, _ text: String) -> [UInt8] {
        Array(
            """
            From: \(sender)\r
            Subject: \(subject)\r
            Date: Tue, 01 Dec 2026 08:50:00 +0900\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            \(text)\r

            """.utf8)
    }

    @Test func `mails of a medium's sender that no format knows are told in status`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        let notice = NoticeMail.some(
            .booked, of: .some("BE00000002"), at: "2026-12-01T08:40:00+09:00")
        let mails = [
            notice,
            mail(from: "yoyaku_system@salonboard.com", "New booking", "Number BE00000003"),
            mail(from: "SALON BOARD <Yoyaku_System@salonboard.com>", "News", "Hello"),
            mail(from: "friend@example.jp", "Dinner", "Today?"),
        ]
        desk.mails(mails)
        let report = await desk.sync()
        #expect(report.status == .degraded)
        let source = report.sources.first { $0.name == "notices" }
        #expect(source?.ignored == ["unrelated": 3])
        #expect(source?.addsUp == true)
        let told = report.notes.filter { $0.key.hasPrefix("strange:") }.map(\.text)
        #expect(told.count == 1)
        #expect(told.first?.hasPrefix("notices: HOT PEPPER Beautyのアドレスから届いたメール 2 通は") == true)

        let status = try await status(desk)
        #expect(status.layouts["notices"]?.count == 1)
        #expect(status.text.contains("HOT PEPPER Beautyのアドレスから届いたメール 2 通は"))
        #expect(status.text.contains("通知メール（HOT PEPPER Beauty）：読み取れない項目があります"))

        // One more within the day is added to these; read once, they are told for a day.
        desk.hands.pass(minutes: 30)
        desk.mails(mails + [mail(from: "yoyaku_system@salonboard.com", "Again", "Hello")])
        #expect(await desk.sync().status == .degraded)
        #expect(try await self.status(desk).text.contains("メール 3 通は"))
        desk.hands.pass(minutes: 25 * 60)
        desk.mails(mails)
        _ = await desk.sync()
        #expect(try await self.status(desk).layouts.isEmpty)
    }

    @Test func `what a format knows to be no notice is nothing strange`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        desk.mails(
            [NoticeKind.digest([]), .addressCheck].map {
                NoticeMail.some($0, of: .some("BE00000001"), at: "2026-12-01T08:40:00+09:00")
            })
        let report = await desk.sync()
        #expect(report.status == .done)
        #expect(!report.notes.contains { $0.key.hasPrefix("strange:") })
    }

    private func status(_ desk: Desk) async throws -> SalonStatus {
        try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
    }
}
