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

extension WorkWeek: Codable {
    /// From lines such as `mon: 10:00-19:00`, as a definition has them.
    public init(from decoder: any Decoder) throws {
        let lines = try decoder.singleValueContainer().decode([String: String].self)
        var shifts: [WorkDay: Shift] = [:]
        for (day, hours) in lines {
            guard let day = WorkDay(day), let shift = Shift(hours) else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "not a working time: \(day): \(hours)"))
            }
            shifts[day] = shift
        }
        self.init(shifts)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        let lines = shifts.map { ($0.key.description, $0.value.description) }
        try container.encode(Dictionary(lines) { one, _ in one })
    }
}

/// When the salon is open and when its people work, as far as the definition tells.
public struct WorkingTime: Hashable, Sendable, Codable {
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
