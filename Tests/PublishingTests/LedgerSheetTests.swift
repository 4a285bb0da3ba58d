import Reservations
import Testing

@testable import Publishing

@Suite struct LedgerSheetTests {
    static let columns: [LedgerColumn] = [
        .number, .visitDate, .start, .end, .duration, .customerName, .phone, .memo, .detectedAt,
    ]
    static let head = "予約番号,予約日,開始時刻,終了時刻,所要時間(分),お客様名,電話番号,予約メモ,検知日時\r\n"

    struct Look: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout SheetStyle) -> Void
        let line: String
    }

    static let looks = [
        Look(
            testDescription: "as stored: 25:30 stays, a formula gets its guard",
            change: { _ in },
            line: "BE00000001,2026/12/15,25:30,26:30,60,見本 花子,09012345678,'=1+1,"
                + "2026/12/02 09:00"),
        Look(
            testDescription: "phones with hyphens keep their zero in a spreadsheet",
            change: { $0.phone = .hyphen },
            line: "BE00000001,2026/12/15,25:30,26:30,60,見本 花子,090-1234-5678,'=1+1,"
                + "2026/12/02 09:00"),
        Look(
            testDescription: "ISO 8601: half past one the next morning",
            change: { $0.usesISO = true },
            line: "BE00000001,2026-12-15,2026-12-16T01:30:00+09:00,2026-12-16T02:30:00+09:00,60,"
                + "見本 花子,09012345678,'=1+1,2026-12-02T09:00:00+09:00"),
        Look(
            testDescription: "masked: nobody is recognised",
            change: { $0.isMasked = true },
            line: "BE00000001,2026/12/15,25:30,26:30,60,見＊＊＊,*******5678,＊＊＊,2026/12/02 09:00"),
    ]

    @Test(arguments: looks)
    func `a row is dressed for its reader`(_ look: Look) throws {
        var style = SheetStyle(columns: Self.columns, encoding: .utf8)
        look.change(&style)
        let text = String(decoding: try sheet(style, [inventedRow()]).bytes, as: UTF8.self)
        #expect(text == Self.head + look.line + "\r\n")
    }

    @Test func `the mark stands at the beginning for Excel, all 38 titles behind it`() throws {
        let bytes = try sheet(SheetStyle(), []).bytes
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let titles = String(decoding: bytes.dropFirst(3), as: UTF8.self).split(separator: ",")
        #expect(titles.count == 38)
    }

    @Test func `CP932 tells what it maps and what it loses`() throws {
        let style = SheetStyle(columns: [.customerName], encoding: .cp932)
        let (bytes, loss) = try sheet(style, [inventedRow([.customerName: "髙〜💅"])])
        #expect(loss.mapped == ["〜": 1])
        #expect(loss.lost == ["💅": 1])
        #expect(loss.text == "U+1F485 ×1")
        #expect(bytes.suffix(8) == [0xFB, 0xFC, 0x81, 0x60, 0x81, 0xAC, 13, 10])
    }

    @Test func `a stored row with a cell too few is damage, not a shorter row`() throws {
        #expect(throws: SheetTrouble.self) {
            _ = try sheet(SheetStyle(), [Array("BE00000001\u{1F}x".utf8)])
        }
    }

    @Test(arguments: [
        ("09012345678", "090-1234-5678"), ("0312345678", "03-1234-5678"),
        ("0120123456", "0120-123-456"), ("0451234567", "045-123-4567"), ("110", "110"),
    ])
    func `a phone gets its hyphens`(digits: String, written: String) {
        #expect(CellDress.hyphenated(digits) == written)
    }
}
