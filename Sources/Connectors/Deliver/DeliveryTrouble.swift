public import Reservations

/// Why an action was not handed over: nothing has seen it, so that it can be sent again.
public struct DeliveryTrouble: Tellable, Hashable, CustomStringConvertible {
    public let text: String
    public let words: String
    /// For how many seconds the target asks not to be asked again; nil where it does not say.
    public let wait: Double?

    /// - Parameter words: the same for salon people, in Japanese.
    init(_ text: String, words: String, wait: Double? = nil) {
        self.text = text
        self.words = words
        self.wait = wait
    }

    public var description: String { text }
}
