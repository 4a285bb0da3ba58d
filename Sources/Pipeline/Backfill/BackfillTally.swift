import Foundation
public import LedgerStore
import Reservations

/// What became of each row that a backfill read: every row is in exactly one of its counts. Holds no
/// guest's data.
public struct BackfillTally: Hashable, Sendable, Codable {
    public var rows = 0
    /// Bookings that the ledger did not have.
    public var added = 0
    /// Bookings of which something was filled in or changed.
    public var changed = 0
    /// Rows that said what was known, or what newer words have overtaken.
    public var same = 0
    /// Visits on other days than those that were asked for.
    public var outside = 0
    /// Rows left out by what they say, by reason.
    public var left: [String: Int] = [:]
    public var quarantined = 0
    /// The rows of which there is more to tell, in their order.
    public var lines: [BackfillLine] = []

    /// The lines are kept by themselves: a file may have many.
    private enum CodingKeys: String, CodingKey {
        case rows, added, changed, same, outside, left, quarantined
    }

    public init() {}

    /// Whether the numbers add up (I4).
    public var addsUp: Bool {
        rows == added + changed + same + outside + quarantined + left.values.reduce(0, +)
    }

    /// A mail or page that tells of no booking.
    mutating func leave(unrelated origin: String) {
        rows += 1
        left["unrelated", default: 0] += 1
        lines.append(BackfillLine(.leftOut, location: origin, reason: "unrelated"))
    }

    mutating func add(_ other: BackfillTally) {
        rows += other.rows
        added += other.added
        changed += other.changed
        same += other.same
        outside += other.outside
        left.merge(other.left, uniquingKeysWith: +)
        quarantined += other.quarantined
        lines += other.lines
    }

    /// The counts as JSON with sorted keys: a file that was taken in with interruptions leaves the
    /// same.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
