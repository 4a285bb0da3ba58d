/// Why an action was not handed over: nothing has seen it, so that it can be sent again.
public struct DeliveryTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    public let text: String

    init(_ text: String) { self.text = text }

    public var description: String { text }
}
