import LedgerStore
public import Reservations

/// What a backfill did, or would do: file by file, and row by row where something is wrong. Holds
/// no guest's data.
public struct BackfillReport: Sendable {
    public let salon: String
    public let days: ClosedRange<ServiceDay>
    public let isTrial: Bool
    public var files: [File] = []
    public var unreadable: [Unreadable] = []

    init(salon: String, days: ClosedRange<ServiceDay>, isTrial: Bool) {
        self.salon = salon
        self.days = days
        self.isTrial = isTrial
    }

    public struct File: Sendable {
        public let path: String
        public let format: String
        /// Whether a run before was cut off in it.
        public let isResumed: Bool
        public let tally: BackfillTally
        /// The holds that wait for a person.
        public let holds: Set<String>
    }

    /// What could not be read at all.
    public struct Unreadable: Hashable, Sendable {
        public let path: String
        /// What was wrong and what to do, in the salon's words.
        public let why: String
        /// How a backfill ends that had nothing else.
        public let status: ExitStatus
    }

    public var status: ExitStatus {
        if files.contains(where: { !$0.tally.addsUp }) { return .broken }
        if files.isEmpty { return unreadable.map(\.status).reduce(.done) { $0.joined(with: $1) } }
        if files.contains(where: { !$0.holds.isEmpty }) { return .personNeeded }
        let isWhole = unreadable.isEmpty && files.allSatisfy { $0.tally.quarantined == 0 }
        return isWhole ? .done : .degraded
    }
}

extension BackfillReport {
    public var json: JSON {
        [
            "salon": .text(salon), "from": .text(days.lowerBound.description),
            "to": .text(days.upperBound.description), "dryRun": .bool(isTrial),
            "files": .list(files.map(\.json)),
            "unreadable": .list(
                unreadable.map { ["file": .text($0.path), "why": .text($0.why)] }),
            "exitStatus": .number(Int(status.rawValue)),
        ]
    }
}

extension BackfillReport.File {
    fileprivate var json: JSON {
        [
            "file": .text(path), "format": .text(format), "resumed": .bool(isResumed),
            "rows": .number(tally.rows), "added": .number(tally.added),
            "changed": .number(tally.changed), "same": .number(tally.same),
            "outside": .number(tally.outside), "quarantined": .number(tally.quarantined),
            "left": .object(
                tally.left.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) }),
            "lines": .list(tally.lines.map(\.json)),
            "holds": .list(holds.sorted().map { .text($0) }),
        ]
    }
}

extension BackfillLine {
    fileprivate var json: JSON {
        [
            "fate": .text(fate.rawValue), "where": .text(location), "number": .text(number),
            "field": .text(field), "reason": .text(reason),
        ]
    }
}
