import Foundation
import Reservations
import Support
import Testing

@testable import Publishing

@Suite struct CalendarTests {
    private func calendar(
        _ rows: [[UInt8]], title: String = "デモ店", change: (inout SheetStyle) -> Void = { _ in }
    ) throws -> String {
        var style = SheetStyle()
        change(&style)
        return try written(.ics, style, rows, title: title)
    }

    @Test func `a booking is an event: 25:30 is half past one on the next day`() throws {
        let row = inventedRow([
            .ledgerID: "00aa11bb22cc33dd", .status: "受付待ち", .menu: "カット / カラー",
            .duration: "90", .changedOn: "2026/12/05", .medium: "ホーム",
            .memo: "a,b;c\\d\n二行目",
        ])
        let event = try calendar([row]).components(separatedBy: "END:VTIMEZONE\r\n")[1]
        #expect(
            event == """
                BEGIN:VEVENT\r
                UID:00aa11bb22cc33dd@demo.daicho\r
                DTSTAMP:20261204T150000Z\r
                CREATED:20261202T000000Z\r
                LAST-MODIFIED:20261204T150000Z\r
                SEQUENCE:226800\r
                DTSTART;TZID=Asia/Tokyo:20261216T013000\r
                DTEND;TZID=Asia/Tokyo:20261216T030000\r
                SUMMARY:見本 花子 カット / カラー\r
                DESCRIPTION:予約番号: BE00000001\\n媒体: ホーム\\nステータス: \r
                 受付待ち\\nメニュー: カット / カラー\\nお支払い予定金\r
                 額: 60\\n電話番号: 09012345678\\n予約メモ: a\\,b\\;c\\\\d\\n二行目\r
                CATEGORIES:ホーム\r
                STATUS:CONFIRMED\r
                TRANSP:OPAQUE\r
                END:VEVENT\r
                END:VCALENDAR\r

                """)
    }

    @Test
    func `each change of a day is a newer version: its run's moment, a number that grows`() throws {
        func stamps(_ run: String) throws -> [String] {
            let row = inventedRow([.changedBy: run, .changedOn: "2026/12/02"])
            return try calendar([row]).components(separatedBy: "\r\n").filter {
                $0.hasPrefix("DTSTAMP") || $0.hasPrefix("LAST-M") || $0.hasPrefix("SEQUENCE")
            }
        }
        let first = try stamps("20261202-090000-abcdef")
        #expect(
            first == [
                "DTSTAMP:20261202T000000Z", "LAST-MODIFIED:20261202T000000Z", "SEQUENCE:0",
            ])
        let moved = try stamps("20261202-100500-abcdef")
        #expect(
            moved == [
                "DTSTAMP:20261202T010500Z", "LAST-MODIFIED:20261202T010500Z", "SEQUENCE:3900",
            ])
        #expect(try stamps("20261202-101000-abcdef").last == "SEQUENCE:4200")
        #expect(try stamps("20261202-101000-abcdef") == stamps("20261202-101000-123456"))
    }

    @Test func `no line is longer than 75 bytes, and no character is cut`() throws {
        let memo = String(repeating: "髙島屋💕e\u{301}", count: 60)
        let text = try calendar([inventedRow([.memo: memo])], title: memo)
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        let unfolded = text.replacingOccurrences(of: "\r\n ", with: "", options: .literal)
        #expect(unfolded.contains("X-WR-CALNAME:\(memo)\r\n"))
        #expect(unfolded.contains("予約メモ: \(memo)\r\n"))
    }

    static let fates: [(String, String, Bool)] = [
        ("受付待ち", "STATUS:CONFIRMED", true), ("会計済み", "STATUS:CONFIRMED", true),
        ("仮予約", "STATUS:TENTATIVE", true), ("お客様キャンセル", "STATUS:CANCELLED", false),
        ("無断キャンセル", "STATUS:CANCELLED", false),
    ]

    @Test(arguments: fates)
    func `a cancelled booking stays in the calendar as cancelled, and keeps nobody busy`(
        label: String, status: String, isBusy: Bool
    ) throws {
        let text = try calendar([inventedRow([.status: label])])
        #expect(text.contains("\r\n\(status)\r\n"))
        #expect(text.contains(isBusy ? "TRANSP:OPAQUE" : "TRANSP:TRANSPARENT"))
        #expect(text.contains("SUMMARY:【\(label)】") == !isBusy)
    }

    @Test func `an unknown duration has no end, a booking without a day no event`() throws {
        let text = try calendar([
            inventedRow([.duration: "", .end: ""]), inventedRow([.visitDate: "", .start: ""]),
        ])
        #expect(text.contains("DTSTART") && !text.contains("DTEND"))
        #expect(text.components(separatedBy: "BEGIN:VEVENT").count == 2)
    }

    @Test func `a masked calendar names nobody`() throws {
        let text = try calendar([inventedRow()]) { $0.isMasked = true }
        #expect(!text.contains("花子") && !text.contains("0901") && text.contains("見＊＊＊"))
    }

    static let python = "/usr/bin/python3"
    static let isInstalled = (try? Tool.run(python, ["-c", "import icalendar"])) != nil

    @Test(.enabled(if: isInstalled, "python3-icalendar is not installed"))
    func `another program reads the same calendar`() throws {
        let rows = [
            inventedRow([.ledgerID: "a1", .status: "受付待ち", .memo: "x,y;\\z\n💕"]),
            inventedRow([
                .ledgerID: "a2", .status: "お客様キャンセル", .start: "09:05", .duration: "", .memo: "",
            ]),
        ]
        let folder = try TemporaryFolder()
        let path = try folder.write(Array(try calendar(rows).utf8), to: "a.ics")
        let read = try Tool.run(
            Self.python,
            [
                "-X", "utf8", "-c",
                """
                import icalendar, sys
                for e in icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read()).walk("VEVENT"):
                    assert not e.errors, e.errors
                    end = e.get("DTEND")
                    print(e["UID"], e["DTSTART"].dt.isoformat(), end and end.dt.isoformat(), e["STATUS"],
                          e["DTSTAMP"].dt.isoformat(), repr(str(e["DESCRIPTION"]).split("予約メモ: ")[1:]))
                """, path,
            ])
        #expect(
            read == """
                a1@demo.daicho 2026-12-16T01:30:00+09:00 2026-12-16T02:30:00+09:00 CONFIRMED \
                2026-12-02T00:00:00+00:00 ['x,y;\\\\z\\n💕']
                a2@demo.daicho 2026-12-15T09:05:00+09:00 None CANCELLED \
                2026-12-02T00:00:00+00:00 []

                """)
    }
}
