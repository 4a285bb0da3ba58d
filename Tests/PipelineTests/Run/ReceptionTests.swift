import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// 受信日時 is when the medium received the booking, whatever mails come later.
@Suite struct ReceptionTests {
    @Test func `a cancel mail leaves the booking's reception as it was`() async throws {
        let desk = try Desk()
        let booking = SandboxBooking.some("BE00000001")
        desk.list([booking])
        let told = NoticeMail.some(.booked, of: booking, at: "2026-11-30T10:01:00+09:00")
        desk.mails([told])
        _ = await desk.sync()
        let cancel = NoticeMail.some(.cancelled, of: booking, at: "2026-12-01T09:20:00+09:00")
        desk.mails([told, cancel])
        desk.fail("list", .network)
        desk.hands.pass(minutes: 40)
        _ = await desk.sync()
        let row = try #require(try desk.rows().first)
        #expect(row[LedgerColumn.status.rawValue] == "お客様キャンセル")
        #expect(row[LedgerColumn.receivedAt.rawValue] == "2026/11/30 10:00")
        #expect(row[LedgerColumn.cancelledAt.rawValue] == "2026/12/01 09:20")
    }
}
