import Foundation
import Reservations

/// The steps by which a target learns what changed: what it should know less what it was told.
struct Steps {
    let belief: Belief
    let terms: Terms

    func actions(for change: Change, after reservation: Reservation) -> [Action] {
        guard belief.adopted.contains(change.key.medium) else { return [] }
        return terms.targets.compactMap { target in
            action(for: change, after: reservation, target: target)
        }
    }

    private func action(
        for change: Change, after reservation: Reservation, target: Medium
    ) -> Action? {
        let told = belief.told[target]?[change.key]
        let desired = reservation.isActive ? reservation.facts : nil
        let kind: Action.Kind
        switch (told?.facts, desired) {
        case (nil, nil): return nil
        case (nil, _?): kind = .pushCreate
        case (let told?, let desired?):
            guard told != desired else { return nil }
            kind = .pushUpdate
        case (_?, nil): kind = .pushCancel
        }
        // Doubt emits nothing that could free a slot.
        if reservation.attention.contains(.conflict), kind != .pushCreate { return nil }
        return Action(
            target: target, kind: kind, key: change.key, before: told?.facts, after: desired,
            reasons: change.reasons, due: terms.now, salon: terms.salon, receipt: told?.receipt)
    }
}
