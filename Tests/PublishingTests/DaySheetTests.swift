import Reservations
import Testing

@testable import Publishing

@Suite struct DaySheetTests {
    private func sheets(
        _ rows: [[UInt8]], change: (inout SheetStyle) -> Void = { _ in }
    ) throws -> String {
        var style = SheetStyle()
        change(&style)
        return try written(.html, style, rows)
    }

    private func row(
        _ staff: String, _ start: String, _ minutes: String = "60",
        _ changes: [LedgerColumn: String] = [:]
    ) -> [UInt8] {
        inventedRow(
            [
                .staff: staff, .start: start, .duration: minutes, .status: "受付待ち", .memo: "",
                .visitDate: "2026/12/02",
            ].merging(changes) { _, new in new })
    }

    /// The texts between two marks, each time they stand there.
    private func all(_ html: String, _ open: String, _ close: String) -> [String] {
        html.components(separatedBy: open).dropFirst().map {
            $0.components(separatedBy: close)[0]
        }
    }

    /// The heads of the columns, page by page.
    private func names(_ html: String) -> [[String]] {
        all(html, "<section>", "</section>").map { page in
            all(page, "<b style=\"", "</b>").map { String($0.split(separator: ">")[1]) }
        }
    }

    @Test func `a page for each day, staff side by side, what is nobody's at the right`() throws {
        let html = try sheets([
            row("", "12:00", "60", [.nomination: "フリー枠", .assignedStaff: "おまかせ"]),
            row("鈴木", "10:00"), row("佐藤", "10:00"), row("", "13:00"),
            row("鈴木", "10:00", "60", [.visitDate: "2026/12/03"]),
        ])
        #expect(all(html, "<h1>", "<span>") == ["2026年12月2日（水）", "2026年12月3日（木）"])
        #expect(names(html) == [["佐藤", "鈴木", "フリー枠", "担当未定"], ["鈴木"]])
    }

    @Test func `two bookings at one time stand beside each other`() throws {
        let rows = [row("佐藤", "10:00"), row("佐藤", "10:30"), row("佐藤", "11:30")]
        let html = try sheets(rows)
        let places = all(html, "class=\"booking\" style=\"", "\"").map {
            $0.components(separatedBy: "grid-column:")[1]
        }
        #expect(places == ["2/3", "3/4", "2/4"])
    }

    @Test func `an unknown duration says so; cancelled and untimed ones stand below`() throws {
        let html = try sheets([
            row("佐藤", "9:00", "60", [.memo: "車いす", .attentionReasons: "所要時間不明"]),
            row("佐藤", "10:00", "", [.attentionReasons: "一覧に見当たらない / 所要時間不明"]),
            row("佐藤", "", "", [.number: "BE2"]),
            row("佐藤", "11:00", "60", [.status: "お客様キャンセル", .number: "BE3"]),
        ])
        #expect(all(html, "booking open\"", "</div>").count == 1)
        #expect(html.contains("<em>要確認: 一覧に見当たらない / 所要時間不明</em>"))
        #expect(all(html, "<em>", "</em>").count == 1)
        #expect(html.contains("<b>予約メモ</b> 9:00 見本 花子 様: 車いす</p>"))
        #expect(html.contains("<b>時刻未定</b> 見本 花子 佐藤 受付待ち BE2"))
        #expect(html.contains("<b>取消</b> 11:00 見本 花子 佐藤 お客様キャンセル BE3"))
        #expect(html.contains("予約 3 件、取消 1 件"))
    }

    @Test func `past midnight the times run on`() throws {
        let html = try sheets([row("佐藤", "25:30", "90")])
        #expect(all(html, "<b>25:30", "様")[0] == "–26:30 見本 花子 ")
        #expect(all(html, "<i style", "</i>").last?.hasSuffix(">28:00") == true)
    }

    @Test func `nine of staff are five and four, not eight and one`() throws {
        let html = try sheets((0..<9).map { row("担当\($0)", "10:00") })
        #expect(names(html).map(\.count) == [5, 4])
    }

    @Test func `every box shows its time, guest and menu, however short it is`() throws {
        let staff = (0..<8).map { "担当\($0)" }
        let rows = (20..<54).flatMap { half in
            staff.map { name in
                let start = "\(half / 2):\(half % 2 == 0 ? "00" : "30")"
                return row(name, start, "30", [.menu: "まつげパーマ上下セット / トリートメント", .start: start])
            }
        }
        let html = try sheets(rows)
        let boxes = all(html, "class=\"booking\"", "</div>")
        #expect(boxes.count == rows.count)
        #expect(boxes.allSatisfy { $0.contains("見本 花子 様</b>") && $0.contains("トリートメント</span>") })
        #expect(!html.contains("overflow: hidden"))
    }

    @Test func `an unknown duration goes on to the next booking, its end open`() throws {
        let html = try sheets([
            row("佐藤", "10:00", "", [.end: ""]), row("佐藤", "11:30"),
            row("佐藤", "13:00", "", [.end: ""]),
        ])
        let open = all(html, "booking open\" style=\"", "</div>")
        // From the row of 10:00 to that of 11:30, a quarter of an hour each; then an hour.
        #expect(
            open.map { $0.components(separatedBy: ";")[0] } == ["grid-row:2/8", "grid-row:14/18"])
        #expect(open.allSatisfy { $0.contains("–? 見本 花子 様") })
    }

    @Test func `no box is lower than it needs, and the page is used to its end`() {
        let needs: [DayScale.Need] = [(600, 630, 9), (630, 660, 4), (600, 720, 12), (605, 610, 6)]
        let scale = DayScale(needs, hours: 10...14, room: 100)
        for need in needs {
            let steps = scale.step(at: need.start)..<scale.step(at: need.end)
            #expect(scale.heights[steps].reduce(0, +) >= need.height - 0.001)
        }
        #expect((99...100.001).contains(scale.height))
        let crowded = DayScale([(600, 615, 80), (615, 630, 80)], hours: 10...14, room: 100)
        #expect(crowded.height >= 160)
    }

    @Test func `long notes get a page of their own and leave the grid its room`() throws {
        let memo = String(repeating: "長い予約メモ", count: 40)
        let few = try sheets([row("佐藤", "10:00", "60", [.memo: memo])])
        #expect(all(few, "<section>", "</section>").count == 1)
        let many = try sheets((0..<12).map { row("佐藤", "\(10 + $0):00", "60", [.memo: memo]) })
        let pages = all(many, "<section>", "</section>")
        #expect(pages.count == 2 && pages[1].contains("<b>予約メモ</b>"))
    }

    @Test func `more staff than fit go on over the next page`() throws {
        let html = try sheets((0..<11).map { row("担当\($0 + 10)", "10:00") })
        #expect(all(html, "<section>", "</section>").count == 2)
        #expect(html.contains("（1/2）") && html.contains("（2/2）"))
        #expect(all(html, "class=\"booking\"", "</div>").count == 11)
    }

    @Test func `nothing that a guest wrote is taken for a tag`() throws {
        let evil = "<script>alert(1)</script>\"'&"
        let html = try sheets([
            row(evil, "10:00", "60", [.customerName: evil, .memo: evil + "\n二行", .menu: evil])
        ])
        #expect(!html.contains("<script"))
        #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;<br>二行"))
    }

    @Test func `an empty day says so, a masked one names nobody`() throws {
        #expect(try sheets([]).contains("予約はありません"))
        let masked = try sheets([row("佐藤", "10:00")]) { $0.isMasked = true }
        #expect(!masked.contains("花子") && masked.contains("見＊＊＊ 様"))
    }
}
