public import Foundation
public import Reservations

/// A value that a person set, with what the sources said of its field at that moment.
///
/// It wins as long as the sources say just that. When they say something else it is in conflict,
/// until a person pins again or takes the pin away. A local edit just ends then: a change at the
/// medium beats it, an unchanged old value never does (D6).
public struct Pin: Hashable, Sendable {
    public let field: Field
    /// Says the person's value of the field, and nothing else.
    public let value: Facts
    /// Says what the sources said of the field; claims nothing where they were silent.
    public let source: Facts
    public let at: Date
    /// Names the pin: what a pinned value rests on.
    public let id: Fingerprint
    /// Whether it is what a person changed, and not what a person knows better.
    public let isEdit: Bool

    public init(_ field: Field, value: Facts, source: Facts, at: Date, isEdit: Bool = false) {
        self.field = field
        self.value = value.only(field)
        self.source = source.only(isEdit ? field.unit : FieldSet(field))
        self.at = at
        self.isEdit = isEdit
        id = Fingerprint(words: [
            isEdit ? "edit" : "pin", field.name, self.value.fingerprint(number: "").description,
            self.source.fingerprint(number: "").description,
            "\(Int((at.timeIntervalSince1970 * 1000).rounded()))",
        ])
    }
}

/// What a person said of one field of a booking.
public enum PinWord: Hashable, Sendable {
    case pin(Pin)
    case unpin(Field)

    public var field: Field {
        switch self {
        case .pin(let pin): pin.field
        case .unpin(let field): field
        }
    }
}

extension [PinWord] {
    /// The pins that stand after all of these words, in the order of their fields: of each field
    /// the last word counts.
    public var standing: [Pin] {
        let last = reduce(into: [Field: PinWord]()) { $0[$1.field] = $1 }
        return Field.allCases.compactMap { field in
            if case .pin(let pin)? = last[field] { pin } else { nil }
        }
    }
}

extension Facts {
    /// What this says of one field, without the others.
    public func only(_ field: Field) -> Facts { only(FieldSet(field)) }

    /// What this says of some fields, without the others.
    public func only(_ fields: FieldSet) -> Facts {
        if fields.isSuperset(of: claimed) { return self }
        var facts = Facts()
        for field in fields.intersection(claimed).fields { facts.take(field, from: self) }
        return facts
    }
}

extension Field {
    /// The fields that say one thing together: what changes one of them changes it.
    var unit: FieldSet {
        switch self {
        case .visitDate, .startTime: FieldSet([.visitDate, .startTime])
        case .staff, .nominated: FieldSet([.staff, .nominated])
        default: FieldSet(self)
        }
    }
}
