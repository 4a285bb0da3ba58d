/// One day of a salon's schedule, as a page of its medium shows it.
public struct ScheduleDay: Hashable, Sendable {
    public let day: ServiceDay
    public let visits: [ScheduledVisit]
    public let blocks: [ScheduledBlock]

    public init(day: ServiceDay, visits: [ScheduledVisit] = [], blocks: [ScheduledBlock] = []) {
        self.day = day
        self.visits = visits
        self.blocks = blocks
    }
}

/// A booking on a schedule. Most schedules name no number: who is meant follows from the day, the
/// beginning, the staff and the guest's name (D13).
public struct ScheduledVisit: Hashable, Sendable {
    /// Where the schedule names it.
    public let number: String?
    public let staff: String
    public let guest: Private<String>
    public let start: ClockTime
    /// In minutes of the business day, up to 29:59; nil where the page does not tell it to the
    /// minute.
    public let end: Int?
    /// The bytes in the page's text as UTF-8.
    public let span: Range<Int>?

    public init(
        number: String? = nil, staff: String, guest: Private<String>, start: ClockTime, end: Int?,
        span: Range<Int>? = nil
    ) {
        self.number = number
        self.staff = staff
        self.guest = guest
        self.start = start
        self.end = end
        self.span = span
    }
}

/// A time of somebody's on a schedule that is no booking: 予定, a break or a day off.
public struct ScheduledBlock: Hashable, Sendable {
    public let staff: String
    /// In minutes of the business day; nil where the page does not tell it to the minute.
    public let minutes: Range<Int>?
    public let title: String
    public let isDayOff: Bool

    public init(staff: String, minutes: Range<Int>?, title: String, isDayOff: Bool) {
        self.staff = staff
        self.minutes = minutes
        self.title = title
        self.isDayOff = isDayOff
    }
}
