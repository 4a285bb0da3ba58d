public import Foundation
public import Reservations

/// What a row of a table tells besides its booking.
public struct TableMark: Hashable, Sendable {
    /// The line of the file where it begins, counted from 1.
    public let line: Int
    /// What the row calls its medium, in a table that holds several.
    public var medium: String?
    /// When a ledger of ours first saw the booking.
    public var detectedAt: Date?
    /// Whether the number was made from what the row says.
    public var hasMadeNumber = false
    /// The fields in which a booking of another number must agree to be the same visit (D16).
    public var knownBy: [Field] = []
}
