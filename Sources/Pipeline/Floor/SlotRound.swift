import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What a run tells linked media of slots: of the days that it touches, and once of every day from
/// today on where something has changed that decides over all of them, such as a merge (R0-13).
struct SlotRound {
    let belief: Belief
    let terms: Terms
    let books: Books

    /// Adds the steps to a plan whose other decisions stand.
    func tell(_ plan: inout Plan) throws(LedgerTrouble) {
        let sellers = terms.targets.compactMap { terms.floor.media[$0] }.filter(\.slots.by.sells)
        if sellers.isEmpty { return }
        let floor = Floor(
            vertical: terms.floor.vertical, media: terms.floor.media,
            staff: try books.staffBook(), work: terms.floor.work)
        for rules in sellers {
            guard let seller = SlotSeller(rules, on: floor) else { continue }
            try tell(seller, of: &plan, scope: scope(of: rules, staff: floor.staff))
        }
    }

    private func tell(
        _ seller: SlotSeller, of plan: inout Plan, scope: Fingerprint?
    ) throws(LedgerTrouble) {
        let target = seller.rules.medium
        guard let scope else {
            plan.slots[target] = SlotReview()
            return
        }
        let known = try books.slotScope(of: target)
        // A backfill fills some days of its own; the next run sees to all others.
        if terms.past != nil, known == nil { return }
        let isWhole = terms.past == nil && known != scope
        let bookings =
            try isWhole ? allBookings(of: target, plan) : touchedBookings(of: target, plan)
        let told = try books.toldSlots(
            target: target, of: Set(bookings.map(\.key)), since: forgotten(by: seller.rules))
        let steps = SlotSteps(
            at: seller, terms: terms, adopted: belief.adopted, told: told, changes: plan.changes)
        let others = try isWhole ? [] : neighbours(of: bookings, told, plan, at: target)
        let wanted = steps.actions(
            for: bookings, beside: others, same: try sameVisits(among: bookings + others))
        let waiting = try wanted.isEmpty ? [] : books.waitingSlotSteps(at: target)
        plan.actions += wanted.filter { !waiting.contains($0.id) }
        plan.slots[target] = SlotReview(
            scope: isWhole ? scope : known, decided: Set(bookings.filter(steps.decide).map(\.key)),
            wanted: Set(wanted.map(\.id)))
    }

    /// All that decides over every day alike; nil while the medium is not linked.
    private func scope(of rules: MediumRules, staff: StaffBook) -> Fingerprint? {
        guard let course = belief.links[rules.medium], course.state == .linked else { return nil }
        var words = [terms.definition?.description ?? "", course.since.map(SalonTime.iso) ?? ""]
        words += belief.adopted.map(\.rawValue).sorted()
        for identity in staff.merged {
            let entry = staff.entries[identity]
            words += [identity.text, entry?.person ?? "", "\(entry?.isEnabled ?? true)"]
        }
        return Fingerprint(words: words)
    }

    /// Since when the medium remembers what it was told: some begin anew with each link (R1-17).
    private func forgotten(by rules: MediumRules) -> Date? {
        rules.link.end == .slotsReset ? belief.links[rules.medium]?.since : nil
    }

    /// A business day runs past midnight: yesterday's may still have slots ahead.
    private var first: ServiceDay { terms.today.adding(days: -1) }

    /// Those of the days that the plan touches, and those that keep some of these days closed.
    private func touchedBookings(
        of target: Medium, _ plan: Plan
    ) throws(LedgerTrouble) -> [Reservation] {
        let moved = plan.changes.compactMap { $0.before?.visitDate }
        let touched = Set(
            plan.reservations.compactMap(\.facts.visitDate) + moved + plan.blocked.map(\.day))
        let days = touched.filter { $0 >= first }
        var bookings: [ReservationKey: Reservation] = [:]
        for block in try blocks(of: target, on: days, plan) { bookings[block.key] = block }
        let told = try books.bookingsWithSlots(target: target, on: days)
        for booking in try told + books.bookings(on: days, after: plan) {
            bookings[booking.key] = booking
        }
        for booking in plan.reservations where bookings[booking.key] != nil {
            bookings[booking.key] = booking
        }
        return Array(bookings.values)
    }

    /// What people said of bookings that begin at one moment (D16).
    private func sameVisits(
        among bookings: [Reservation]
    ) throws(LedgerTrouble) -> [ReservationKey: Set<ReservationKey>] {
        let starts = Dictionary(grouping: bookings.filter(\.isActive)) { $0.facts.begins }
        let shared = starts.values.filter { $0.count > 1 }.flatMap { $0.map(\.key) }
        return try books.visitWords(of: Set(shared)).mapValues { words in
            Set(words.filter { $0.value == .same }.keys)
        }
    }

    /// What else stands on the days of bookings, and on those of which they keep something closed.
    private func neighbours(
        of bookings: [Reservation], _ told: [ReservationKey: ToldSlots], _ plan: Plan,
        at target: Medium
    ) throws(LedgerTrouble) -> [Reservation] {
        let closed = told.values.flatMap { $0.closed.keys.map(\.day) }
        let days = Set(bookings.compactMap(\.facts.visitDate) + closed)
        let known = Set(bookings.map(\.key))
        let ahead = days.filter { $0 >= first }
        return (try books.bookings(on: ahead, after: plan) + blocks(of: target, on: ahead, plan))
            .filter { !known.contains($0.key) }
    }

    private func allBookings(
        of target: Medium, _ plan: Plan
    ) throws(LedgerTrouble) -> [Reservation] {
        var bookings: [ReservationKey: Reservation] = [:]
        let told = try books.bookingsWithSlots(target: target, from: first)
        for booking in try books.activeBookings(from: first, to: nil) + told + plan.reservations {
            bookings[booking.key] = booking
        }
        let blocks = try books.blocks(from: first, to: nil, toldTo: target, after: plan)
        return bookings.values + blocks
    }

    private func blocks(
        of target: Medium, on days: Set<ServiceDay>, _ plan: Plan
    ) throws(LedgerTrouble) -> [Reservation] {
        var blocks: [Reservation] = []
        for day in days.sorted() {
            blocks += try books.blocks(from: day, to: day, toldTo: target, after: plan)
        }
        return blocks
    }
}
