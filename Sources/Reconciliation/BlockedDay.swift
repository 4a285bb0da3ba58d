public import Reservations

/// What is believed of one day's blocks at a medium that shows them, in order.
public struct BlockedDay: Hashable, Sendable, Codable {
    public let medium: Medium
    public let day: ServiceDay
    public let blocks: [Block]
    /// Of the page that says so.
    public let interval: Interval
    public let capture: String

    public init(
        medium: Medium, day: ServiceDay, blocks: [Block], interval: Interval, capture: String
    ) {
        self.medium = medium
        self.day = day
        self.blocks = blocks
        self.interval = interval
        self.capture = capture
    }
}

/// When the page of a day was looked at last, whatever it said.
public struct ScheduleLook: Hashable, Sendable {
    public let medium: Medium
    public let day: ServiceDay
    public let interval: Interval

    public init(medium: Medium, day: ServiceDay, interval: Interval) {
        self.medium = medium
        self.day = day
        self.interval = interval
    }
}

/// What is known of a day before a run looks at its page.
public struct DayMemory: Sendable {
    public var blocked: BlockedDay?
    public var look: ScheduleLook?
    /// The bookings that stand on it at the schedule's medium.
    public let bookings: [Reservation]

    public init(blocked: BlockedDay?, look: ScheduleLook?, bookings: [Reservation]) {
        self.blocked = blocked
        self.look = look
        self.bookings = bookings
    }
}

extension Block {
    /// As what medium sell counts it: a booking of that person, standing or given up, which no
    /// table of bookings holds.
    ///
    /// - Parameter page: the capture of the page that no longer shows it; nil while it stands.
    public func reservation(goneFrom page: String? = nil) -> Reservation {
        reservation(gone: page.map { Fingerprint(words: [medium.rawValue, key.number, $0]) })
    }

    /// The same of time off that a definition no longer tells of: what that says is a person's word.
    public func reservation(outOf definition: Fingerprint) -> Reservation {
        reservation(gone: definition)
    }

    private func reservation(gone proof: Fingerprint?) -> Reservation {
        var facts = Facts()
        facts.claimed = FieldSet([
            .status, .visitDate, .startTime, .durationMinutes, .staff, .nominated,
        ])
        facts.status = proof == nil ? .booked : .cancelledBySalon
        facts.visitDate = day
        facts.startTime = ClockTime(minutes: minutes.lowerBound)
        facts.durationMinutes = minutes.count
        facts.staff = staff
        facts.nominated = true
        return Reservation(
            key: key, facts: facts, provenance: proof.map { [.status: $0] } ?? [:],
            detectedAt: SalonTime.instant(day, minutes: 0), durationGround: .schedule,
            changedBy: "", changedOn: day)
    }
}
