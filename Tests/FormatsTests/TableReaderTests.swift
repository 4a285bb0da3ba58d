import Foundation
import Reservations
import Testing

@testable import Formats

/// The readers of exported tables, on the ways in which tables write things.
struct TableReaderTests {
    static let readers: Set = [
        "clock", "date", "flag-words", "minutes", "moment", "phone", "split-list", "until",
        "verbatim",
    ]

    private func read(_ name: String, _ text: String, _ options: String = "") throws -> Value? {
        let yaml = "{read: \(name)\(options)}"
        let format = try Format(yaml: yaml)
        let entry = FormatEntry(format.tree)
        let reader = try #require(valueReader(entry, place: []))
        #expect(entry.problems == [])
        return reader.read(Passage(cell: Array(text.utf8)[...])).value
    }

    @Test(arguments: [
        ("20260702", 2), ("2026/7/2", 2), ("2026-07-02", 2), ("2026年7月2日(木)", 2),
        ("2026/07/02 10:00", 2), ("２０２６/０７/０２", 2), ("20260230", nil), ("7/2", nil), ("", nil),
    ])
    func `date reads a day as exports write it`(text: String, day: Int?) throws {
        let expected = day.flatMap { ServiceDay(year: 2026, month: 7, day: $0) }
        #expect(try read("date", text) == expected.map { .day($0) })
    }

    @Test(arguments: [
        ("1030", 630), ("930", 570), ("0930", 570), ("2530", 1530), ("10:30", 630),
        ("9:05:00", 545), ("10時30分", 630), ("10時", 600), ("103059", 630), ("3000", nil),
        ("1060", nil), ("10:60", nil), ("10", nil), ("午後8:00", nil), ("8:00頃", nil),
    ])
    func `clock reads a time as exports write it, and guesses at none`(
        text: String, minutes: Int?
    ) throws {
        let expected = minutes.flatMap { ClockTime(minutes: $0) }
        #expect(try read("clock", text) == expected.map { .time($0) })
    }

    @Test(arguments: [
        ("90", 90), ("90分", 90), ("1時間30分", 90), ("1:30", 90), ("0130", 90), ("0", nil),
        ("長め", nil),
    ])
    func `minutes reads a duration as exports write it`(text: String, minutes: Int?) throws {
        #expect(try read("minutes", text) == minutes.map { .number($0) })
    }

    @Test(arguments: [
        ("090-0000-0001", "09000000001"), ("０９０（００００）０００１", "09000000001"),
        ("9000000001", "09000000001"), ("+81 90-0000-0001", "09000000001"),
        ("090-0000-0001 (母)", "090-0000-0001 (母)"), ("*******0001", nil),
        ("9.01E+09", nil), ("9E9", nil), ("9.01e+10", nil), ("E 090", "E 090"),
    ])
    func `phone keeps digits without hyphens and the leading 0 (R3-08)`(
        text: String, digits: String?
    ) throws {
        #expect(try read("phone", text) == digits.map { .text($0) })
    }

    @Test func `a moment is a day, a time in Japan, or ISO at its word`() throws {
        let noon = SalonTime.instant(iso: "2026-07-02T12:00:00+09:00")!
        for text in ["2026/7/2 12:00", "2026-07-02T03:00:00Z", "20260702 1200"] {
            #expect(try read("moment", text) == .instant(noon))
        }
        #expect(
            try read("moment", "2026/07/02")
                == .instant(SalonTime.instant(iso: "2026-07-02T00:00:00+09:00")!))
        #expect(try read("moment", "きのう") == nil)
    }

    @Test func `lists are cut where the format says, flags are never guessed`() throws {
        #expect(try read("split-list", "カット|カラー\n 眉 ", ", at: '|'") == .texts(["カット", "カラー", "眉"]))
        #expect(try read("flag-words", "あり", ", yes: あり, no: なし") == .flag(true))
        #expect(try read("flag-words", "?", ", yes: あり, no: なし") == nil)
        #expect(try read("verbatim", " a\n b ") == .text(" a\n b "))
        #expect(try read("verbatim", "a\r\nb\rc\n\nd\r") == .text("a\nb\nc\n\nd\n"))
        #expect(
            try read("paragraph", "一行目\r\n二行目\r三行目\n四行目\r\n\r\n六行目")
                == .text("一行目\n二行目\n三行目\n四行目\n\n六行目"))
        #expect(try read("verbatim", "見＊＊＊", ", masked: ＊＊＊") == nil)
    }

    @Test(arguments: [("11:30", 90), ("2026/7/3 1:00", 900), ("9:00", nil)])
    func `until gives the minutes from the start to the end of a visit`(
        text: String, minutes: Int?
    ) throws {
        let reader = try Reader(Format(shipped: "line-admin-csv"))
        let reading = reader.read(
            Array(
                "予約番号,カレンダー,予約日時,氏名,終了時刻\n1,A,2026/7/2 10:00,見本,\(text)\n".utf8))
        #expect(reading.rows.map(\.facts.durationMinutes) == [minutes])
    }

    @Test func `a row without a number has the same one each time it is read`() throws {
        let reader = try Reader(Format(shipped: "paper-ledger"))
        let table = { (row: String) in
            reader.read(Array("日時,お名前,メニュー,担当\n\(row)\n".utf8)).rows.map(\.number)
        }
        let first = table("2026/7/2 10:00,見本 花子,カット,青木")
        #expect(first.count == 1)
        #expect(table("2026-07-02 10:00:00,見本花子,カラー,青木") == first)
        #expect(table("2026/7/2 10:00,見本 花子,カット,白石") != first)
    }

    @Test
    func
        `a row without a name is set aside with its line, one without mail and phone is not (R2-15)`()
        throws
    {
        let reader = try Reader(Format(shipped: "paper-ledger"))
        let reading = reader.read(
            Array("日時,お名前,メニュー,担当,電話\n2026/7/2 10:00,,カット,青木,\n2026/7/2 11:00,見本,カット,青木,\n".utf8))
        #expect(reading.rows.map(\.position) == [3])
        #expect(
            reading.quarantined.map(\.findings) == [
                [
                    Finding(
                        field: "customerName", problem: "must stand in such a table",
                        location: "line 2 column B お名前")
                ]
            ])
    }

    @Test func `a table of something else is not recognised`() throws {
        let reader = try Reader(Format(shipped: "salonboard-csv"))
        #expect(reader.read(Array("a,b\n1,2\n".utf8)).refused == .notRecognised)
        #expect(reader.read([]).refused == .notRecognised)
        #expect(reader.rows(of: Array("a,b\n1,2\n".utf8)).map(\.knownHeads) == nil)
    }
}
