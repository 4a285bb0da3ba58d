public import Foundation
public import LedgerStore
public import Reconciliation
public import Reservations

/// A field on which a person has to decide, with who says something different: no value, which may
/// be a guest's datum.
public struct FieldSides: Hashable, Sendable {
    public let conflict: FieldConflict
    /// The sources' names in the order of the conflict's grounds; a person's pin is `pin`.
    public let sources: [String]

    public init(_ conflict: FieldConflict, in history: History?) {
        self.conflict = conflict
        sources = conflict.grounds.map { ground in
            history?.observations.first { $0.id == ground }?.source ?? "pin"
        }
    }

    /// For the worklist: `開始時刻（list ／ 固定した値）`.
    var words: String {
        let names = sources.map { $0 == "pin" ? "固定した値" : $0 }
        return "\(conflict.field.label)（\(names.joined(separator: " ／ "))）"
    }

    var json: JSON {
        [
            "field": .text(conflict.field.name), "sources": .list(sources.map { .text($0) }),
        ]
    }
}

extension Ledger {
    /// Of some bookings, the fields on which a person has to decide now.
    public func conflicts(
        of keys: Set<ReservationKey>, in definition: Definition, asOf: Date
    ) async throws(LedgerTrouble) -> [ReservationKey: [FieldSides]] {
        if keys.isEmpty { return [:] }
        let horizon = Horizon(at: asOf, months: definition.horizonMonths)
        let terms = Terms(
            run: "", salon: definition.salon.id, now: asOf, horizon: horizon,
            menus: definition.menus)
        var belief = try belief(media: [], horizon: horizon, now: asOf)
        belief.histories = try histories(of: keys)
        var found: [ReservationKey: [FieldSides]] = [:]
        for (key, history) in belief.histories {
            found[key] = fieldConflicts(of: key, belief: belief, terms: terms)
                .map { FieldSides($0, in: history) }
        }
        return found
    }
}
