import Foundation
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
    /// The first problems, each with its line; the rest is only counted.
    public var problems: [Problem] = []
    public var problemCount = 0

    public struct Problem: Hashable, Sendable, Codable {
        public let location: String
        public let field: String?
        public let problem: String
    }

    public init() {}

    /// Whether the numbers add up (I4).
    public var addsUp: Bool {
        rows == added + changed + same + outside + quarantined + left.values.reduce(0, +)
    }

    mutating func note(_ findings: [Finding]) {
        problemCount += findings.count
        let room = max(0, Self.mostProblems - problems.count)
        problems += findings.prefix(room).map {
            Problem(location: $0.location, field: $0.field, problem: $0.problem)
        }
    }

    private static let mostProblems = 500
}

extension BackfillTally {
    func joined(with other: BackfillTally) -> BackfillTally {
        var sum = self
        sum.rows += other.rows
        sum.added += other.added
        sum.changed += other.changed
        sum.same += other.same
        sum.outside += other.outside
        sum.left.merge(other.left, uniquingKeysWith: +)
        sum.quarantined += other.quarantined
        sum.problems = Array((problems + other.problems).prefix(Self.mostProblems))
        sum.problemCount += other.problemCount
        return sum
    }
}

extension BackfillTally {
    /// As JSON with sorted keys: a file that was taken in with interruptions leaves the same.
    var text: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}
