public import Foundation
public import Reservations

/// What a medium was told of the slots that one booking takes: the fold of the steps that reached
/// it, or may have.
public struct ToldSlots: Hashable, Sendable {
    /// What it keeps closed, with the step that closed it.
    public private(set) var closed: [Slot: String] = [:]
    /// Of this, what is closed because no equipment was left (R1-10).
    private(set) var users: [Slot: EquipmentUsers] = [:]
    /// The last step; nil before the first.
    public private(set) var receipt: String?

    /// - Parameters:
    ///   - steps: in the order in which they were planned.
    ///   - start: what was planned before it, the medium has forgotten.
    public init(_ steps: some Sequence<Action> = [], since start: Date? = nil) {
        for step in steps where step.isAboutSlot {
            receipt = step.id
            // A moment that was written down twice may differ in its last bits.
            if let start, step.opens < start - 1 { continue }
            if let open = step.before.flatMap(Slot.init) { self.open(open) }
            guard let taken = step.after.flatMap(Slot.init) else { continue }
            closed[taken] = step.id
            users[taken] = EquipmentUsers(reasons: step.reasons)
        }
    }

    /// Of what is closed only a part may have been opened; the rest stays closed by the same step.
    private mutating func open(_ slot: Slot) {
        users[slot] = nil
        if closed.removeValue(forKey: slot) != nil { return }
        for (whole, step) in closed.sorted(by: { $0.key.order < $1.key.order })
        where whole.covers(slot) {
            closed[whole] = nil
            let use = users.removeValue(forKey: whole)
            for part in whole.parts(without: slot.minutes)
            where !closed.keys.contains(where: { $0.covers(part) }) {
                closed[part] = step
                users[part] = use
            }
        }
    }

    /// The bookings whose words some of it waits for.
    public var usersOfEquipment: Set<ReservationKey> { Set(users.values.flatMap(\.pieces.keys)) }

    /// What is closed from the beginning of a slot on for as long or longer, else the slot: an end
    /// that nobody told shrinks for nobody.
    func longest(from slot: Slot) -> Slot {
        closed.keys.filter { $0.covers(slot) && $0.minutes.lowerBound == slot.minutes.lowerBound }
            .max { $0.minutes.upperBound < $1.minutes.upperBound } ?? slot
    }
}
