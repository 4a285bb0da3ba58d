import Foundation
import Reservations
import Testing

struct ServiceDayTests {
    @Test func `agrees with the Gregorian calendar from 1900 to 2100`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for ordinal in stride(from: -25_567, through: 47_846, by: 13) {
            let day = ServiceDay(ordinal: Int32(ordinal))
            let date = Date(timeIntervalSince1970: Double(ordinal) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            #expect(day.date == (parts.year!, parts.month!, parts.day!))
            #expect(ServiceDay(year: parts.year!, month: parts.month!, day: parts.day!) == day)
        }
    }

    @Test(arguments: [
        (2024, 2, 29, true), (2026, 2, 29, false), (2000, 2, 29, true), (1900, 2, 29, false),
        (2026, 4, 31, false), (2026, 12, 31, true), (2026, 13, 1, false), (2026, 0, 1, false),
        (2026, 1, 0, false), (1899, 12, 31, false),
    ])
    func `a date that does not exist is no day`(year: Int, month: Int, day: Int, exists: Bool) {
        #expect((ServiceDay(year: year, month: month, day: day) != nil) == exists)
    }

    @Test(arguments: [
        ("2026-10-31", 4, "2027-02-28"), ("2023-10-31", 4, "2024-02-29"),
        ("2026-08-31", 1, "2026-09-30"), ("2026-12-15", 1, "2027-01-15"),
        ("2026-05-01", 4, "2026-09-01"), ("2026-01-31", 12, "2027-01-31"),
        ("2024-02-29", 12, "2025-02-28"), ("2026-03-31", 0, "2026-03-31"),
    ])
    func `months end at the last day there is (D1)`(start: String, months: Int, end: String) {
        #expect(ServiceDay(start)?.adding(months: months).description == end)
    }

    @Test(arguments: ["2026-11-30", "2026/11/30", "20261130"])
    func `a day is read in three forms`(text: String) {
        #expect(ServiceDay(text) == ServiceDay(year: 2026, month: 11, day: 30))
    }

    @Test(arguments: [
        "", "2026-1130", "2026--11-30", "2026/11-30", "2026-11-3", "2026-11-300", "202611301",
        "2026-11-3x", "２０２６-11-30", "2026.11.30", "-20261130", "2026-02-30", "26-11-30",
    ])
    func `another form is no day`(text: String) {
        #expect(ServiceDay(text) == nil)
    }

    @Test func `a day writes itself and counts on across month and year`() {
        let day = ServiceDay(year: 2026, month: 12, day: 31)!
        #expect(day.description == "2026-12-31")
        #expect(day.text(separator: "/") == "2026/12/31")
        #expect(day.adding(days: 1).description == "2027-01-01")
        #expect(day.adding(days: 1).adding(days: -1) == day)
        #expect(day < day.adding(days: 1))
    }

    @Test func `a day survives JSON`() throws {
        let day = ServiceDay(year: 2026, month: 5, day: 1)!
        let data = try JSONEncoder().encode([day])
        #expect(String(decoding: data, as: UTF8.self) == #"["2026-05-01"]"#)
        #expect(try JSONDecoder().decode([ServiceDay].self, from: data) == [day])
        #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([ServiceDay].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
    }
}
