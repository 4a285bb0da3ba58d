import Foundation
import Reservations
import Support
import Testing

@testable import Formats

/// Whatever day, time or amount is written, in every way the media write it, is read as it is; and
/// what is no day, time or amount is not read.
struct ValuePropertyTests {
    private func read(_ reader: any ValueReader.Type, _ text: String) -> Value? {
        let entry = FormatEntry(FormatTree.map([]))
        let lines = NoticeLines(Array(text.utf8), unquoting: false)
        return reader.init(entry).read(Passage(bytes: lines.bytes, lines: lines.lines[...])).value
    }

    private static func wide(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0)! : $0
                }))
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static let weekdays = ["日", "月", "火", "水", "木", "金", "土"]

    /// Days of three years around a leap day, and random ones up to 2100, which has none.
    private static var days: [ServiceDay] {
        var random = SplitMix(seed: 7)
        let first = ServiceDay(year: 2027, month: 12, day: 1)!
        let far = ServiceDay(year: 1990, month: 1, day: 1)!
        return (0..<500).map { first.adding(days: $0) }
            + (0..<500).map { _ in far.adding(days: random.next(41_000)) }
    }

    @Test func `every day is read from every way of writing it`() {
        for day in Self.days {
            let (year, month, date) = day.date
            let weekday = Self.weekdays[(Int(day.ordinal) + 4) % 7]
            let padded = "\(year)年\(Self.two(month))月\(Self.two(date))日"
            let texts = [
                padded, "\(year)年\(month)月\(date)日", "\(padded)（\(weekday)）",
                "\(padded)(\(weekday))",
                "\(padded)（\(weekday)）25:30", "\(year)/\(Self.two(month))/\(Self.two(date))",
                "\(year)-\(month)-\(date) 10:00", Self.wide("\(year)") + "年\(month)月\(date)日",
                "　\(padded)　", "\(year)年 \(month)月 \(date)日",
            ]
            for text in texts {
                #expect(read(JapaneseDate.self, text) == .day(day), "\(text)")
                #expect(read(TableDay.self, text) == .day(day), "\(text)")
            }
            #expect(read(TableDay.self, day.text(separator: "")) == .day(day))
        }
    }

    /// Eras are not read: 令和8年 beside 8年 would be a guess, and no medium writes them.
    @Test func `what is no day is not read`() {
        for year in 2024...2101 {
            let isLeap = ServiceDay.days(inMonth: 2, of: year) == 29
            for (month, last) in [
                (2, isLeap ? 29 : 28), (4, 30), (6, 30), (9, 30), (11, 30), (12, 31),
            ] {
                for text in ["\(year)年\(month)月\(last + 1)日", "\(year)/\(month)/\(last + 1)"] {
                    #expect(read(JapaneseDate.self, text) == nil, "\(text)")
                    #expect(read(TableDay.self, text) == nil, "\(text)")
                }
            }
            #expect(read(JapaneseDate.self, "\(year)年0月1日") == nil)
            #expect(read(JapaneseDate.self, "\(year)年13月1日") == nil)
            #expect(read(JapaneseDate.self, "令和\(year - 2018)年1月1日") == nil)
            #expect(read(JapaneseDate.self, "R\(year - 2018).1.1") == nil)
            #expect(read(TableDay.self, "令和\(year - 2018)年1月1日") == nil)
        }
    }

    @Test func `every time of a business day is read, to 29:59, and none behind it`() {
        for minutes in 0..<40 * 60 {
            let (hour, minute) = (minutes / 60, Self.two(minutes % 60))
            let expected = ClockTime(minutes: minutes).map { Value.time($0) }
            #expect((expected != nil) == (minutes < 30 * 60))
            let texts = [
                "\(hour):\(minute)", "\(Self.two(hour)):\(minute)", "\(hour)：\(minute)",
                "\(hour)時\(minute)分", Self.wide("\(Self.two(hour))") + "：" + Self.wide(minute),
                "　\(hour):\(minute)　",
            ]
            for text in texts {
                #expect(read(Clock29.self, text) == expected, "\(text)")
                #expect(read(TableClock.self, text) == expected, "\(text)")
            }
            #expect(read(Clock29.self, "2026年03月25日（水）\(hour):\(minute)") == expected)
            #expect(read(TableClock.self, "\(Self.two(hour))\(minute)") == expected)
        }
        for minute in 60...99 {
            #expect(read(Clock29.self, "10:\(minute)") == nil)
            #expect(read(TableClock.self, "10:\(minute)") == nil)
        }
    }

    @Test func `date and time together are the instant in Japan`() {
        var random = SplitMix(seed: 11)
        for day in Self.days {
            let minutes = random.next(30 * 60)
            let text = "\(day.text(separator: "/")) \(ClockTime.text(minutes: minutes))"
            let expected = Value.instant(SalonTime.instant(day, minutes: minutes))
            #expect(read(JapaneseMoment.self, text) == expected, "\(text)")
            #expect(read(TableMoment.self, text) == expected, "\(text)")
        }
    }

    @Test func `every amount is read with and without separators, signs and units`() {
        var random = SplitMix(seed: 13)
        for _ in 0..<2000 {
            let amount = random.next([10, 1000, 100_000, 10_000_000, 999_999_999][random.next(5)])
            let grouped = Self.grouped(amount)
            let yen = [
                "\(amount)", grouped, "￥\(grouped)", "¥ \(amount)", "\(grouped)円", "\(grouped) 円",
            ]
            for text in yen + yen.map(Self.wide) where !text.contains("￥ ") {
                #expect(read(Yen.self, text) == .number(amount), "\(text)")
            }
            for text in ["\(amount)ポイント", "\(grouped) pt", "\(grouped)P", grouped] {
                #expect(read(Points.self, text) == .number(amount), "\(text)")
            }
            for text in [
                "-\(amount)円", "\(grouped)円 \(grouped)円", "\(amount).5円", "\(amount)ドル",
                "約\(grouped)円",
            ] {
                #expect(read(Yen.self, text) == nil, "\(text)")
            }
            guard amount > 999 else { continue }
            // A separator where none belongs may be a lost digit.
            let torn = String(grouped.dropLast())
            #expect(read(Yen.self, torn) == nil && read(Points.self, torn) == nil, "\(torn)")
        }
    }

    @Test func `every duration is read from every way of writing it`() {
        for minutes in 1...30 * 60 {
            let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
            var texts = ["\(minutes)分", Self.wide("\(minutes)") + "分"]
            if hours > 0 { texts.append(rest == 0 ? "\(hours)時間" : "\(hours)時間\(rest)分") }
            for text in texts {
                #expect(read(DurationEstimate.self, text) == .number(minutes), "\(text)")
                #expect(read(TableMinutes.self, text) == .number(minutes), "\(text)")
            }
        }
        #expect(
            read(DurationEstimate.self, "1801分") == nil && read(TableMinutes.self, "1801") == nil)
    }

    @Test func `a head is found whatever its width, its capitals and its blanks`() {
        var random = SplitMix(seed: 17)
        let letters = Array("ABCxyz0123()/%-予約番号ｱア・".unicodeScalars)
        for _ in 0..<2000 {
            var plain = String.UnicodeScalarView()
            for _ in 0..<random.next(9) { plain.append(letters[random.next(letters.count)]) }
            let text = String(plain)
            let folded = TableColumn.folded(Array(text.utf8)[...])
            let spread = text.unicodeScalars.map { "\($0)" }.joined(
                separator: random.next(2) > 0 ? " " : "　")
            for other in [Self.wide(text), text.lowercased(), spread, "　" + text + "\t"] {
                #expect(TableColumn.folded(Array(other.utf8)[...]) == folded, "\(other)")
            }
            #expect(TableColumn.folded(folded[...]) == folded)
        }
    }

    private static func grouped(_ amount: Int) -> String {
        var (rest, groups) = (amount, [String]())
        while rest > 999 {
            groups.insert(String(String(rest % 1000 + 1000).dropFirst()), at: 0)
            rest /= 1000
        }
        return ([String(rest)] + groups).joined(separator: ",")
    }
}
