import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// Double bookings from the first run that sees both to the one that sees them gone (F1).
@Suite struct DoubleBookingTests {
    private static let more = """
        menus: {ジェルネイル: 60 minutes}
        hours: {every: 10:00-20:00}
        staff: {髙橋: {every: 10:00-19:00}, 青木: {every: 10:00-19:00}}
        """
    private let first = SandboxBooking.some("BE00000001")
    private let second = SandboxBooking.some("BE00000002", at: "11:30").with {
        $0.customerName = "見本 次子"
        $0.receivedAt = "2026/11/30 11:00"
    }

    private func status(_ desk: Desk) async throws -> SalonStatus {
        try await SalonStatus(of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
    }

    private func doubled() async throws -> (desk: Desk, report: RunReport) {
        let desk = try Desk(more: Self.more)
        desk.list([first])
        #expect(await desk.sync().doubles.isEmpty)
        desk.hands.pass(minutes: 5)
        desk.list([first, second])
        return (desk, await desk.sync())
    }

    @Test func `F1: the first run that sees both tells of it, once while it lasts`() async throws {
        let (desk, report) = try await doubled()
        #expect(
            report.doubles.map { $0.clash.keys.map(\.number) } == [["BE00000001", "BE00000002"]])
        #expect(report.status == .done)
        #expect(
            report.freshNotes.map(\.text) == [
                "2026/12/10: 予約が重なっています（BE00000001 と BE00000002）。"
                    + "daicho status で空いている担当・時間を確認できます"
            ])
        #expect(report.json.line.contains(#""doubleBookings":[{"day":"2026-12-10","from":"11:30""#))
        desk.hands.pass(minutes: 5)
        desk.list([first, second])
        let later = await desk.sync()
        #expect(later.doubles == report.doubles)
        #expect(later.freshNotes == [])
        desk.hands.pass(minutes: 5)
        desk.list([first, second.with { $0.start = "12:00" }])
        let mended = await desk.sync()
        #expect(mended.doubles == [] && mended.notes == [])
        #expect(try await status(desk).floor.doubles == [])
    }

    @Test func `status and explain tell the ways out in order, and no name`() async throws {
        let (desk, _) = try await doubled()
        let text = try await status(desk).text
        let lines = """
            重複      1 件（番号順に、行いやすい解決方法です）
              2026/12/10 11:30–12:00  髙橋  BE00000001（HOT PEPPER Beauty 11:00–12:00）と BE00000002（HOT PEPPER Beauty 11:30–12:30）
                1. BE00000002 の担当を 青木 に変える（指名なし）  → HOT PEPPER Beauty「予約一覧の予約詳細」
                2. BE00000001 の担当を 青木 に変える（指名なし）  → HOT PEPPER Beauty「予約一覧の予約詳細」
                3. BE00000002 を 12:00 開始に変える（お客様に確認）  → HOT PEPPER Beauty「予約一覧の予約詳細」
                4. BE00000002 のお客様に連絡する（後から入った予約）  → HOT PEPPER Beauty「予約一覧の予約詳細」

            """
        #expect(text.contains(lines))
        #expect(text.contains("1. 予約の重複：1 件（2026/12/10 髙橋）\n     → 下の「重複」を見て、1 の方法から"))
        #expect(!text.contains("見本"))
        let story = try #require(try await desk.ledger().story(of: "BE00000002").first)
        var grounds = StoryGrounds(story, of: desk.loaded, conflicts: [])
        try await grounds.takeDoubles(
            of: story, in: desk.loaded, desk.ledger(), at: desk.hands[\.now])
        let told = StoryText(
            story, salon: "demo", mediumName: "HOT PEPPER Beauty", grounds: grounds
        ).text
        #expect(told.contains("重複\n  2026/12/10 11:30–12:00  髙橋"))
        #expect(story.json(salon: "demo", grounds: grounds).line.contains(#""way":"otherStaff""#))
        let figures = Metrics(of: [try await status(desk)]).text
        #expect(figures.contains(#"daicho_double_bookings{salon="demo",known="no"} 1"#))
    }

    @Test func `a person's word makes it one visit, or one that is known`() async throws {
        let (desk, _) = try await doubled()
        let apart = VisitStatement(.apart, "BE00000001", "BE00000002", person: "hana")
        let said = try await Sync(desk.loaded, in: desk.hands.world).run(apart)
        #expect(said.doubles.map(\.isKnown) == [true])
        #expect(said.notes == [])
        #expect(try await status(desk).text.contains("（別の来店と確認済み）"))
        desk.hands.pass(minutes: 1)
        let same = VisitStatement(.same, "BE00000001", "BE00000002", person: "hana")
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(same)
        #expect(try await status(desk).floor.doubles == [])
    }

    @Test func `F6: more of フリー枠 than people at work is a chore, and names the medium's number`()
        async throws
    {
        let desk = try Desk(more: Self.more)
        let guests = (1...3).map { place in
            SandboxBooking.some("BE0000000\(place)").with { booking in
                booking.customerName = "見本 \(place)子"
                booking.staff = ""
            }
        }
        desk.list(guests)
        _ = await desk.sync()
        let status = try await status(desk)
        #expect(
            status.floor.oversold == [
                Oversold(day: ServiceDay("2026-12-10")!, minute: 660, promised: 3, free: 2)
            ])
        #expect(status.text.contains("フリー枠超過 1 日\n  2026/12/10 11:00  フリー枠 3 件、手の空くスタッフ 2 名\n"))
        #expect(
            status.chores.contains {
                $0.what == "フリー枠の予約が、手の空くスタッフより多い日：1 件（2026/12/10）"
                    && $0.step.contains("受付可能数")
            })
        #expect(status.json.line.contains(#""oversold":[{"day":"2026-12-10","at":"11:00""#))
    }

    @Test func `R2-22: an import outside the working time is told, and stays as it is`()
        async throws
    {
        let desk = try Desk(more: Self.more)
        desk.list([first.with { $0.start = "18:30" }])
        let report = await desk.sync()
        #expect(report.status == .done && report.changes == [.adopted: 1])
        let status = try await status(desk)
        #expect(status.floor.misfits.map(\.why) == [.beyondShiftEnd])
        #expect(
            status.text.contains(
                """
                勤務時間外 1 件（媒体の予約はそのまま有効です）
                  2026/12/10  髙橋  BE00000001（HOT PEPPER Beauty 18:30–19:30）  出勤終了時刻を超えています
                """))
        #expect(
            status.json.line.contains(
                #""outsideWorkingTime":[{"booking":"hotpepper/BE00000001","day":"2026-12-10","from":"18:30","reason":"BEYOND_SHIFT_END"}]"#
            ))
    }
}
