import Reservations

extension Shape {
    /// The shape as a JSON Schema, draft 2020-12, that editors complete and check files with.
    func schema(title: String) -> JSON {
        guard case .object(let members) = schema else { return schema }
        let head: [(String, JSON)] = [
            ("$schema", .text("https://json-schema.org/draft/2020-12/schema")),
            ("title", .text(title)),
        ]
        return .object(head + members.map { ($0.name, $0.value) })
    }

    private var schema: JSON {
        switch self {
        case .text(let form): ["type": .text("string"), "pattern": .text(form.pattern)]
        case .whole(let range):
            [
                "type": .text("integer"), "minimum": .number(range.lowerBound),
                "maximum": .number(range.upperBound),
            ]
        case .flag: ["type": .text("boolean")]
        case .choice(let words): ["enum": .list(words.map { .text($0) })]
        case .span(let unit, _, let usual, _): Self.span(unit, usual)
        case .list(let shape, let least):
            ["type": .text("array"), "items": shape.schema, "minItems": .number(least)]
        case .mapping(let keys): Self.object(keys)
        case .free(let form, let shape, let least):
            [
                "type": .text("object"), "propertyNames": ["pattern": .text(form.pattern)],
                "additionalProperties": shape.schema, "minProperties": .number(least),
            ]
        case .named(let names, let shape):
            [
                "type": .text("object"),
                "propertyNames": ["enum": .list(names.map { .text($0) })],
                "additionalProperties": shape.schema,
            ]
        case .either(let shapes): ["anyOf": .list(shapes.map(\.schema))]
        case .secret:
            .object(
                Self.members(of: Self.secretKeys) + [
                    ("minProperties", .number(1)), ("maxProperties", .number(1)),
                ])
        }
    }

    private static func span(_ unit: TimeSpan.Unit, _ usual: Int) -> JSON {
        [
            "type": .text("string"), "pattern": .text("^[0-9]+ +\(unit.one)s?$"),
            "examples": [.text("\(usual) \(unit.rawValue)")],
        ]
    }

    private static func object(_ keys: [Key]) -> JSON {
        let required = keys.filter(\.isRequired).map { JSON.text($0.name) }
        return .object(
            members(of: keys) + (required.isEmpty ? [] : [("required", .list(required))]))
    }

    private static func members(of keys: [Key]) -> [(String, JSON)] {
        [
            ("type", .text("object")), ("additionalProperties", .bool(false)),
            ("properties", .object(keys.map { ($0.name, $0.schema) })),
        ]
    }
}

extension Shape.Key {
    fileprivate var schema: JSON {
        guard case .object(let members) = shape.bare else { return shape.bare }
        let note = absent.map { " Left out: \($0)." } ?? ""
        return .object(
            [("description", .text(meaning + note))] + members.map { ($0.name, $0.value) })
    }
}

extension Shape {
    fileprivate var bare: JSON { schema }
}
