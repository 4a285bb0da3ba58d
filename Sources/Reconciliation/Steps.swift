import Foundation
import Reservations

/// The steps by which a target learns what changed: what it should know less what it was told.
struct Steps {
    let belief: Belief
    let terms: Terms

    func actions(for verdict: Verdict, reasons: [String]) -> [Action] {
        if terms.isSilent(on: verdict.after) { return [] }
        let isAdopted = belief.told(of: verdict.key.medium)
        return terms.targets.compactMap { target in
            let isTold = belief.told[target]?[verdict.key] != nil
            guard isAdopted || isTold || verdict.isSurelyNew(to: belief),
                terms.floor.enters(verdict.key, at: target)
            else { return nil }
            return action(for: verdict, reasons: reasons, target: target)
        }
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
        return Action(
            target: target, kind: kind, key: verdict.key, before: told?.facts,
            after: desired.map { belief.named($0, of: verdict.key) },
            reasons: reasons, due: terms.now, salon: terms.salon, receipt: told?.receipt)
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
    func told(of medium: Medium) -> Bool { medium == .local || adopted.contains(medium) }

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
    /// Whether a target is told of a booking as a booking; a medium that sells slots is mostly told
    /// of the slot alone (`SlotSteps`).
    func enters(_ key: ReservationKey, at target: Medium) -> Bool {
        guard let rules = media[target], key.medium != target else { return true }
        return rules.enters(bookingOf: media[key.medium])
    }
}
