import Reservations
import Testing

struct WorkingTimeTests {
    private static func day(_ text: String) -> ServiceDay { ServiceDay(text)! }
    private static func shift(_ text: String) -> Shift { Shift(text)! }

    private static func week(_ lines: [String: String]) -> WorkWeek {
        WorkWeek(
            lines.reduce(into: [:]) { $0[WorkDay($1.key)!] = Shift($1.value)! })
    }

    @Test(
        arguments: [
            ("10:00-19:00", "10:00-19:00"), ("10:00-14:00 15:00-19:00", "10:00-14:00 15:00-19:00"),
            ("10:00-14:00 14:00-19:00", "10:00-19:00"), ("9:00-25:30", "09:00-25:30"),
            ("none", "none"),
        ])
    func `a shift reads as it is written`(text: String, reads: String) {
        #expect(Shift(text)?.description == reads)
    }

    @Test(
        arguments: [
            "", "10:00", "10:00-", "19:00-10:00", "10:00-10:00", "10:00-14:00 13:00-19:00",
            "15:00-19:00 10:00-14:00", "10:00-31:00", "10:00-14:00-15:00", "closed",
        ])
    func `what is no shift is none`(text: String) {
        #expect(Shift(text) == nil)
    }

    @Test(
        arguments: [
            // 2026-11-23 is a Monday and 勤労感謝の日, the 24th a Tuesday.
            ("2026-11-24", "10:00-18:00"), ("2026-11-23", "12:00-16:00"),
            ("2026-11-30", "13:00-20:00"), ("2026-12-24", "09:00-22:00"),
        ])
    func `the line that says most counts: date, holiday, day of the week, every`(
        day: String, shift: String
    ) {
        let week = Self.week([
            "every": "10:00-18:00", "mon": "13:00-20:00", "holiday": "12:00-16:00",
            "2026-12-24": "09:00-22:00",
        ])
        #expect(week.shift(on: Self.day(day)).description == shift)
    }

    @Test func `a day that no line is about is a day off`() {
        #expect(Self.week(["tue": "10:00-18:00"]).shift(on: Self.day("2026-11-25")) == .none)
    }

    @Test func `nobody works while the salon is closed, and who is not named keeps its hours`() {
        let work = WorkingTime(
            hours: Self.week(["every": "10:00-20:00", "tue": "none"]),
            staff: ["花子": Self.week(["every": "12:00-18:00"])])
        let (monday, tuesday) = (Self.day("2026-11-30"), Self.day("2026-12-01"))
        #expect(work.shift(of: "花子", on: monday) == Self.shift("12:00-18:00"))
        #expect(work.shift(of: "次郎", on: monday) == Self.shift("10:00-20:00"))
        #expect(work.shift(of: nil, on: monday) == Self.shift("10:00-20:00"))
        #expect(work.shift(of: "花子", on: tuesday) == Shift.none)
        #expect(WorkingTime().shift(of: "花子", on: monday) == nil)
    }

    @Test(arguments: ["every", "mon", "sun", "holiday", "2026-12-24"])
    func `a day's word reads back`(word: String) {
        #expect(WorkDay(word)?.description == word)
    }

    @Test(arguments: ["", "monday", "2026-02-30", "20261224", "2026/12/24"])
    func `what names no day is none`(word: String) {
        #expect(WorkDay(word) == nil)
    }
}
