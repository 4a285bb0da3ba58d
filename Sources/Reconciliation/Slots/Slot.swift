public import Foundation
public import Reservations

/// A time that a medium is told not to sell: somebody's there, a place of its フリー枠, or one of
/// the places that it counts.
public struct Slot: Hashable, Sendable {
    /// By the medium's own name for them; nil is a place that is nobody's.
    public let staff: String?
    public let equipment: String?
    public let day: ServiceDay
    /// In minutes of the business day, the end not included.
    public let minutes: Range<Int>

    public init(staff: String?, equipment: String? = nil, day: ServiceDay, minutes: Range<Int>) {
        self.staff = staff
        self.equipment = equipment
        self.day = day
        self.minutes = minutes
    }

    /// Nil where these tell of a booking, or of no time.
    public init?(_ facts: Facts) {
        guard facts.isSlot, let day = facts.visitDate, let start = facts.startTime?.minutes,
            let length = facts.durationMinutes, length > 0
        else { return nil }
        self.init(
            staff: facts.staff, equipment: facts.equipment, day: day,
            minutes: start..<start + length)
    }

    /// As an action carries it: nobody's name and nothing of the visit.
    public var facts: Facts {
        var facts = Facts()
        facts.claimed = FieldSet([.visitDate, .startTime, .durationMinutes, .staff])
        facts.visitDate = day
        facts.startTime = ClockTime(minutes: minutes.lowerBound)
        facts.durationMinutes = minutes.count
        facts.staff = staff
        if let equipment {
            facts.claimed.insert(FieldSet(.equipment))
            facts.equipment = equipment
        }
        return facts
    }

    public var begins: Date { SalonTime.instant(day, minutes: minutes.lowerBound) }

    /// Whether it can still be closed or opened: a visit's until it begins, a block's until it ends.
    public func isAhead(of now: Date, for key: ReservationKey) -> Bool {
        let last = key.isBlock ? minutes.upperBound : minutes.lowerBound
        return SalonTime.instant(day, minutes: last) > now
    }

    /// Whether this keeps all of another closed.
    func covers(_ other: Slot) -> Bool {
        isSamePlace(as: other) && minutes.lowerBound <= other.minutes.lowerBound
            && other.minutes.upperBound <= minutes.upperBound
    }

    /// Whether both are of one day and, as far as the medium tells them apart, of one place.
    func isSamePlace(as other: Slot) -> Bool {
        staff == other.staff && equipment == other.equipment && day == other.day
    }

    /// By day and time, then by place: no two slots are equal in it.
    var order: (ServiceDay, Int, Int, String, String) {
        (day, minutes.lowerBound, minutes.upperBound, staff ?? "", equipment ?? "")
    }

    /// What is left of this without some minutes.
    func parts(without taken: Range<Int>) -> [Slot] {
        minutes.parts(without: taken).map {
            Slot(staff: staff, equipment: equipment, day: day, minutes: $0)
        }
    }

    /// What is left of this without several times.
    func parts(without taken: [Range<Int>]) -> [Slot] {
        taken.reduce([self]) { parts, minutes in parts.flatMap { $0.parts(without: minutes) } }
    }

    /// What of this is the same person's time as one of some others.
    func parts(within others: [Slot]) -> [Slot] {
        others.filter { $0.staff == staff && $0.day == day && $0.minutes.overlaps(minutes) }.map {
            Slot(
                staff: staff, equipment: equipment, day: day,
                minutes: minutes.clamped(to: $0.minutes))
        }
    }
}

extension Range<Int> {
    /// What is left without some other minutes.
    func parts(without taken: Range<Int>) -> [Range<Int>] {
        guard overlaps(taken) else { return [self] }
        return [
            lowerBound..<Swift.max(lowerBound, taken.lowerBound),
            Swift.min(upperBound, taken.upperBound)..<upperBound,
        ].filter { !$0.isEmpty }
    }
}
