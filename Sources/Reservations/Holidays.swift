extension ServiceDay {
    /// The day's name as a national holiday of Japan (国民の祝日, 振替休日, 国民の休日); nil of all
    /// others. By the law as it stands since 2022; holds from then to 2099.
    public var holiday: String? {
        if let name = namedHoliday { return name }
        // A holiday on a Sunday moves to the next day that is none of its own.
        var before = adding(days: -1)
        while before.namedHoliday != nil {
            if before.weekday == 0 { return "振替休日" }
            before = before.adding(days: -1)
        }
        let isBetween = adding(days: -1).namedHoliday != nil && adding(days: 1).namedHoliday != nil
        return isBetween && weekday != 0 ? "国民の休日" : nil
    }

    /// Whether offices work: neither a weekend nor a holiday.
    public var isBusinessDay: Bool { (1...5).contains(weekday) && holiday == nil }

    /// How many business days have begun after this day until another, that one included.
    public func businessDays(until last: ServiceDay) -> Int {
        guard self < last else { return 0 }
        return (1...Int(last.ordinal - ordinal)).count { adding(days: $0).isBusinessDay }
    }

    /// 0 is Sunday; 1970-01-01 was a Thursday.
    public var weekday: Int { ((Int(ordinal) + 4) % 7 + 7) % 7 }

    private var namedHoliday: String? {
        let (year, month, day) = date
        if month == 3, day == Self.equinox(20.8431, in: year) { return "春分の日" }
        if month == 9, day == Self.equinox(23.2488, in: year) { return "秋分の日" }
        return Self.fixedHolidays[month * 100 + day]
            ?? (weekday == 1 ? Self.mondayHolidays[month * 10 + (day + 6) / 7] : nil)
    }

    /// By month and day.
    private static let fixedHolidays = [
        101: "元日", 211: "建国記念の日", 223: "天皇誕生日", 429: "昭和の日", 503: "憲法記念日",
        504: "みどりの日", 505: "こどもの日", 811: "山の日", 1103: "文化の日", 1123: "勤労感謝の日",
    ]

    /// By month and which Monday of it.
    private static let mondayHolidays = [
        12: "成人の日", 73: "海の日", 93: "敬老の日", 102: "スポーツの日",
    ]

    /// The day of an equinox, from that of 1980: right from 1980 to 2099.
    private static func equinox(_ day: Double, in year: Int) -> Int {
        let years = year - 1980
        return Int(day + 0.242194 * Double(years) - Double(years / 4))
    }
}
