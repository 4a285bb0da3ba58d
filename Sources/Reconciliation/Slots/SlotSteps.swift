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
    /// house, is not told to it. A piece of equipment that a booking of its own uses it knows nothing
    /// of (R1-10).
    public func decide(on booking: Reservation) -> Bool {
        let medium = booking.key.medium
        let hears =
            seller.hears(of: booking.key) || seller.closesForEquipment && !booking.key.isBlock
        return hears && (medium == .local || adopted.contains(medium))
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
        let needed = NeededSlots(
            by: all, at: seller, told: told, telling: Set(all.filter(decide).map(\.key)), same: same
        )
        return bookings.filter(decide).sorted { $0.key < $1.key }
            .flatMap { actions(for: $0, among: needed) }
    }

    private func actions(for booking: Reservation, among needed: NeededSlots) -> [Action] {
        let told = told[booking.key] ?? ToldSlots()
        let own = ownSteps(for: booking, among: needed, told)
        return own.closing + idleClosings(for: booking, among: needed, told) + own.openings
            + idleOpenings(for: booking, among: needed, told, after: own.closed)
    }

    /// About the time that a booking takes itself, with the step that closes it.
    private func ownSteps(
        for booking: Reservation, among needed: NeededSlots, _ told: ToldSlots
    ) -> (closed: String?, closing: [Action], openings: [Action]) {
        let known = told.closed.keys.filter { told.users[$0] == nil }
        guard let occupancy = needed.occupancies[booking.key] else {
            let isTwin = needed.twins.contains(booking.key)
            let freed = booking.isActive && !isTwin ? [] : known.flatMap { needed.parts(of: $0) }
            let steps = openings(of: freed, booking, told, because: isTwin ? ["act:same"] : [])
            return (nil, [], steps)
        }
        guard let seen = needed.slots[booking.key] else {
            // Who serves it may not be named there, and stands in nobody's place.
            let freed = known.filter { $0.staff == nil && occupancy.place.person != nil }
            return (nil, [], openings(of: freed, booking, told))
        }
        if told.closed.isEmpty, needed.isTakenThere(occupancy) { return (nil, [], []) }
        let wanted = occupancy.isEndKnown ? seen : told.longest(from: seen)
        // What has begun is closed no more (I16), and what was closed before a move there opens. A
        // slot in the medium's own steps of time may begin before what it is closed for.
        let isOpen = told.closed[wanted] == nil && occupancy.isAhead(of: terms.now)
        let steps = isOpen ? [closes(wanted, booking, told)] : []
        let closed = told.closed[wanted] ?? steps.first?.id
        let freed = known.filter { isFreed($0, by: occupancy, but: wanted) }
            .flatMap { needed.parts(of: $0, without: wanted) }
        return (closed, steps, openings(of: freed, booking, told, after: closed))
    }

    /// Whether what is closed is not wanted any more. Doubt opens nothing: neither words that disagree
    /// or are held, nor an end that nobody told.
    private func isFreed(_ slot: Slot, by occupancy: Occupancy, but wanted: Slot) -> Bool {
        if slot == wanted { return false }
        let isSameStart =
            slot.day == wanted.day && slot.staff == wanted.staff
            && slot.minutes.lowerBound == wanted.minutes.lowerBound
        return occupancy.isEndKnown || !isSameStart
    }

    func closes(
        _ slot: Slot, _ booking: Reservation, _ told: ToldSlots, because reasons: [String] = []
    ) -> Action {
        action(
            .blockSlot, slot, booking, told, after: slot, requires: [],
            because: self.reasons(for: booking) + reasons)
    }

    /// - Parameter closing: the step whose receipt they wait for, where one takes their place.
    private func openings(
        of slots: [Slot], _ booking: Reservation, _ told: ToldSlots,
        after closing: String? = nil, because reasons: [String] = []
    ) -> [Action] {
        mayOpen(Set(slots), of: booking).map { slot in
            opens(
                slot, booking, told, after: closing,
                because: self.reasons(for: booking) + reasons + evidence(of: booking, slot))
        }
    }

    /// Those that may be opened now, in order.
    func mayOpen(_ slots: Set<Slot>, of booking: Reservation) -> [Slot] {
        guard !booking.isInDoubt else { return [] }
        return slots.filter { isAhead($0, of: booking) && seller.maySpeak(of: $0) }
            .sorted { $0.order < $1.order }
    }

    func opens(
        _ slot: Slot, _ booking: Reservation, _ told: ToldSlots, after closing: String?,
        because reasons: [String]
    ) -> Action {
        action(
            .releaseSlot, slot, booking, told, before: slot,
            requires: closing.map { [$0] } ?? [], because: reasons)
    }

    private func isAhead(_ slot: Slot, of booking: Reservation) -> Bool {
        slot.isAhead(of: terms.now, for: booking.key)
    }

    /// A step of the medium's, or a person's where it may not be told (R0-25, R0-26).
    private func action(
        _ kind: Action.Kind, _ slot: Slot, _ booking: Reservation, _ told: ToldSlots,
        before: Slot? = nil, after: Slot? = nil, requires: [String], because reasons: [String]
    ) -> Action {
        let refusals = seller.refusals(of: slot)
        return Action(
            target: seller.rules.medium, kind: refusals.isEmpty ? kind : .advise, key: booking.key,
            before: before?.facts, after: after?.facts,
            reasons: reasons + refusals + (refusals.isEmpty ? [] : screen(for: slot)),
            requires: requires, opens: seller.opening(after: terms.now), salon: terms.salon,
            receipt: told.receipt)
    }

    private func reasons(for booking: Reservation) -> [String] {
        if booking.key.isBlock { return [booking.key.isTimeOff ? "hours" : "schedule"] }
        if let change = changes[booking.key] { return change.reasons }
        guard let status = booking.facts.status, status.isCancelled else { return ["slots"] }
        return ["status:\(status.rawValue)"]
    }

    /// The words that a slot is opened on: they stay its proof, however late it is opened.
    private func evidence(of booking: Reservation, _ slot: Slot) -> [String] {
        if !booking.isActive { return booking.evidence(of: [.status]) }
        let told = slot.facts
        let fields = [Field.visitDate, .startTime, .durationMinutes, .staff].filter {
            told.claimed.contains($0) && !told.agrees(on: $0, with: booking.facts)
        }
        let isOther = seller.keepsEquipment && slot.equipment != booking.facts.equipment
        return booking.evidence(of: fields + (isOther ? [.equipment] : []))
    }

    private func screen(for slot: Slot) -> [String] {
        let screen = seller.rules.screens.slots?.name(visit: slot.day, today: terms.today)
        return screen.map { ["screen:\($0)"] } ?? []
    }
}

extension Occupancy {
    /// Whether it can still be closed: a visit until it begins, a block until it ends.
    fileprivate func isAhead(of now: Date) -> Bool {
        let last = key.isBlock ? minutes.upperBound : minutes.lowerBound
        return SalonTime.instant(day, minutes: last) > now
    }
}

extension Reservation {
    /// Whether its words disagree, or one of them waits for a person: no slot is opened on it.
    var isInDoubt: Bool { !attention.isDisjoint(with: [.conflict, .held]) }

    /// The words that some of its facts rest on, as reasons name them.
    func evidence(of fields: [Field]) -> [String] {
        Set(fields.compactMap { provenance[$0] })
            .map { "evidence:\($0.description.prefix(16))" }.sorted()
    }
}
