/// A guest's datum that does not print itself: not in a log line, an error, a dump or a test.
public struct Private<Value: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    public let value: Value

    public init(_ value: Value) {
        self.value = value
    }

    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Value.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}

extension Private: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    public var description: String { "‹private›" }
    public var debugDescription: String { description }
    // Without a mirror of its own, dump() and a failed #expect would show the value.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
