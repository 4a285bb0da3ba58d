/// One day of a salon's schedule, as a page of its medium shows it.
public struct ScheduleDay: Hashable, Sendable {
    public let day: ServiceDay
    public let visits: [ScheduledVisit]
    public let blocks: [ScheduledBlock]
    /// The staff whose lines were read to the end: of nobody else does anything follow from what
    /// the page does not show.
    public let whole: Set<String>
    /// By the medium's own code, the name that stands there; without codes that stand twice.
    public let codes: [String: String]

    public init(
        day: ServiceDay, visits: [ScheduledVisit] = [], blocks: [ScheduledBlock] = [],
        whole: Set<String> = [], codes: [String: String] = [:]
    ) {
        self.day = day
        self.visits = visits
        self.blocks = blocks
        self.whole = whole
        self.codes = codes
    }
}

extension ScheduleDay {
    /// The same day, with the staff by other names.
    public func naming(_ name: (String) -> String) -> ScheduleDay {
        ScheduleDay(
            day: day,
            visits: visits.map { visit in
                ScheduledVisit(
                    number: visit.number, staff: name(visit.staff), guest: visit.guest,
                    start: visit.start, end: visit.end, span: visit.span)
            },
            blocks: blocks.map { block in
                ScheduledBlock(
                    staff: name(block.staff), minutes: block.minutes, title: block.title,
                    isDayOff: block.isDayOff)
            }, whole: Set(whole.map(name)),
            codes: codes.mapValues(name))
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

    /// The time that it takes: a day off without any is all of the day. Nil where nobody can tell.
    public var taken: Range<Int>? { minutes ?? (isDayOff ? 0..<ClockTime.end : nil) }

    /// Whether it was entered for another medium's booking: that booking takes the time, and no
    /// medium is told of it twice.
    public var isOurs: Bool {
        guard title.hasPrefix(Self.ours) else { return false }
        let id = title.dropFirst(Self.ours.count)
        return id.count == Self.idLength && id.allSatisfy(\.isHexDigit)
    }

    /// What is written over a time that another medium's booking takes.
    ///
    /// - Parameter action: the id of the step by which it is closed.
    public static func title(of action: String) -> String { ours + action.prefix(idLength) }

    private static let ours = "他媒体予約 "
    private static let idLength = 8
}
