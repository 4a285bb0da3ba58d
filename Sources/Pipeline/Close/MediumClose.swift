public import Foundation
import LedgerStore
import Reconciliation
public import Reservations

/// One medium's day: its rows there, its rows here, and what nothing explains.
public struct MediumClose: Hashable, Sendable {
    public let medium: Medium
    public let name: String
    public let day: ServiceDay
    /// The source whose list shows the medium's bookings; one that only mails tell of has no other
    /// side.
    public let source: String?
    /// When the last complete list of the day was read; nil where there is none.
    public let scannedAt: Date?
    /// A list vouches for the day only if it was read no earlier.
    public let needed: Date
    public let isFresh: Bool
    /// Rows of the day at the medium, and in the ledger, whatever their status.
    public let there: Int?
    public let here: Int
    /// Name number, time, status and staff of all rows of a side.
    public let thereSum: Fingerprint?
    public let hereSum: Fingerprint
    /// Rows that differ, by number: since something newer than the list was told, since a person
    /// pinned another value, since a link leaves the booking out, and for no reason that is known.
    public let explained: [String]
    public let pinned: [String]
    public let leftOut: [String]
    public let unexplained: [String]

    /// - Parameter list: the source that lists the medium, and how old it may be, in minutes.
    init(
        medium: Medium, name: String, day: ServiceDay, list: (source: String, limit: Int)?,
        asOf: Date, _ closing: Closing?
    ) {
        let sides = DaySides(of: medium, on: day, closing)
        self.medium = medium
        self.name = name
        self.day = day
        source = list?.source
        scannedAt = sides.list?.interval.to
        let limit = TimeInterval(list?.limit ?? 0) * 60
        needed = min(asOf - limit, sides.end(of: day, lateness: limit))
        isFresh = sides.list.map { $0.interval.from } ?? .distantPast >= needed
        here = sides.here.count
        hereSum = Self.sum(sides.here)
        there = sides.list?.rows.count
        thereSum = sides.list.map { Self.sum($0.rows) }
        let reasons = Dictionary(grouping: sides.odd) { sides.reason(of: $0) }
        explained = reasons[.newerWord] ?? []
        pinned = reasons[.pin] ?? []
        leftOut = reasons[.leftOut] ?? []
        unexplained = reasons[.unknown] ?? []
    }

    /// Whether a list shows the medium's bookings.
    public var isListed: Bool { source != nil }

    /// Whether both sides hold the same rows.
    public var isSame: Bool { thereSum == hereSum }

    /// A listed medium is not closed without a complete list that was read late enough: nothing
    /// vouches for the day.
    public var isClosed: Bool { unexplained.isEmpty && (!isListed || (there != nil && isFresh)) }

    private static func sum(_ rows: [String: ListedRow]) -> Fingerprint {
        Fingerprint(
            words: rows.sorted { $0.key < $1.key }.flatMap { number, row in [number] + row.words })
    }
}
