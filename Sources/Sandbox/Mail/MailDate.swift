import Foundation

/// Instants as a mail's head writes them.
enum MailDate {
    private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    /// `Mon, 23 Mar 2026 14:08:00 +0900 (JST)`.
    static func header(_ instant: Date) -> String {
        let day = SandboxDay(inJapanAt: instant)
        let (year, month, number) = day.parts
        let second =
            Int((instant.timeIntervalSince1970 + 9 * 3600).rounded(.down)) - day.count * 86_400
        let clock = [second / 3600, second / 60 % 60, second % 60].map(Clock.twoDigits)
        let weekday = weekdays[((day.count % 7) + 7) % 7]
        return "\(weekday), \(number) \(months[month - 1]) \(year) "
            + clock.joined(separator: ":") + " +0900 (JST)"
    }

    /// `YYYYMMDDhhmmss` in Japan.
    static func stamp(_ instant: Date) -> String {
        let day = SandboxDay(inJapanAt: instant)
        let second =
            Int((instant.timeIntervalSince1970 + 9 * 3600).rounded(.down)) - day.count * 86_400
        let clock = [second / 3600, second / 60 % 60, second % 60].map(Clock.twoDigits)
        return day.text + clock.joined()
    }
}
