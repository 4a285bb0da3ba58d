public import Foundation
public import Reservations

/// The end of a booking that a schedule tells.
public struct ScheduledEnd: Hashable, Sendable {
    public let key: ReservationKey
    public let minutes: Int
    public let span: Range<Int>?
}

/// A page of a schedule as a run read it.
public struct ScheduleSheet: Sendable {
    public let medium: Medium
    public let day: ScheduleDay
    public let interval: Interval
    public let detectedAt: Date
    public let source: String
    public let capture: String
    public let format: String

    public init(
        medium: Medium, day: ScheduleDay, interval: Interval, detectedAt: Date, source: String,
        capture: String, format: String
    ) {
        self.medium = medium
        self.day = day
        self.interval = interval
        self.detectedAt = detectedAt
        self.source = source
        self.capture = capture
        self.format = format
    }

    /// The same page, with the staff by the names that they are known by.
    public func naming(_ name: (String) -> String) -> ScheduleSheet {
        ScheduleSheet(
            medium: medium, day: day.naming(name), interval: interval, detectedAt: detectedAt,
            source: source, capture: capture, format: format)
    }

    /// What the page says that the ledger does not know yet: how long bookings take, and nothing
    /// else.
    ///
    /// - Parameters:
    ///   - ends: what it tells of which bookings.
    ///   - histories: of those bookings.
    public func words(
        _ ends: [ScheduledEnd], on histories: [ReservationKey: History]
    ) -> [Observation] {
        ends.filter { isNews($0, histories[$0.key]) }.map { end in
            var facts = Facts()
            facts.claimed = FieldSet(.durationMinutes)
            facts.durationMinutes = end.minutes
            return Observation(
                key: end.key, kind: .changed, channel: .table, facts: facts, interval: interval,
                detectedAt: detectedAt, source: source, capture: capture, span: end.span,
                format: format)
        }
    }

    /// A word of the booking itself counts before it, and so does a newer page.
    private func isNews(_ end: ScheduledEnd, _ history: History?) -> Bool {
        let told = (history?.observations ?? []).filter {
            $0.facts.claimed.contains(.durationMinutes)
        }
        guard told.allSatisfy(\.tellsEndAlone), let last = told.latest else {
            return told.isEmpty
        }
        return last.facts.durationMinutes != end.minutes && interval.isSurelyAfter(last.interval)
    }
}

extension ScheduleDay {
    /// The bookings that its visits show, with how long they take: those that have the number, or
    /// the same beginning, staff and name, where exactly one booking and one visit fit (D13). All
    /// others stay without; a schedule makes no booking and ends none.
    ///
    /// - Parameter bookings: the active bookings of that day at the schedule's medium.
    public func ends(of bookings: [Reservation]) -> [ScheduledEnd] {
        let mine = bookings.filter { $0.isActive && $0.facts.visitDate == day }
        return mine.compactMap { booking in
            let fitting = visits.filter { $0.fits(booking) }
            guard let visit = fitting.first, fitting.count == 1,
                mine.count(where: visit.fits) == 1, let end = visit.end
            else { return nil }
            return ScheduledEnd(
                key: booking.key, minutes: end - visit.start.minutes, span: visit.span)
        }
    }
}

extension ScheduledVisit {
    fileprivate func fits(_ booking: Reservation) -> Bool {
        if let number { return number == booking.key.number }
        guard booking.facts.startTime == start, let name = booking.facts.customerName?.value,
            let staff = booking.facts.staff
        else { return false }
        return staff.bareName == self.staff.bareName
            && name.bareGuestName == guest.value.bareGuestName
    }
}
