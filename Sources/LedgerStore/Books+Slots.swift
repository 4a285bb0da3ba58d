public import Foundation
public import Reconciliation
public import Reservations

extension Books {
    /// What a medium was told of the slots of some bookings.
    ///
    /// - Parameter start: what steps closed that were planned before it is open again, because the
    ///   medium has forgotten them; nil where it never does.
    public func toldSlots(
        target: Medium, of keys: Set<ReservationKey>, since start: Date?
    ) throws(LedgerTrouble) -> [ReservationKey: ToldSlots] {
        var told: [ReservationKey: ToldSlots] = [:]
        for key in keys {
            let steps = try all(
                """
                SELECT \(OutboxAction.columns) FROM outbox
                WHERE salon = $1 AND target = $2 AND medium = $3 AND number = $4
                    AND state IN ('leased', 'handed', 'uncertain', 'done')
                    AND is_about_slot = 1
                ORDER BY n
                """, [salon, target.rawValue, key.medium.rawValue, key.number]
            ) { line throws(LedgerTrouble) in try OutboxAction(line, salon: salon).action }
            let slots = ToldSlots(steps, since: start)
            if slots.receipt != nil { told[key] = slots }
        }
        return told
    }

    /// The bookings of which a medium was told a slot on a day or later, whether they stand or not.
    public func bookingsWithSlots(
        target: Medium, from day: ServiceDay
    ) throws(LedgerTrouble) -> [Reservation] {
        try bookingsWithSlots(target: target, onDays: ">=", day)
    }

    /// The bookings of which a medium was told a slot on some days, whether they stand or not, and
    /// wherever they stand now.
    public func bookingsWithSlots(
        target: Medium, on days: Set<ServiceDay>
    ) throws(LedgerTrouble) -> [Reservation] {
        var bookings: [ReservationKey: Reservation] = [:]
        for day in days {
            for booking in try bookingsWithSlots(target: target, onDays: "=", day) {
                bookings[booking.key] = booking
            }
        }
        return Array(bookings.values)
    }

    private func bookingsWithSlots(
        target: Medium, onDays comparison: String, _ day: ServiceDay
    ) throws(LedgerTrouble) -> [Reservation] {
        let keys = try all(
            """
            SELECT DISTINCT medium, number FROM outbox
            WHERE salon = $1 AND target = $2
                AND state IN ('leased', 'handed', 'uncertain', 'done') AND is_about_slot = 1
                AND json_extract(after, '$.visitDate') \(comparison) $3
            """, [salon, target.rawValue, day.description]
        ) { line throws(LedgerTrouble) in
            ReservationKey(medium: Medium(rawValue: try line.text(0)), number: try line.text(1))
        }
        var bookings: [Reservation] = []
        for key in keys {
            if let booking = try reservation(key) { bookings.append(booking) }
        }
        return bookings
    }

    /// The steps about slots that wait for a target, or were refused there, each with those that
    /// must come first.
    public func waitingSlotSteps(at target: Medium) throws(LedgerTrouble) -> [String: [String]] {
        let known = try actions(to: target, in: .pending) + actions(to: target, in: .refused)
        let waiting = known.map(\.action).filter(\.isAboutSlot).map { ($0.id, $0.requires) }
        return Dictionary(uniqueKeysWithValues: waiting)
    }

    /// With what a medium's slots were last decided for every day, and until which day it was told
    /// when people do not work; nil where they never were.
    public func slotScope(
        of target: Medium
    ) throws(LedgerTrouble) -> (scope: Fingerprint, until: ServiceDay?)? {
        try first(
            "SELECT scope, until FROM slot_scope WHERE salon = $1 AND target = $2",
            [salon, target.rawValue]
        ) { line throws(LedgerTrouble) in
            (
                scope: try line.read(0) { Fingerprint($0) },
                until: try line.readOptional(1) { ServiceDay($0) }
            )
        }
    }

    /// Remembers with what slots were decided.
    func keepScopes(of reviews: [Medium: SlotReview]) throws(LedgerTrouble) {
        for (target, review) in reviews.sorted(by: { $0.key < $1.key }) {
            guard let scope = review.scope else { continue }
            if let known = try slotScope(of: target), known.scope == scope,
                known.until == review.until
            {
                continue
            }
            try run(
                """
                INSERT INTO slot_scope (salon, target, scope, until) VALUES ($1, $2, $3, $4)
                ON CONFLICT (salon, target) DO UPDATE SET
                    scope = excluded.scope, until = excluded.until
                """,
                [salon, target.rawValue, scope.description, review.until?.description])
        }
    }

    /// The step of a booking that was last told to a target, of those about slots.
    func lastSlotStep(target: Medium, of key: ReservationKey) throws(LedgerTrouble) -> String? {
        try toldSlots(target: target, of: [key], since: nil)[key]?.receipt
    }
}
