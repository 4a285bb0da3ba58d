import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// How long bookings stay unknown to the ledger, and what is told of it.
@Suite struct SightDelayTests {
    private let bookings = (1...3).map {
        SandboxBooking.some("BE0000000\($0)", on: "2026121\($0)")
    }

    private func status(_ desk: Desk) async throws -> SalonStatus {
        try await SalonStatus(of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
    }

    @Test func `R2-04: where no reception is printed, the list before is the bound`() async throws {
        let desk = try Desk()
        desk.list([bookings[0]])
        #expect(await desk.sync().delays == SightDelays())
        desk.hands.pass(minutes: 5)
        desk.list(Array(bookings[...1]))
        let soon = await desk.sync()
        #expect(soon.delays.greatest == 300 && soon.delays.late == 0)
        #expect(!soon.summary.contains("遅れ"))
        let calm = try await status(desk).text
        #expect(!calm.contains("反映の遅れ"))
        desk.hands.pass(minutes: 20)
        desk.list(bookings)
        let late = await desk.sync()
        #expect(late.delays.greatest == 1200 && late.delays.late == 1)
        #expect(late.summary.contains("  遅れ    受付から台帳まで 最大 20 分、10 分を超えた予約 1 件\n"))
        #expect(late.json.line.contains(#""greatestDelaySeconds":1200.0,"seenLate":1"#))
        #expect(late.status == .done && late.notes.isEmpty)
        let told = try await status(desk)
        #expect(told.text.contains("反映の遅れ  直近 24 時間、受付から台帳まで 最大 20 分、10 分を超えた予約 1 件\n"))
        #expect(told.json.line.contains(#""delays":{"greatestSeconds":1200.0,"late":1}"#))
        desk.hands.pass(minutes: 24 * 60 + 1)
        #expect(try await status(desk).delays == SightDelays())
    }

    @Test func `R2-04: a mail tells the reception; what came before the first look is no delay`()
        async throws
    {
        let desk = try Desk()
        desk.list([])
        let old = NoticeMail.some(.booked, of: bookings[0], at: "2026-11-29T10:00:00+09:00")
        desk.mails([old])
        #expect(await desk.sync().delays == SightDelays())
        desk.hands.pass(minutes: 30)
        let new = bookings[1].with { $0.receivedAt = "2026/12/01 09:12" }
        desk.mails([old, NoticeMail.some(.booked, of: new, at: "2026-12-01T09:12:00+09:00")])
        let report = await desk.sync()
        #expect(report.delays.greatest == 18 * 60 && report.delays.late == 1)
    }
}
