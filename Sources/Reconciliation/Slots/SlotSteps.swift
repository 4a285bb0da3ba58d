import Foundation
public import Reservations

/// The steps by which a medium learns what all others have taken: what it should keep closed less
/// what it was told. It closes at once, and opens on proof alone.
public struct SlotSteps: Sendable {
    let seller: SlotSeller
    let terms: Terms
    /// The media that were adopted before this run: nothing leaves of the others (D15).
    let adopted: Set<Medium>
    /// By booking, what the medium was told.
    let told: [ReservationKey: ToldSlots]
    /// What this run changed, whose reasons the steps carry.
    let changes: [ReservationKey: Change]

    public init(
        at seller: SlotSeller, terms: Terms, adopted: Set<Medium>,
        told: [ReservationKey: ToldSlots] = [:],
        changes: some Sequence<Change> = []
    ) {
        self.seller = seller
        self.terms = terms
        self.adopted = adopted
        self.told = told
        self.changes = Dictionary(changes.map { ($0.key, $0) }) { _, last in last }
    }

    /// Whether this decides on a booking: what the medium told of itself, and what is to stay in the
    /// house, is not told to it.
    public func decide(on booking: Reservation) -> Bool {
        let medium = booking.key.medium
        return seller.hears(of: booking.key) && (medium == .local || adopted.contains(medium))
            && !terms.isSilent(on: booking)
    }

    /// The steps for some bookings, in the order of their keys.
    ///
    /// - Parameters:
    ///   - bookings: all that stand on the days in question, and those that were given up or moved
    ///     away.
    ///   - others: what else stands on the days of these and of what they keep closed.
    ///   - same: by booking, those that a person said are the same visit: it takes one slot.
    public func actions(
        for bookings: [Reservation], beside others: [Reservation] = [],
        same: [ReservationKey: Set<ReservationKey>] = [:]
    ) -> [Action] {
        let all = bookings + others
        let told = Set(all.filter(decide).map(\.key))
        let needed = NeededSlots(
            by: all, at: seller, same: same.mapValues { $0.intersection(told) })
        return bookings.filter(decide).sorted { $0.key < $1.key }
            .flatMap { actions(for: $0, among: needed) }
    }

    private func actions(for booking: Reservation, among needed: NeededSlots) -> [Action] {
        let told = told[booking.key] ?? ToldSlots()
        guard let occupancy = needed.occupancies[booking.key] else {
            let isTwin = needed.twins.contains(booking.key)
            return booking.isActive && !isTwin
                ? []
                : openings(
                    of: parts(of: told.closed.keys, needed), booking, told, after: nil,
                    because: isTwin ? ["act:same"] : [])
        }
        guard let seen = seller.slot(of: occupancy), isAhead(seen, of: booking) else { return [] }
        if told.closed.isEmpty, needed.isTakenThere(occupancy) { return [] }
        let wanted = occupancy.isEndKnown ? seen : told.longest(from: seen)
        var steps: [Action] = []
        var closing = told.closed[wanted]
        if closing == nil {
            let step = closes(wanted, booking, told)
            closing = step.id
            steps.append(step)
        }
        let freed = freed(by: occupancy, told, but: wanted)
        return steps
            + openings(of: parts(of: freed, needed, wanted), booking, told, after: closing)
    }

    /// What of slots nobody needs closed.
    private func parts(
        of slots: some Sequence<Slot>, _ needed: NeededSlots, _ wanted: Slot? = nil
    ) -> [Slot] {
        Array(Set(slots.flatMap { needed.parts(of: $0, without: wanted) }))
    }

    /// What is closed and not wanted any more. Doubt opens nothing: neither words that disagree or
    /// are held, nor an end that nobody told.
    private func freed(by occupancy: Occupancy, _ told: ToldSlots, but wanted: Slot) -> [Slot] {
        told.closed.keys.filter { slot in
            if slot == wanted { return false }
            let isSameStart =
                slot.day == wanted.day && slot.staff == wanted.staff
                && slot.minutes.lowerBound == wanted.minutes.lowerBound
            return occupancy.isEndKnown || !isSameStart
        }
    }

    private func closes(_ slot: Slot, _ booking: Reservation, _ told: ToldSlots) -> Action {
        action(.blockSlot, slot, booking, told, before: nil, after: slot, requires: [])
    }

    /// - Parameter closing: the step whose receipt they wait for, where one takes their place.
    private func openings(
        of slots: [Slot], _ booking: Reservation, _ told: ToldSlots, after closing: String?,
        because reasons: [String] = []
    ) -> [Action] {
        guard booking.attention.isDisjoint(with: [.conflict, .held]) else { return [] }
        return slots.filter { isAhead($0, of: booking) && seller.maySpeak(of: $0) }
            .sorted { $0.order < $1.order }
            .map { slot in
                action(
                    .releaseSlot, slot, booking, told, before: slot, after: nil,
                    requires: closing.map { [$0] } ?? [], because: reasons)
            }
    }

    private func isAhead(_ slot: Slot, of booking: Reservation) -> Bool {
        slot.isAhead(of: terms.now, for: booking.key)
    }

    /// A step of the medium's, or a person's where it may not be told (R0-25, R0-26).
    private func action(
        _ kind: Action.Kind, _ slot: Slot, _ booking: Reservation, _ told: ToldSlots,
        before: Slot?, after: Slot?, requires: [String], because more: [String] = []
    ) -> Action {
        let refusals = seller.refusals(of: slot)
        return Action(
            target: seller.rules.medium, kind: refusals.isEmpty ? kind : .advise, key: booking.key,
            before: before?.facts, after: after?.facts,
            reasons: reasons(for: booking) + more
                + (after == nil ? evidence(of: booking, before) : []) + refusals
                + (refusals.isEmpty ? [] : screen(for: slot)),
            requires: requires, opens: seller.opening(after: terms.now), salon: terms.salon,
            receipt: told.receipt)
    }

    private func reasons(for booking: Reservation) -> [String] {
        if booking.key.isBlock { return ["schedule"] }
        if let change = changes[booking.key] { return change.reasons }
        guard let status = booking.facts.status, status.isCancelled else { return ["slots"] }
        return ["status:\(status.rawValue)"]
    }

    /// The words that a slot is opened on: they stay its proof, however late it is opened.
    private func evidence(of booking: Reservation, _ slot: Slot?) -> [String] {
        guard let told = slot?.facts else { return [] }
        let fields: [Field] =
            booking.isActive
            ? [.visitDate, .startTime, .durationMinutes, .staff, .equipment].filter {
                told.claimed.contains($0) && !told.agrees(on: $0, with: booking.facts)
            } : [.status]
        let words = Set(fields.compactMap { booking.provenance[$0] })
        return words.map { "evidence:\($0.description.prefix(16))" }.sorted()
    }

    private func screen(for slot: Slot) -> [String] {
        let screen = seller.rules.screens.slots?.name(visit: slot.day, today: terms.today)
        return screen.map { ["screen:\($0)"] } ?? []
    }
}
