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

    @Test func `a page for each day, staff side by side, what is nobody's at the right`() throws {
        let html = try sheets([
            row("", "12:00", "60", [.nomination: "フリー枠", .assignedStaff: "おまかせ"]),
            row("鈴木", "10:00"), row("佐藤", "10:00"), row("", "13:00"),
            row("鈴木", "10:00", "60", [.visitDate: "2026/12/03"]),
        ])
        #expect(all(html, "<h1>", "<span>") == ["2026年12月2日（水）", "2026年12月3日（木）"])
        let names = all(html, "<div class=\"names\">", "</div>").map { all($0, "<b>", "</b>") }
        #expect(names == [["", "佐藤", "鈴木", "フリー枠", "担当未定"], ["", "鈴木"]])
    }

    @Test func `two bookings at one time stand beside each other`() throws {
        let rows = [row("佐藤", "10:00"), row("佐藤", "10:30"), row("佐藤", "11:30")]
        let html = try sheets(rows)
        let places = all(html, "class=\"booking\" style=\"", "\"").map {
            $0.components(separatedBy: ";").suffix(2).joined(separator: ";")
        }
        #expect(
            places == ["left:0.0%;width:50.0%", "left:50.0%;width:50.0%", "left:0.0%;width:100.0%"])
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
        #expect(all(html, "<i style", "</i>").last?.hasSuffix(">29:00") == true)
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
