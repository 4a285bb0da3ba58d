public import Foundation
public import Reservations

/// What a row of a table tells besides its booking.
public struct TableMark: Hashable, Sendable {
    /// The line of the file where it begins, counted from 1.
    public let line: Int
    /// What the row calls its medium, in a table that holds several.
    public var medium: String?
    /// What the row calls its shop, in a table that holds several.
    public var shop: String?
    /// When the booking was registered, or first seen by a ledger of ours.
    public var registeredAt: Date?
    /// What the number begins with, where it was made from what the row says.
    public var madePrefix: String?
    /// Whether a ledger of ours wrote the row, so that it is no news where the ledger agrees.
    public var isEcho = false
    /// How a row of ours shows that it is as a ledger wrote it, in a table with all columns for it.
    public var seal: TableSeal?
    /// The fields in which a booking of another number must agree to be the same visit (D16).
    public var knownBy: [Field] = []
}
