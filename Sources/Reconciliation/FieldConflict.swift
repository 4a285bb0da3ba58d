public import Reservations

/// A field on which words of equal weight differ, or a person's and its source's: both are kept
/// until a person decides.
public struct FieldConflict: Hashable, Sendable {
    public let field: Field
    /// The observations and pins that differ, the one that shows in the ledger first.
    public let grounds: [Fingerprint]

    public init(field: Field, grounds: [Fingerprint]) {
        self.field = field
        self.grounds = grounds
    }
}

/// The conflicts of a booking as the ledger has them now.
///
/// - Parameter belief: with the booking's history.
public func fieldConflicts(
    of key: ReservationKey, belief: Belief, terms: Terms
) -> [FieldConflict] {
    guard let folded = foldedNow(key, belief: belief, terms: terms) else { return [] }
    // A local edit ends where a source differs: it is no side of a conflict.
    let pins = (belief.histories[key]?.pinWords.standing ?? []).filter { !$0.isEdit }
    return folded.pinned(by: pins, amid: []).conflicts.fields.map { field in
        let shown = folded.provenance[field].map { [$0] } ?? []
        let pin = pins.first { $0.field == field }
        return FieldConflict(
            field: field,
            grounds: shown + (folded.rivals[field] ?? []) + (pin.map { [$0.id] } ?? []))
    }
}
