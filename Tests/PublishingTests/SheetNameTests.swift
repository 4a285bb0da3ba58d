import Foundation
import Reservations
import Testing

@testable import Publishing

@Suite struct SheetNameTests {
    static let now = SalonTime.instant(iso: "2026-12-02T09:05:07+09:00")!
    static let day = SalonTime.day(of: now)

    private func name(
        _ format: SheetFormat, _ letters: SheetName.Letters, salon: String = "デモ店",
        days: ClosedRange<ServiceDay>? = nil, part: SheetPart = .whole
    ) -> String {
        SheetName(
            format, in: letters, of: SheetSalon(id: "demo", name: salon), days: days, at: Self.now
        ).text(of: part)
    }

    @Test func `a file says what it is, whose, of which days and made when`() {
        let week = Self.day...Self.day.adding(days: 6)
        #expect(name(.csv, .japanese) == "予約台帳_デモ店_20261202_20261202090507.csv")
        #expect(
            name(.csv, .ascii, days: week)
                == "yoyaku-daicho_demo_20261202-20261208_20261202090507.csv")
        #expect(
            name(.html, .japanese, part: .days("20261203"))
                == "予約表_デモ店_20261203_20261202090507.html")
        #expect(
            name(.ndjson, .ascii, part: .days(nil))
                == "yoyaku-daicho_demo_undated_20261202090507.ndjson")
    }

    @Test func `a calendar keeps its name, because people subscribe to it`() {
        #expect(name(.ics, .japanese, part: .staff("佐藤")) == "予約カレンダー_デモ店_佐藤.ics")
        #expect(name(.ics, .ascii, part: .staff(nil)) == "yoyaku-calendar_demo_staff-none.ics")
        let ascii = name(.ics, .ascii, part: .staff("佐藤"))
        #expect(ascii.wholeMatch(of: /yoyaku-calendar_demo_staff-[0-9a-f]{8}\.ics/) != nil)
        #expect(ascii != name(.ics, .ascii, part: .staff("鈴木")))
    }

    @Test func `no name holds what Windows forbids, a way out of the folder, or too much`() {
        let text = name(.csv, .japanese, salon: "../か\u{3099}:<a>\\|?*\"\n")
        #expect(text == "予約台帳_.._が__a________20261202_20261202090507.csv")
        let long = name(.csv, .japanese, salon: String(repeating: "店", count: 300))
        #expect(long.utf8.count <= 240 && long.hasSuffix(".csv"))
    }
}
