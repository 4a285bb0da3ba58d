import Foundation
import Publishing
import Reservations
import Testing

@testable import Pipeline

/// Files that a group's other shops stand in, and files whose rows know their own times.
@Suite struct ForeignFileTests {
    private func numbers(_ desk: Desk) throws -> [String] {
        try desk.cells().map { $0[LedgerColumn.number.rawValue] }
    }

    private func column(_ column: LedgerColumn, _ desk: Desk) throws -> [String] {
        try desk.cells().map { $0[column.rawValue] }
    }

    private func list(_ rows: [(shop: String, number: String)]) -> [UInt8] {
        let head = "お店名,ステータス,予約番号,来店日,開始時間,終了時間,予約経路,お名前,予約受付日時"
        let lines = rows.map {
            "\($0.shop),受付待ち,\($0.number),20261010,0900,1015,電話(自社),見本 花子,2026/09/01 12:00"
        }
        return Array(([head] + lines).joined(separator: "\r\n").utf8)
    }

    @Test func `of a group's file only this salon's rows come in, the others are told by line`()
        throws
    {
        let desk = try Desk()
        let report = try desk.backfill([
            "list.csv": list([
                ("デモ店", "BE00000001"), ("青山店", "BE00000002"), ("デモ 店", "BE00000003"),
                ("", "BE00000004"), ("H000000001", "BE00000005"),
            ])
        ])
        let tally = try #require(report.files.first?.tally)
        #expect(tally.left == ["other-shop": 2] && tally.addsUp)
        #expect(tally.lines.map(\.location) == ["line 3", "line 5"])
        #expect(try numbers(desk) == ["BE00000001", "BE00000003", "BE00000005"])
        #expect(try column(.duration, desk) == ["75", "75", "75"])
    }

    @Test func `a file of other shops is refused, and says what to do`() throws {
        let file = list([("青山店", "BE00000001"), ("キレイ デモ", "BE00000002")])
        let desk = try Desk()
        let report = try desk.backfill(["list.csv": file])
        #expect(report.files.isEmpty && report.status == .personNeeded)
        let why = try #require(report.unreadable.first?.why)
        #expect(why.contains("キレイ デモ、青山店") && why.contains("salon の names"))
        #expect(!FileManager.default.fileExists(atPath: desk.state + "/archive"))
        let named = try Desk(named: "names: [キレイデモ]")
        #expect(try named.backfill(["list.csv": file]).files.map(\.tally.added) == [1])
        #expect(try numbers(named) == ["BE00000002"])
    }

    @Test func `of our own export of several salons each takes its own rows`() throws {
        final class Page { var bytes: [UInt8] = [] }
        let page = Page()
        var style = SheetStyle()
        style.namesSalon = true
        var sheet = try LedgerSheet(style: style) { page.bytes.append(contentsOf: $0) }
        for (number, shop) in [("P1", "デモ店"), ("P2", "青山店"), ("P3", "デモ店")] {
            var cells = LedgerColumn.allCases.map { _ in "" }
            let told: [LedgerColumn: String] = [
                .number: number, .medium: "自店", .status: "受付待ち", .visitDate: "2026/10/10",
                .start: "10:00", .customerName: "見本 \(number)",
            ]
            for (column, text) in told { cells[column.rawValue] = text }
            try sheet.add(
                Array(cells.joined(separator: "\u{1F}").utf8), of: SheetSalon(id: "", name: shop))
        }
        _ = try sheet.finish()
        let desk = try Desk()
        _ = try desk.backfill(["own.csv": page.bytes])
        #expect(try numbers(desk) == ["P1", "P3"])
    }

    @Test(arguments: [
        (
            "予約番号,カレンダー,予約日,予約時間,氏名,ステータス,作成日,更新日",
            "1,個室,2026/10/01,10:00,見本,予約,2026/06/01,2026/06/03",
            "2026/06/01", ""
        ),
        (
            "予約番号,カレンダー,予約日,予約時間,氏名,ステータス,作成日,更新日",
            "1,個室,2026/10/01,10:00,見本,キャンセル,2026/06/01,2026/06/10", "2026/06/01",
            "2026/06/10 00:00"
        ),
        (
            "予約コード,予約サイト,キャンセル,予約作成日,予約日,開始時間,予約者名", "1,公式,済,2026/06/02,2026/10/01,10:00,見本",
            "2026/06/02", "2026/11/01 09:00"
        ),
        (
            "予約コード,予約サイト,キャンセル,予約作成日,予約日,開始時間,予約者名,キャンセル日時",
            "1,公式,済,2026/06/02,2026/10/01,10:00,見本,2026/07/02 08:15", "2026/06/02",
            "2026/07/02 08:15"
        ),
        (
            "予約ID,予約ページID,希望の予約日時,顧客名,ステータス,申込日時,キャンセル日時,来客日時",
            "1,7,2026/10/01 10:00,見本,キャンセル,2026/06/03 07:00,2026/06/04 08:00,", "2026/06/03",
            "2026/06/04 08:00"
        ),
        ("日時,お名前,メニュー,担当,受付日", "2026/10/01 10:00,見本,カット,青木,2026/6/5", "2026/06/05", ""),
    ])
    func `a row was registered when it says, and cancelled no sooner (R3-13)`(
        head: String, row: String, created: String, cancelled: String
    ) throws {
        let desk = try Desk()
        _ = try desk.backfill(["table.csv": Array("\(head)\r\n\(row)\r\n".utf8)])
        #expect(try column(.createdOn, desk) == [created])
        #expect(try column(.cancelledAt, desk) == [cancelled])
    }

    @Test
    func `a booking that the ledger holds keeps its 作成日, unless the file knows an earlier day`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001"), .some("BE00000002")])
        _ = await desk.sync()
        let seen = try column(.detectedAt, desk)
        let head = "ステータス,予約番号,来店日,開始時間,予約経路,お名前,予約受付日時"
        let rows = [("BE00000001", "2026/12/01 08:58"), ("BE00000002", "2026/11/20 08:00")].map {
            "受付待ち,\($0),20261210,1100,HOT PEPPER Beauty,見本 花子,\($1)"
        }
        _ = try desk.backfill(["list.csv": Array(([head] + rows).joined(separator: "\r\n").utf8)])
        #expect(try column(.detectedAt, desk) == [seen[0], "2026/11/20 08:00"])
        #expect(try column(.createdOn, desk) == ["2026/12/01", "2026/11/20"])
    }
}
