/// Where in a capture the words stand that a value was read from.
public struct Quotation: Hashable, Sendable {
    /// How closely the place is known.
    public enum Reach: String, Sendable {
        /// Just the value's own words.
        case value
        /// The cell of the row that the value was read from.
        case cell
        /// The part of the mail whose decoded text holds the value's words.
        case part
        /// The whole row or mail.
        case whole
    }

    /// Bytes of the capture.
    public let range: Range<Int>
    public let reach: Reach

    public init(range: Range<Int>, reach: Reach) {
        self.range = range
        self.reach = reach
    }
}
