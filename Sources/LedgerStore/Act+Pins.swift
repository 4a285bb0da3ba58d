public import Foundation
public import Reconciliation
public import Reservations

extension Act {
    /// A person's word on one field of a booking.
    public init(
        _ word: PinWord, on key: ReservationKey, by person: String, at: Date
    ) throws(LedgerTrouble) {
        let detail: JSON
        switch word {
        case .pin(let pin):
            detail = [
                "field": .text(pin.field.name), "value": .text(pin.value.text),
                "source": .text(pin.source.text),
            ]
        case .unpin(let field): detail = ["field": .text(field.name)]
        }
        self.init(
            at: at, person: person, kind: word.kind.rawValue, subject: key.subject,
            detail: detail.line)
    }

    /// The word on a booking's field that this act is; nil where it is another act.
    public var pinWord: PinWord? {
        get throws(LedgerTrouble) {
            guard let kind = PinWord.Kind(rawValue: kind) else { return nil }
            let kept: KeptPin
            do {
                kept = try JSONDecoder().decode(KeptPin.self, from: Data(detail.value.utf8))
            } catch {
                throw .invariant("the act \(kind.rawValue) of \(at) does not hold a field's value")
            }
            guard let field = Field(name: kept.field) else {
                throw .invariant("the act \(kind.rawValue) of \(at) names no field")
            }
            switch kind {
            case .unpin: return .unpin(field)
            case .pin, .edit:
                return .pin(
                    Pin(
                        field, value: kept.value?.facts ?? Facts(),
                        source: kept.source?.facts ?? Facts(), at: at, isEdit: kind == .edit))
            }
        }
    }
}

extension PinWord {
    fileprivate enum Kind: String {
        case pin, edit, unpin
    }

    fileprivate var kind: Kind {
        switch self {
        case .pin(let pin): pin.isEdit ? .edit : .pin
        case .unpin: .unpin
        }
    }
}

/// What an act keeps of a pin.
private struct KeptPin: Decodable {
    let field: String
    let value: KeptFacts?
    let source: KeptFacts?
}

/// Facts in the same JSON as in every other table, as a text.
private struct KeptFacts: Decodable {
    let facts: Facts

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        facts = try JSONDecoder().decode(Facts.self, from: Data(text.utf8))
    }
}

extension [Act] {
    /// What people said of a booking's fields, in the order in which they said it.
    var pinWords: [PinWord] {
        get throws(LedgerTrouble) {
            var words: [PinWord] = []
            for act in self {
                if let word = try act.pinWord { words.append(word) }
            }
            return words
        }
    }
}

extension Books {
    /// The bookings with a number; two media may use the same.
    public func keys(of number: String) throws(LedgerTrouble) -> [ReservationKey] {
        try all(
            "SELECT medium FROM reservation WHERE salon = $1 AND number = $2 ORDER BY medium",
            [salon, number]
        ) { line throws(LedgerTrouble) in
            ReservationKey(medium: Medium(rawValue: try line.text(0)), number: number)
        }
    }
}
