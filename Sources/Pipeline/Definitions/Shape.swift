/// What a value of a YAML file may be.
///
/// One shape is at once the check of a file (`ShapeCheck`), the JSON Schema that editors complete
/// with (`SchemaRendering`) and the tables of `Pipelines/README.md` (`KeyTables`).
indirect enum Shape: Sendable {
    case text(TextForm)
    case whole(ClosedRange<Int>)
    /// `true` or `false`.
    case flag
    case choice([String])
    /// A number of a unit; `usual` is an example that most take, `more` what else limits it.
    case span(TimeSpan.Unit, ClosedRange<Int>, usual: Int, more: String = "")
    case list(of: Shape, atLeast: Int)
    /// The keys stand in the order in which they are documented.
    case mapping([Key])
    /// Keys that the salon names itself, all with values of one shape.
    case free(TextForm, of: Shape, atLeast: Int)
    /// Keys from a closed list, all with values of one shape.
    case named([String], of: Shape)
    /// The first that fits the kind of what stands there.
    case either([Shape])
    /// Where a secret is found; never the secret.
    case secret
}

extension Shape {
    /// A key of a mapping, with what its documentation says.
    struct Key: Sendable {
        let name: String
        let shape: Shape
        let isRequired: Bool
        /// A sentence, which editors show and the README's table holds.
        let meaning: String
        /// What holds when the key is left out, in words.
        let absent: String?
        let example: String?

        /// A key that must stand.
        static func required(
            _ name: String, _ shape: Shape, _ meaning: String, example: String? = nil
        ) -> Key {
            Key(
                name: name, shape: shape, isRequired: true, meaning: meaning, absent: nil,
                example: example)
        }

        /// A key that may be left out.
        static func optional(
            _ name: String, _ shape: Shape, _ meaning: String, absent: String? = nil,
            example: String? = nil
        ) -> Key {
            Key(
                name: name, shape: shape, isRequired: false, meaning: meaning, absent: absent,
                example: example)
        }
    }

    /// What stands here, as an error message asks for it.
    var expectation: String {
        switch self {
        case .text: "a text"
        case .whole(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .flag: "true or false"
        case .choice(let words): "one of " + words.joined(separator: ", ")
        case .span(let unit, let range, let usual, let more):
            "\(range.lowerBound) to \(range.upperBound) \(unit.rawValue)\(more), such as "
                + "`\(usual) \(unit.rawValue)`"
        case .list: "a list"
        case .mapping, .free, .named: "a mapping of keys and values"
        case .either(let shapes): shapes.map(\.expectation).joined(separator: ", or ")
        case .secret: "{env: NAME}, {file: PATH} or {command: [PROGRAM, ARGUMENT]}"
        }
    }

    /// What a secret's mapping may hold: exactly one of these.
    static let secretKeys: [Key] = [
        .optional("env", .text(.variable), "The environment variable that holds it."),
        .optional(
            "file", .text(.any),
            "The file that holds it, relative to this file; refused when others can read it."),
        .optional(
            "command", .list(of: .text(.any), atLeast: 1),
            "The program and its arguments that print it."),
    ]
}
