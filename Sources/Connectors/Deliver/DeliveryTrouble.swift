public import Reservations

/// Why an action was not handed over: nothing has seen it, so that it can be sent again.
public struct DeliveryTrouble: Tellable, Hashable, CustomStringConvertible {
    public let text: String
    public let words: String

    /// - Parameter words: the same for salon people, in Japanese.
    init(_ text: String, words: String) {
        self.text = text
        self.words = words
    }

    public var description: String { text }
}
