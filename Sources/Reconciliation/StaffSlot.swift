import Reservations

/// One staff member's time at which bookings begin.
struct StaffSlot: Hashable {
    let start: VisitStart
    let staff: String

    /// Nil where day, time or staff is open.
    init?(_ facts: Facts) {
        guard let start = VisitStart(facts), let staff = facts.staff else { return nil }
        self.start = start
        self.staff = staff
    }
}
