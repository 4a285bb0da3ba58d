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

    @Test(
        arguments: [
            // 2026-11-23 is a holiday, the 24th a Tuesday, the 25th a Wednesday.
            ("花子", "2026-11-25", "14:00-15:00 19:00-20:00"), ("花子", "2026-11-24", "10:00-20:00"),
            ("次郎", "2026-11-25", ""), ("次郎", "2026-11-24", "10:00-20:00"),
            ("次郎", "2026-11-23", "10:00-11:00 17:00-20:00"),
            ("早番", "2026-11-25", "12:00-20:00"), ("夜番", "2026-11-25", "10:00-20:00"),
        ])
    func `time off is what of the salon's longest day somebody does not work`(
        person: String, day: String, times: String
    ) {
        let work = WorkingTime(
            hours: Self.week(["every": "10:00-20:00", "tue": "none", "holiday": "11:00-17:00"]),
            staff: [
                "花子": Self.week(["every": "10:00-14:00 15:00-19:00"]),
                "早番": Self.week(["every": "6:00-12:00"]), "夜番": Self.week(["every": "21:00-25:00"]),
            ])
        #expect(work.timeOff(of: person, on: Self.day(day)) == (Shift(times)?.segments ?? []))
    }

    @Test func `where the salon's hours are not told, somebody's time off is all but the shift`() {
        let work = WorkingTime(staff: ["花子": Self.week(["wed": "10:00-19:00"])])
        let (tuesday, wednesday) = (Self.day("2026-11-24"), Self.day("2026-11-25"))
        #expect(work.timeOff(of: "花子", on: wednesday) == [0..<600, 1140..<ClockTime.end])
        #expect(work.timeOff(of: "花子", on: tuesday) == [0..<ClockTime.end])
        #expect(work.timeOff(of: "次郎", on: wednesday) == [])
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
