public import Foundation

/// A day of the calendar, counted so that days can be added; written `YYYYMMDD` on the site's pages.
public struct SandboxDay: Hashable, Comparable, Sendable {
    /// Days since 1970-01-01.
    public let count: Int

    public init(count: Int) { self.count = count }

    /// The day of `YYYYMMDD`; nil if the text is no such date.
    public init?(_ text: String) {
        guard text.utf8.count == 8, let number = Int(text), number > 0 else { return nil }
        let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
        guard (1...12).contains(month), (1...31).contains(day) else { return nil }
        count = SandboxDay.count(year: year, month: month, day: day)
    }

    /// The day in Japan at an instant.
    public init(inJapanAt instant: Date) {
        count = Int(((instant.timeIntervalSince1970 + 9 * 3600) / 86_400).rounded(.down))
    }

    /// `YYYYMMDD`.
    public var text: String { compact(separator: "") }

    public static func < (one: SandboxDay, other: SandboxDay) -> Bool { one.count < other.count }

    public static func + (day: SandboxDay, days: Int) -> SandboxDay {
        SandboxDay(count: day.count + days)
    }

    /// 日 to 土.
    var weekday: String { ["木", "金", "土", "日", "月", "火", "水"][((count % 7) + 7) % 7] }

    /// `2026年03月25日（水）`, as the mails write a day.
    var japanese: String {
        let (year, month, day) = parts
        return "\(year)年\(Clock.twoDigits(month))月\(Clock.twoDigits(day))日（\(weekday)）"
    }

    func compact(separator: String) -> String {
        let (year, month, day) = parts
        return [String(year), Clock.twoDigits(month), Clock.twoDigits(day)]
            .joined(separator: separator)
    }

    /// Year, month and day, by the usual arithmetic of 400-year eras that begin in March.
    var parts: (year: Int, month: Int, day: Int) {
        let shifted = count + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    private static func count(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }
}
