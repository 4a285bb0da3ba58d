import Foundation
import Reservations

/// The steps by which a target learns what changed: what it should know less what it was told.
struct Steps {
    let belief: Belief
    let terms: Terms

    func actions(for verdict: Verdict, reasons: [String]) -> [Action] {
        if terms.isSilent(on: verdict.after) { return [] }
        let medium = verdict.key.medium
        let isAdopted = belief.lets(out: medium)
        let others = terms.targets.filter { target in
            let isTold = belief.told[target]?[verdict.key] != nil
            return target != medium && terms.floor.enters(verdict.key, at: target)
                && (isAdopted || isTold || verdict.isSurelyNew(to: belief))
        }
        let own = isAdopted ? ownStep(for: verdict, reasons: reasons) : nil
        return [own].compactMap(\.self)
            + others.compactMap { action(for: verdict, reasons: reasons, target: $0) }
    }

    /// What the booking's own medium has to be told: what people changed of it, and nothing that it
    /// told itself. Where it takes no such change, or nothing leads there, a person makes it on the
    /// medium's own screen (R0-05, R0-06, D10).
    private func ownStep(for verdict: Verdict, reasons: [String]) -> Action? {
        let (edits, target) = (verdict.edits, verdict.key.medium)
        // What was changed before has had its step.
        guard verdict.newPins.contains(where: { edits.wanted.claimed.contains($0.field) }),
            edits.way != .never
        else { return nil }
        let isSent = edits.way == .send && terms.targets.contains(target)
        let isCancel = edits.deed == .cancel
        if isSent, isCancel ? !isAhead(edits.said) : verdict.mayMoveInDoubt { return nil }
        let sent = isCancel ? nil : edits.whole(of: verdict.after.facts)
        let screen = edits.screen(today: terms.today).map { ["screen:\($0)"] } ?? []
        return Action(
            target: target, kind: !isSent ? .advise : isCancel ? .pushCancel : .pushUpdate,
            key: verdict.key, before: isSent ? edits.said : edits.before,
            after: (isSent ? sent : edits.after).map { belief.named($0, of: verdict.key) },
            reasons: reasons + (isSent ? [] : ["D10"] + screen), opens: terms.now,
            salon: terms.salon, receipt: belief.told[target]?[verdict.key]?.receipt)
    }

    private func action(for verdict: Verdict, reasons: [String], target: Medium) -> Action? {
        let told = belief.told[target]?[verdict.key]
        let desired = verdict.after.isActive ? verdict.after.facts : nil
        let kind: Action.Kind
        switch (told?.facts?.sealed(as: nil), desired) {
        case (nil, nil): return nil
        case (nil, _?): kind = .pushCreate
        case (let told?, let desired?):
            guard told != desired, !verdict.mayMoveInDoubt else { return nil }
            kind = .pushUpdate
        case (let told?, nil):
            guard !verdict.conflicts.contains(.status), isAhead(told) else { return nil }
            kind = .pushCancel
        }
        guard let allowed = terms.floor.allowed(kind, at: target) else { return nil }
        let day = (desired ?? told?.facts)?.visitDate ?? terms.today
        let screen = allowed == kind ? nil : terms.floor.screen(for: kind, at: target, day, terms)
        return Action(
            target: target, kind: allowed, key: verdict.key, before: told?.facts,
            after: desired.map { belief.named($0, of: verdict.key) },
            reasons: reasons + (allowed == kind ? [] : ["D10"])
                + (screen.map { ["screen:\($0)"] } ?? []),
            opens: terms.now, salon: terms.salon, receipt: told?.receipt)
    }

    /// Whether the slot that a target holds still lies ahead; one that has begun cannot be given
    /// back, and a no-show is no release (I16).
    private func isAhead(_ told: Facts) -> Bool {
        told.begins.map { $0 > terms.now } ?? true
    }
}

extension Belief {
    /// Whether targets are told of a medium's bookings. Those that are born here stood nowhere
    /// before, so that nothing of them has to be adopted (D15).
    func lets(out medium: Medium) -> Bool { medium == .local || adopted.contains(medium) }

    /// Facts under the name that they had before their guest was forgotten.
    fileprivate func named(_ facts: Facts, of key: ReservationKey) -> Facts {
        if seals.isEmpty { return facts }
        return facts.sealed(as: seals[facts.fingerprint(number: key.number)])
    }
}

extension Verdict {
    /// Whether its medium received it, by a mail's own words, after the ledger had heard of that
    /// medium: then no target knows it from before, whatever is still to be adopted (D15).
    func isSurelyNew(to belief: Belief) -> Bool {
        guard let since = belief.heardSince[key.medium], before == nil else { return false }
        return fresh.contains { word in
            word.channel == .mail && word.kind == .new
                && word.facts.receivedAt ?? word.interval.from > since
        }
    }

    /// Whether an update could free a slot on a doubtful word: doubt emits nothing that releases.
    /// A doubtful memo moves nothing.
    var mayMoveInDoubt: Bool {
        !conflicts.intersection(
            FieldSet([.status, .visitDate, .startTime, .durationMinutes, .staff])
        ).isEmpty
    }
}

extension Floor {
    /// What becomes of a step at a target: itself where the target takes it, a person's where not,
    /// nil where it is nobody's (D10). One that is no medium, such as a POS, takes everything.
    fileprivate func allowed(_ kind: Action.Kind, at target: Medium) -> Action.Kind? {
        guard let rules = media[target], let deed = kind.deed else { return kind }
        return switch Optional(rules).way(of: deed) {
        case .send: kind
        case .advise: .advise
        case .never: nil
        }
    }

    fileprivate func screen(
        for kind: Action.Kind, at target: Medium, _ day: ServiceDay, _ terms: Terms
    ) -> String? {
        kind.deed.flatMap { media[target]?.screen(for: $0, on: day, today: terms.today) }
    }

    /// Whether a target is told of a booking as a booking; a medium that sells slots is mostly told
    /// of the slot alone (`SlotSteps`).
    func enters(_ key: ReservationKey, at target: Medium) -> Bool {
        guard let rules = media[target] else { return true }
        return rules.enters(bookingOf: media[key.medium])
    }
}

extension Action.Kind {
    fileprivate var deed: LocalEdits.Deed? {
        switch self {
        case .pushCreate: .create
        case .pushUpdate: .update
        case .pushCancel: .cancel
        case .blockSlot, .releaseSlot, .advise: nil
        }
    }
}
