import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// Rows that the salon wrote down itself, against its working time.
@Suite struct MisfitRowTests {
    private func table(_ rows: [String]) -> [UInt8] {
        Array((["日時,お名前,メニュー,担当,ステータス"] + rows).joined(separator: "\r\n").utf8)
    }

    @Test
    func `D7, R2-15: a paper row of days to come that does not fit is set aside with its line`()
        async throws
    {
        let desk = try BookTests.desk()
        let paper = table([
            "2026/12/10 18:30,見本 一子,カット,佐藤,", "2026/12/10 12:30,見本 二子,カット,佐藤,",
            "2026/12/10 10:00,見本 三子,カット|カラー|眉カット,佐藤,", "2026/12/10 10:00,見本 四子,カット,佐藤,",
            "2026/11/30 18:30,見本 五子,カット,佐藤,", "2026/12/10 18:30,見本 六子,カット,佐藤,キャンセル",
            "2026/12/11 10:00,見本 七子,知らないメニュー,佐藤,", "2026/12/11 18:30,見本 八子,カット,佐藤,仮予約",
        ])
        let report = try desk.backfill(["paper.csv": paper])
        let tally = try #require(report.files.first?.tally)
        #expect((tally.rows, tally.added, tally.quarantined) == (8, 5, 3))
        #expect(tally.addsUp && report.status == .degraded)
        #expect(
            tally.lines.map { "\($0.location) \($0.reason)" } == [
                "line 2 does not fit the working time: BEYOND_SHIFT_END",
                "line 3 does not fit the working time: NOT_ENOUGH_TIME",
                "line 4 does not fit the working time: NOT_ENOUGH_TIME",
            ])
        #expect(report.text.contains("  2 行目  隔離  開始時刻：出勤終了時刻を超えています。"))
        #expect(try await desk.ledger().quarantined().count == 3)
        #expect(try desk.cells().count == 5)
        #expect(!report.text.contains("見本"))
        let again = try desk.backfill(["paper.csv": paper])
        #expect(
            again.files.map(\.tally.added) == [0] && again.files.map(\.tally.quarantined) == [3])
        try await BookTests.expectReplay(desk)
    }

    @Test func `D7, R2-22: the same time in a medium's file is a fact, and flagged`() async throws {
        let desk = try BookTests.desk()
        let rows = [
            "ステータス,予約番号,来店日,開始時間,所要時間,予約経路,スタッフ名,お名前",
            "受付待ち,BE00000007,20261210,1830,60,HOT PEPPER Beauty,佐藤,見本 花子",
        ]
        let list = Array(rows.joined(separator: "\r\n").utf8)
        let report = try desk.backfill(["list.csv": list])
        #expect(report.files.map(\.tally.added) == [1])
        let status = try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
        #expect(status.floor.misfits.map(\.why) == [.beyondShiftEnd])
    }
}
