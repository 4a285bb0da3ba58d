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
        let floor = terms.floor.knowing(try books.staffBook())
        let proof = trustsDefinition(plan) ? terms.definition : nil
        for rules in sellers {
            guard let seller = SlotSeller(rules, on: floor) else { continue }
            let off = TimeOffWords(
                off: TimeOff(at: seller), last: terms.scope.last, proof: proof)
            let scope = scope(of: rules, staff: floor.staff, trusting: proof)
            try tell(seller, of: &plan, off, scope: scope)
        }
    }

    /// Whether a trusted list bears out what the definition says now, this run's own or one before
    /// it: the same run once more opens what this one opens (I3, G4).
    private func trustsDefinition(_ plan: Plan) -> Bool {
        let isBorneOut = plan.scans.values.contains { $0.coverage.verdict == .complete }
        return terms.past == nil && isBorneOut || belief.trustsDefinition(of: terms)
    }

    private func tell(
        _ seller: SlotSeller, of plan: inout Plan, _ off: TimeOffWords, scope: Fingerprint?
    ) throws(LedgerTrouble) {
        let target = seller.rules.medium
        guard let scope else {
            plan.slots[target] = SlotReview()
            return
        }
        let known = try books.slotScope(of: target)
        // A backfill fills some days of its own; the next run sees to all others.
        if terms.past != nil, known == nil { return }
        let last = seller.rules.slots.takesShifts ? terms.scope.last : nil
        let isWhole =
            terms.past == nil && (known?.scope != scope || (known?.until == nil) != (last == nil))
        let until =
            terms.past == nil
            ? last.map { max($0, known?.until ?? $0) } : known?.until
        let view = SlotView(
            of: target, since: forgotten(by: seller.rules), today: terms.today, off, plan, books)
        let new = terms.past == nil ? days(after: known?.until, to: last) : []
        let seen = try isWhole ? view.whole() : view.touched(new)
        let steps = SlotSteps(
            at: seller, terms: terms, adopted: belief.adopted, told: seen.told,
            changes: plan.changes)
        let wanted = steps.actions(for: seen.bookings, beside: seen.others, same: seen.same)
        let waiting = try wanted.isEmpty ? [:] : books.waitingSlotSteps(at: target)
        plan.actions += wanted.filter { waiting[$0.id] != $0.requires }
        plan.slots[target] = SlotReview(
            scope: isWhole ? scope : known?.scope,
            until: until,
            decided: Set(seen.bookings.filter(steps.decide).map(\.key)),
            wanted: Set(wanted.map(\.id)))
    }

    /// All that decides over every day alike; nil while the medium is not linked.
    ///
    /// - Parameter proof: the definition where it is trusted.
    private func scope(
        of rules: MediumRules, staff: StaffBook, trusting proof: Fingerprint?
    ) -> Fingerprint? {
        guard let course = belief.links[rules.medium], course.state == .linked else { return nil }
        var words = [terms.definition?.description ?? "", course.since.map(SalonTime.iso) ?? ""]
        words += belief.adopted.map(\.rawValue).sorted()
        // What the definition no longer keeps closed opens once it is trusted.
        if rules.slots.takesShifts, proof == nil { words.append("G4") }
        for identity in staff.merged {
            let entry = staff.entries[identity]
            words += [identity.text, entry?.person ?? "", "\(entry?.isEnabled ?? true)"]
        }
        return Fingerprint(words: words)
    }

    /// The days that have come into the horizon since the medium was last told when people work.
    private func days(after known: ServiceDay?, to last: ServiceDay?) -> [ServiceDay] {
        guard let known, let last, known < last else { return [] }
        return (1...Int(last.ordinal - known.ordinal)).map { known.adding(days: $0) }
    }

    /// Since when the medium remembers what it was told: some begin anew with each link (R1-17).
    private func forgotten(by rules: MediumRules) -> Date? {
        rules.link.end == .slotsReset ? belief.links[rules.medium]?.since : nil
    }
}
