/// Somebody's shifts by day; a day that no line is about is a day off.
public struct WorkWeek: Hashable, Sendable {
    public let shifts: [WorkDay: Shift]

    public init(_ shifts: [WorkDay: Shift]) {
        self.shifts = shifts
    }

    public func shift(on day: ServiceDay) -> Shift {
        shifts[.date(day)] ?? (day.holiday == nil ? nil : shifts[.holiday])
            ?? shifts[.weekday(day.weekday)] ?? shifts[.every] ?? .none
    }
}

/// When the salon is open and when its people work, as far as the definition tells.
public struct WorkingTime: Hashable, Sendable {
    /// The salon's own hours; nil where they are not told.
    public var hours: WorkWeek?
    /// By the salon's own name for them. Who is not named here works whenever the salon is open.
    public var staff: [String: WorkWeek]

    public init(hours: WorkWeek? = nil, staff: [String: WorkWeek] = [:]) {
        self.hours = hours
        self.staff = staff
    }

    /// Nobody works while the salon is closed (定休日).
    ///
    /// - Parameter person: nil asks for the salon itself.
    /// - Returns: nil where nothing is told of it.
    public func shift(of person: String?, on day: ServiceDay) -> Shift? {
        let open = hours?.shift(on: day)
        if open == Shift.none { return Shift.none }
        return person.flatMap { staff[$0] }?.shift(on: day) ?? open
    }
}
