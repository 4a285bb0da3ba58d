/// A 予定 on the line of one of the staff: a break, a day off, or a time that is not for sale.
public struct SandboxBlock: Hashable, Sendable {
    public var staffCode: String
    /// The business day, `YYYYMMDD`.
    public var date: String
    /// `HH:MM`, to 29:00 on the business day.
    public var start: String
    public var end: String
    public var title: String
    public var memo: String
    public var isDayOff: Bool

    public init(
        staffCode: String = "W000000001", date: String, start: String, end: String, title: String,
        memo: String = "", isDayOff: Bool = false
    ) {
        self.staffCode = staffCode
        self.date = date
        self.start = start
        self.end = end
        self.title = title
        self.memo = memo
        self.isDayOff = isDayOff
    }

    var minutes: Range<Int> {
        let start = Clock.minutes(start)
        return start..<max(start, Clock.minutes(end))
    }
}
