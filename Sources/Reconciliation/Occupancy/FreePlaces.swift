public import Reservations

extension Floor {
    /// Everybody who may serve: whom the definition names, whom identities were merged into, and
    /// whom media name alone. Rather one too many than one too few: two writings that nobody has
    /// merged are two.
    public var people: Set<String> {
        let atMedia = staff.entries.filter { $0.key.medium != .local && $0.value.isEnabled }
        return Set(work.staff.keys).union(atMedia.map { $0.value.person ?? $0.key.name })
    }

    /// Whether more guests would be promised a place that is nobody's (フリー枠) than there are
    /// people at work without a guest, at some moment of a visit. False where nobody is known.
    ///
    /// - Parameters:
    ///   - place: whose time the visit takes.
    ///   - others: what else is occupied on its day.
    func isOversold(
        _ visit: Visit, at place: Occupancy.Place, among others: [Occupancy], on day: ServiceDay
    ) -> Bool {
        guard let minutes = visit.minutes, !people.isEmpty else { return false }
        let wanted = visit.start..<visit.start + minutes
        let crew = Crew(of: self, on: day)
        let moments = [wanted.lowerBound] + others.map(\.minutes.lowerBound) + crew.ends
        return moments.contains { moment in
            guard wanted.contains(moment) else { return false }
            let working = crew.working(at: moment)
            // A request may run over the end of the day's work (R2-16).
            if working.isEmpty, visit.isTentative { return false }
            return Self.promised(at: moment, others, and: place)
                > working.subtracting(Self.busy(at: moment, others, and: place)).count
        }
    }

    /// The moment of a day at which the most guests of フリー枠 are without anybody (F6); nil where
    /// everybody is served, or nobody is known.
    func oversold(_ occupied: [Occupancy], on day: ServiceDay) -> Oversold? {
        guard occupied.contains(where: { $0.place == .free }), !people.isEmpty else { return nil }
        let crew = Crew(of: self, on: day)
        let found = (occupied.map(\.minutes.lowerBound) + crew.ends).compactMap { moment in
            let free = crew.working(at: moment).subtracting(Self.busy(at: moment, occupied)).count
            let promised = Self.promised(at: moment, occupied)
            return promised > free
                ? Oversold(day: day, minute: moment, promised: promised, free: free) : nil
        }
        return found.min { ($0.free - $0.promised, $0.minute) < ($1.free - $1.promised, $1.minute) }
    }

    /// How many guests need a place that is nobody's. Where nobody knows how long a booking lasts,
    /// it is sure of one at its beginning only.
    private static func promised(
        at moment: Int, _ others: [Occupancy], and place: Occupancy.Place? = nil
    ) -> Int {
        let free = others.filter { other in
            guard other.place == .free else { return false }
            return other.isEndKnown
                ? other.minutes.contains(moment) : other.minutes.lowerBound == moment
        }
        return free.count + (place == .free ? 1 : 0)
    }

    private static func busy(
        at moment: Int, _ others: [Occupancy], and place: Occupancy.Place? = nil
    ) -> Set<String> {
        let serving =
            others.filter { $0.minutes.contains(moment) }.map(\.place) + [place].compactMap(\.self)
        return Set(serving.compactMap(\.person))
    }
}

/// More guests of フリー枠 at one moment of a day than people without a guest (F6).
public struct Oversold: Hashable, Sendable {
    public let day: ServiceDay
    /// Of the business day.
    public let minute: Int
    public let promised: Int
    public let free: Int

    public init(day: ServiceDay, minute: Int, promised: Int, free: Int) {
        self.day = day
        self.minute = minute
        self.promised = promised
        self.free = free
    }
}

extension OccupiedDay {
    /// See `Floor.oversold`.
    public var oversold: Oversold? { floor.oversold(occupancies, on: day) }
}

/// Who works when on a day.
private struct Crew {
    private let shifts: [(name: String, shift: Shift?)]

    init(of floor: Floor, on day: ServiceDay) {
        shifts = floor.people.map { ($0, floor.work.shift(of: $0, on: day)) }
    }

    /// When somebody goes home or into a break.
    var ends: [Int] { shifts.flatMap { $0.shift?.segments.map(\.upperBound) ?? [] } }

    /// Who has told no shift may be there all day.
    func working(at moment: Int) -> Set<String> {
        Set(
            shifts.filter { $0.shift?.segments.contains { $0.contains(moment) } ?? true }
                .map(\.name))
    }
}
