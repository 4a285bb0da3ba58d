/// What a run did to one reservation of the ledger. Kept for ever as history.
public struct Change: Hashable, Sendable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        /// Stood there when its medium was first seen (D15).
        case adopted
        case booked, amended, cancelled
        /// No longer on a complete list, and nothing says why (D11).
        case missing
        /// On the list again.
        case found
        /// Active again after a cancellation.
        case resurrected
        /// A cancellation whose booking was never seen.
        case tombstone
    }

    public let kind: Kind
    public let key: ReservationKey
    public let before: Facts?
    public let after: Facts
    /// The observations that led to it.
    public let evidence: [Fingerprint]
    /// Rule ids and words (`D11`, `status`, `mail`).
    public let reasons: [String]

    public init(
        kind: Kind, key: ReservationKey, before: Facts?, after: Facts, evidence: [Fingerprint],
        reasons: [String]
    ) {
        self.kind = kind
        self.key = key
        self.before = before
        self.after = after
        self.evidence = evidence
        self.reasons = reasons
    }

    /// The fields whose values differ, in the order of `Field`.
    public var fields: [Field] {
        guard let before else { return [] }
        return Field.allCases.filter { !before.agrees(on: $0, with: after) }
    }
}
