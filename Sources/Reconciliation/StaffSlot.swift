public import Reservations

/// One staff member's time at which bookings begin.
public struct StaffSlot: Hashable, Sendable {
    public let day: ServiceDay
    public let start: ClockTime
    public let staff: String

    /// Nil where day, time or staff is open.
    public init?(_ facts: Facts) {
        guard let day = facts.visitDate, let start = facts.startTime, let staff = facts.staff else {
            return nil
        }
        self.day = day
        self.start = start
        self.staff = staff
    }
}

extension Survey {
    /// The slots that the bookings of this run have or may come to have. Those of media that are
    /// adopted by it are left out: what stands there stands there.
    public func slots(_ evidence: Evidence, belief: Belief) -> Set<StaffSlot> {
        var slots: Set<StaffSlot> = []
        for key in touched where belief.adopted.contains(key.medium) {
            let known = belief.histories[key]?.reservation?.facts ?? Facts()
            let rows = (rows[key] ?? []).map { evidence.scans[$0.scan].rows[$0.row].facts }
            let said = rows + (mails[key] ?? []).map(\.facts)
            slots.formUnion(
                ([known] + said.map { known.filled(by: $0) }).compactMap(StaffSlot.init))
        }
        return slots
    }

    /// Has further bookings judged again.
    public mutating func touch(_ keys: Set<ReservationKey>) {
        touched.formUnion(keys)
    }
}

extension Facts {
    /// These with what another says of day, time and staff.
    fileprivate func filled(by other: Facts) -> Facts {
        var facts = self
        for field in [Field.visitDate, .startTime, .staff] where other.claimed.contains(field) {
            facts.take(field, from: other)
        }
        return facts
    }
}
