public import Foundation

/// Instants as a salon in Japan reads them: Asia/Tokyo, which has been UTC+9 without summer time
/// since 1951. The machine's own time zone is never asked.
public enum SalonTime {
    public static let offset: TimeInterval = 9 * 3600

    /// The calendar day in Japan at an instant.
    public static func day(of instant: Date) -> ServiceDay {
        let seconds = instant.timeIntervalSince1970 + offset
        return ServiceDay(ordinal: Int32((seconds / 86_400).rounded(.down)))
    }

    /// The instant at which `minutes` of a business day have passed.
    public static func instant(_ day: ServiceDay, minutes: Int = 0) -> Date {
        Date(timeIntervalSince1970: Double(day.ordinal) * 86_400 + Double(minutes) * 60 - offset)
    }

    /// `2026-11-30T09:00:00+09:00`.
    public static func iso(_ instant: Date) -> String {
        let (day, seconds) = split(instant)
        return "\(day)T\(clock(seconds))+09:00"
    }

    /// `2026/11/30 09:00`, as a ledger's column shows it.
    public static func ledger(_ instant: Date) -> String {
        let (day, seconds) = split(instant)
        return "\(day.text(separator: "/")) \(ClockTime.text(minutes: seconds / 60))"
    }

    /// `20261130-090000`, for names of files and runs.
    public static func compact(_ instant: Date) -> String {
        let (day, seconds) = split(instant)
        return "\(day.text(separator: ""))-\(clock(seconds).filter { $0 != ":" })"
    }

    /// Reads what `compact` wrote; nil of anything else.
    public static func instant(compact text: some StringProtocol) -> Date? {
        let digits = Array(text.utf8)
        guard digits.count == 15, digits[8] == UInt8(ascii: "-"),
            let day = ServiceDay(text.prefix(8))
        else { return nil }
        let clock = text.suffix(6)
        let parts = [clock.prefix(2), clock.dropFirst(2).prefix(2), clock.suffix(2)].map { Int($0) }
        guard clock.utf8.allSatisfy({ (48...57).contains($0) }), let hours = parts[0],
            let minutes = parts[1], let seconds = parts[2], hours < 24, minutes < 60, seconds < 60
        else { return nil }
        return instant(day, minutes: hours * 60 + minutes) + Double(seconds)
    }

    /// Reads an ISO 8601 instant; one without an offset is a time in Japan, a day alone its start.
    public static func instant(iso text: String) -> Date? {
        if let day = ServiceDay(text), text.utf8.count == 10 { return instant(day) }
        guard text.utf8.count >= 16, let day = ServiceDay(text.prefix(10)) else { return nil }
        let (mark, rest) = (text.dropFirst(10).first, text.dropFirst(11))
        guard mark == "T" || mark == " " else { return nil }
        let zoneStart = rest.firstIndex { $0 == "Z" || $0 == "+" || $0 == "-" } ?? rest.endIndex
        guard let seconds = seconds(clock: rest[..<zoneStart]),
            let shift = shift(zone: rest[zoneStart...])
        else { return nil }
        return Date(timeIntervalSince1970: Double(day.ordinal) * 86_400 + seconds - shift)
    }

    private static func split(_ instant: Date) -> (day: ServiceDay, seconds: Int) {
        let day = day(of: instant)
        let start = Self.instant(day).timeIntervalSince1970
        return (day, Int((instant.timeIntervalSince1970 - start).rounded(.down)))
    }

    private static func clock(_ seconds: Int) -> String {
        let rest = seconds % 60
        return "\(ClockTime.text(minutes: seconds / 60)):\(rest < 10 ? "0" : "")\(rest)"
    }

    private static func seconds(clock: Substring) -> Double? {
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let time = ClockTime("\(parts[0]):\(parts[1])"),
            time.minutes <= 24 * 60, let seconds = parts.count == 3 ? Double(parts[2]) : 0,
            (0..<61).contains(seconds)
        else { return nil }
        return Double(time.minutes * 60) + seconds
    }

    private static func shift(zone: Substring) -> Double? {
        if zone.isEmpty { return offset }
        if zone == "Z" { return 0 }
        let digits = zone.dropFirst().filter { $0 != ":" }
        guard digits.count == 4, let number = Int(digits), number % 100 < 60 else { return nil }
        let seconds = Double(number / 100 * 3600 + number % 100 * 60)
        return zone.first == "-" ? -seconds : seconds
    }
}
