import Reservations

/// Puts tokens in the place of what tells who a booking's guest is. Two values that differed get
/// two tokens, so that what was decided on them can be decided again.
struct Eraser {
    private var tokens: [Field: [Private<String>]] = [:]

    mutating func erase(_ facts: Facts) -> Facts {
        for field in Facts.personal {
            guard let value = facts.personalValue(of: field),
                tokens[field]?.contains(value) != true
            else { continue }
            tokens[field, default: []].append(value)
        }
        return facts.erased { field, value in
            let place = tokens[field]?.firstIndex(of: value) ?? 0
            return place == 0 ? Self.token : "\(Self.token)\(place + 1)"
        }
    }

    static func isToken(_ value: Private<String>) -> Bool { value.value.hasPrefix(token) }

    private static let token = "削除済み"
}
