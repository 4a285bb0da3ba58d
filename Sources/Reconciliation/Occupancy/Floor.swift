public import Reservations

/// The salon's floor: its trade, its people and when they work. It tells what bookings occupy.
public struct Floor: Sendable {
    public let vertical: Vertical
    public let media: [Medium: MediumRules]
    public let staff: StaffBook
    public let work: WorkingTime
    /// The equipment without which some of the staff serve nobody.
    public let equipment: [SharedEquipment]

    public init(
        vertical: Vertical, media: [Medium: MediumRules], staff: StaffBook = StaffBook(),
        work: WorkingTime = WorkingTime(), equipment: [SharedEquipment] = []
    ) {
        self.vertical = vertical
        self.media = media
        self.staff = staff
        self.work = work
        self.equipment = equipment
    }

    /// The same with who is who.
    public func knowing(_ staff: StaffBook) -> Floor {
        Floor(vertical: vertical, media: media, staff: staff, work: work, equipment: equipment)
    }

    /// Whose time a booking takes, by its medium's rule (D2, D14). A name that the medium drew by
    /// lot is nobody's time (R0-10, R0-11).
    public func place(of facts: Facts, at medium: Medium) -> Occupancy.Place {
        let nomination = media[medium]?.nomination(of: facts, vertical: vertical)
        guard nomination != .free, let name = facts.staff, !name.isEmpty else { return .free }
        let identity = StaffIdentity(medium: medium, name: name)
        return .staff(staff.entries[identity]?.person ?? name)
    }

    /// What the bookings of a day occupy, in the order of their beginnings. Those that are
    /// cancelled, of other days or without a time occupy nothing.
    public func occupancies(
        of bookings: some Sequence<Reservation>, on day: ServiceDay
    ) -> [Occupancy] {
        let claims = bookings.compactMap { claim(of: $0, on: day) }
        var starts: [Occupancy.Place: [Int]] = [:]
        // A break ends no visit whose end nobody knows: only the shift's end does (D13).
        for claim in claims where !claim.booking.key.isTimeOff {
            starts[claim.place, default: []].append(claim.start)
        }
        for place in starts.keys { starts[place]?.sort() }
        return claims.map { $0.occupancy(on: day, starts: starts[$0.place] ?? [], floor: self) }
            .sorted { ($0.minutes.lowerBound, $0.key) < ($1.minutes.lowerBound, $1.key) }
    }

    private func claim(of booking: Reservation, on day: ServiceDay) -> Claim? {
        guard booking.isActive, booking.facts.visitDate == day,
            let start = booking.facts.startTime?.minutes
        else { return nil }
        return Claim(
            booking: booking, place: place(of: booking.facts, at: booking.key.medium),
            start: start)
    }
}

/// A booking whose end may still have to be found.
private struct Claim {
    let booking: Reservation
    let place: Occupancy.Place
    let start: Int

    func occupancy(on day: ServiceDay, starts: [Int], floor: Floor) -> Occupancy {
        let known = booking.facts.durationMinutes.map { start + max($0, 1) }
        return Occupancy(
            key: booking.key, place: place, equipment: booking.facts.equipment, day: day,
            minutes: start..<(known ?? openEnd(on: day, starts: starts, floor: floor)),
            isEndKnown: known != nil, isTentative: booking.facts.status == .requested)
    }

    /// D13: the person's next booking, else the end of the shift, else of the business day.
    private func openEnd(on day: ServiceDay, starts: [Int], floor: Floor) -> Int {
        let (person, next): (String?, Int?) =
            switch place {
            case .staff(let name): (name, starts.first { $0 > start })
            case .free: (nil, nil)
            }
        let shift = floor.work.shift(of: person, on: day)?.end ?? ClockTime.end
        return min(next ?? Int.max, shift > start ? shift : ClockTime.end)
    }
}
