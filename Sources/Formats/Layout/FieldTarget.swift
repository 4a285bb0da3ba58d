public import Reservations

/// What a value of a layout is a value of: the booking's number, or one of its fields.
enum FieldTarget: Hashable, Sendable {
    case number
    case field(Field)

    /// By the name under `fields` in a format, the same as in `daicho read`.
    init?(name: String) {
        if name == "number" {
            self = .number
        } else if let field = Field(name: name) {
            self = .field(field)
        } else {
            return nil
        }
    }

    var name: String {
        switch self {
        case .number: "number"
        case .field(let field): field.name
        }
    }

    /// Without these a row says nothing: it is quarantined when one cannot be read.
    var isKey: Bool {
        switch self {
        case .number, .field(.visitDate), .field(.startTime), .field(.status): true
        case .field: false
        }
    }

    /// The sorts of values it takes; several texts for one text are joined.
    var takes: [Value.Sort] {
        switch self {
        case .number: [.text]
        case .field(let field):
            switch field {
            case .status: [.status]
            case .visitDate: [.day]
            case .startTime: [.time]
            case .durationMinutes: [.number, .time]
            case .total, .points, .payable: [.number]
            case .nominated: [.flag]
            case .menu: [.texts]
            case .receivedAt: [.instant]
            case .statusText, .customerName, .customerKana, .phone, .email, .staff, .equipment,
                .coupon, .route, .memo:
                [.text, .texts]
            }
        }
    }

    static let names = ["number"] + Field.allCases.map(\.name)
    static let keys = [Self.number, .field(.visitDate), .field(.startTime), .field(.status)]
}

extension [FormatEntry] {
    /// What the entries name; a name that nothing has is a problem of the format.
    var targets: [FieldTarget] {
        compactMap { entry in
            guard let name = entry.word else { return nil }
            if let target = FieldTarget(name: name) { return target }
            entry.complain("no field \(name); \(suggestion(for: name, among: FieldTarget.names))")
            return nil
        }
    }
}

extension Finding {
    /// Whether it is about a field without which a row says nothing.
    public var isOfKeyField: Bool { field.flatMap(FieldTarget.init)?.isKey ?? false }
}
