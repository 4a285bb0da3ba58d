/// The days that a line of a working week is about. The one that says most counts: a date before
/// a holiday, a holiday before a day of the week.
public enum WorkDay: Hashable, Sendable {
    case every
    /// 0 is Sunday.
    case weekday(Int)
    /// A national holiday of Japan.
    case holiday
    case date(ServiceDay)

    /// Reads `every`, `mon` … `sun`, `holiday` or `YYYY-MM-DD`.
    public init?(_ text: String) {
        if let weekday = Self.weekdays.firstIndex(of: text) {
            self = .weekday(weekday)
        } else if text == "every" {
            self = .every
        } else if text == "holiday" {
            self = .holiday
        } else if text.utf8.dropFirst(4).first == UInt8(ascii: "-"), let day = ServiceDay(text) {
            self = .date(day)
        } else {
            return nil
        }
    }

    static let weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
}

extension WorkDay: CustomStringConvertible {
    public var description: String {
        switch self {
        case .every: "every"
        case .weekday(let day): Self.weekdays[day]
        case .holiday: "holiday"
        case .date(let day): day.description
        }
    }
}
