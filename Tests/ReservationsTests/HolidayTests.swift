import Reservations
import Testing

/// The Japanese calendar of business days.
struct HolidayTests {
    /// As the Cabinet Office published or the law computes them.
    static let years: [(Int, String)] = [
        (
            2024,
            "0101 0108 0211 0212 0223 0320 0429 0503 0504 0505 0506 0715 0811 0812 0916 0922 0923 1014 1103 1104 1123"
        ),
        (
            2025,
            "0101 0113 0211 0223 0224 0320 0429 0503 0504 0505 0506 0721 0811 0915 0923 1013 1103 1123 1124"
        ),
        (
            2026,
            "0101 0112 0211 0223 0320 0429 0503 0504 0505 0506 0720 0811 0921 0922 0923 1012 1103 1123"
        ),
        (
            2027,
            "0101 0111 0211 0223 0321 0322 0429 0503 0504 0505 0719 0811 0920 0923 1011 1103 1123"
        ),
        (
            2028,
            "0101 0110 0211 0223 0320 0429 0503 0504 0505 0717 0811 0918 0922 1009 1103 1123"
        ),
        (
            2029,
            "0101 0108 0211 0212 0223 0320 0429 0430 0503 0504 0505 0716 0811 0917 0923 0924 1008 1103 1123"
        ),
        (
            2030,
            "0101 0114 0211 0223 0320 0429 0503 0504 0505 0506 0715 0811 0812 0916 0923 1014 1103 1104 1123"
        ),
    ]

    @Test(arguments: years)
    func `R0-18: each year's holidays are known, substitutes and equinoxes too`(
        year: Int, days: String
    ) throws {
        let first = try #require(ServiceDay(year: year, month: 1, day: 1))
        let holidays = (0..<366).map { first.adding(days: $0) }
            .filter { $0.date.year == year && $0.holiday != nil }
            .map { String($0.text(separator: "").dropFirst(4)) }
        #expect(Set(holidays).sorted() == days.split(separator: " ").map(String.init))
    }

    @Test(arguments: [
        ("2026-04-29", "昭和の日"), ("2026-05-06", "振替休日"), ("2026-09-22", "国民の休日"),
        ("2026-09-23", "秋分の日"), ("2027-03-22", "振替休日"), ("2026-07-20", "海の日"),
    ])
    func `a holiday has its name`(day: String, name: String) {
        #expect(ServiceDay(day)?.holiday == name)
    }

    @Test(arguments: [
        ("2026-11-27", "2026-11-27", 0), ("2026-11-27", "2026-11-29", 0),
        ("2026-11-27", "2026-11-30", 1), ("2026-11-20", "2026-11-24", 1),
        ("2026-04-28", "2026-05-07", 3), ("2026-11-30", "2026-11-27", 0),
    ])
    func `R0-18: weekends and holidays do not count`(from: String, to: String, days: Int) throws {
        let (first, last) = try (#require(ServiceDay(from)), #require(ServiceDay(to)))
        #expect(first.businessDays(until: last) == days)
    }
}
