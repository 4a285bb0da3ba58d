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
    /// When the reading of the last complete list of the day began; nil where there is none.
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
    /// The rows that are not the same on both sides, by number.
    public let differences: [DayDifference]

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
        scannedAt = sides.list?.interval.from
        let limit = TimeInterval(list?.limit ?? 0) * 60
        needed = min(asOf - limit, sides.end(of: day, lateness: limit))
        isFresh = sides.list.map { $0.interval.from } ?? .distantPast >= needed
        here = sides.here.count
        hereSum = Self.sum(sides.here)
        there = sides.list?.rows.count
        thereSum = sides.list.map { Self.sum($0.rows) }
        differences = sides.differences
    }

    /// The numbers of rows that differ for a reason that nobody has to look for.
    public var explained: [String] { differences.filter(\.isExplained).map(\.number) }

    /// The numbers of rows that differ for no such reason.
    public var unexplained: [String] {
        differences.filter { !$0.isExplained }.map(\.number)
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
