/// A salon's business day. Times run past midnight on it (25:30 is half past one the next morning).
///
/// Held as days since 1970-01-01 in the proleptic Gregorian calendar, so that arithmetic never
/// meets a time zone.
public struct ServiceDay: Hashable, Comparable, Sendable {
    public let ordinal: Int32

    public init(ordinal: Int32) {
        self.ordinal = ordinal
    }

    /// The day of a calendar date, or nil where the date does not exist (2026-02-29).
    public init?(year: Int, month: Int, day: Int) {
        guard (1...12).contains(month), (1900...9999).contains(year),
            day >= 1, day <= Self.days(inMonth: month, of: year)
        else { return nil }
        self.ordinal = Self.ordinal(year: year, month: month, day: day)
    }

    /// Reads `YYYY-MM-DD`, `YYYY/MM/DD` or `YYYYMMDD`.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        let mark = bytes.count == 10 ? bytes[4] : 0
        let hasMarks = mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/")
        guard bytes.count == 8 || (bytes.count == 10 && hasMarks && bytes[7] == mark) else {
            return nil
        }
        let digits = hasMarks ? bytes[0..<4] + bytes[5..<7] + bytes[8..<10] : bytes[...]
        guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        func number(_ range: Range<Int>) -> Int {
            digits[range].reduce(0) { $0 * 10 + Int($1) - 48 }
        }
        self.init(year: number(0..<4), month: number(4..<6), day: number(6..<8))
    }

    public static func < (left: ServiceDay, right: ServiceDay) -> Bool {
        left.ordinal < right.ordinal
    }

    /// The calendar date. (Civil-from-days, after Howard Hinnant's public algorithm.)
    public var date: (year: Int, month: Int, day: Int) {
        let shifted = Int(ordinal) + 719_468
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

    public func adding(days: Int) -> ServiceDay {
        ServiceDay(ordinal: ordinal + Int32(days))
    }

    /// The same day of a later month, at the month's last day where it has no such day (D1).
    public func adding(months: Int) -> ServiceDay {
        let now = date
        let count = now.year * 12 + now.month - 1 + months
        let (year, month) = (count / 12, count % 12 + 1)
        let day = min(now.day, Self.days(inMonth: month, of: year))
        return ServiceDay(ordinal: Self.ordinal(year: year, month: month, day: day))
    }

    public static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func ordinal(year: Int, month: Int, day: Int) -> Int32 {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = shiftedYear / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Int32(era * 146_097 + dayOfEra - 719_468)
    }
}

extension ServiceDay: CustomStringConvertible {
    /// `YYYY-MM-DD`.
    public var description: String { text(separator: "-") }

    /// The date with four, two and two digits and `separator` between them.
    public func text(separator: String) -> String {
        let (year, month, day) = date
        return "\(year)\(separator)\(month < 10 ? "0" : "")\(month)\(separator)"
            + "\(day < 10 ? "0" : "")\(day)"
    }
}

extension ServiceDay: Codable {
    public init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        guard let day = ServiceDay(text) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a day: \(text)"))
        }
        self = day
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
