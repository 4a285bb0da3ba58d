import Reservations

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
        let crew = people.map { (name: $0, shift: work.shift(of: $0, on: day)) }
        let ends = crew.flatMap { $0.shift?.segments.map(\.upperBound) ?? [] }
        let moments = [wanted.lowerBound] + others.map(\.minutes.lowerBound) + ends
        return moments.contains { moment in
            guard wanted.contains(moment) else { return false }
            let working = Set(
                crew.filter { $0.shift?.segments.contains { $0.contains(moment) } ?? true }
                    .map(\.name))
            // A request may run over the end of the day's work (R2-16).
            if working.isEmpty, visit.isTentative { return false }
            return Self.promised(at: moment, others, and: place)
                > working.subtracting(Self.busy(at: moment, others, and: place)).count
        }
    }

    /// How many guests need a place that is nobody's. Where nobody knows how long a booking lasts,
    /// it is sure of one at its beginning only.
    private static func promised(
        at moment: Int, _ others: [Occupancy], and place: Occupancy.Place
    ) -> Int {
        let free = others.filter { other in
            guard other.place == .free else { return false }
            return other.isEndKnown
                ? other.minutes.contains(moment) : other.minutes.lowerBound == moment
        }
        return free.count + (place == .free ? 1 : 0)
    }

    private static func busy(
        at moment: Int, _ others: [Occupancy], and place: Occupancy.Place
    ) -> Set<String> {
        let serving = others.filter { $0.minutes.contains(moment) }.map(\.place) + [place]
        return Set(serving.compactMap(\.person))
    }
}
