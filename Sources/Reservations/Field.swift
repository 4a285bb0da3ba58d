/// What an observation can tell of a booking besides its number. The names are those of
/// `daicho read`.
public enum Field: UInt8, CaseIterable, Sendable {
    case status, statusText, visitDate, startTime, durationMinutes
    case customerName, customerKana, phone, email
    case staff, nominated, equipment, menu, coupon
    case total, points, payable, route, memo, receivedAt

    public var name: String { "\(self)" }

    public init?(name: String) {
        guard let field = Field.allCases.first(where: { $0.name == name }) else { return nil }
        self = field
    }
}

/// The fields that an observation speaks of. A field that it does not carry is no claim: it
/// neither sets nor clears anything.
public struct FieldSet: OptionSet, Hashable, Sendable, Codable {
    public let rawValue: UInt32

    public init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    public init(_ field: Field) {
        rawValue = 1 << UInt32(field.rawValue)
    }

    public init(_ fields: some Sequence<Field>) {
        rawValue = fields.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
    }

    public func contains(_ field: Field) -> Bool {
        rawValue & (1 << UInt32(field.rawValue)) != 0
    }

    public var fields: [Field] { Field.allCases.filter(contains) }
}
