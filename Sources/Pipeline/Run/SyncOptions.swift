public import Foundation

/// What a person or cron asks of one run.
public struct SyncOptions: Sendable {
    /// Everything is due.
    public var isForced = false
    /// Only these sources, where any are named.
    public var sources: Set<String> = []
    /// A repeated tick has no second effect.
    public var tick: String?
    /// The plan that the run must turn out to be.
    public var expected: String?
    /// The moment after which no further source is begun.
    public var deadline: Date?

    public init() {}
}

/// A stage of a run, by the name of its room.
public enum Stage: String, Sendable {
    case extract, parse, reconcile, commit, deliver, publish
}

/// A run that could not go on: at which stage, why, and what was left behind.
public struct StageFailure: Error, CustomStringConvertible {
    public let stage: Stage
    public let underlying: any Error

    public var description: String { "\(stage.rawValue): \(underlying)" }
}

/// The plan has become another than the one that was looked at.
public struct PlanHasChanged: Error, CustomStringConvertible {
    public let expected: String
    public let found: String

    public var description: String {
        "the plan is now \(found), not \(expected): look at it again with `daicho plan`. "
            + "Nothing was written."
    }
}

/// The numbers do not add up; nothing of the run was written.
public struct BrokenInvariant: Error, CustomStringConvertible {
    public let what: String

    public var description: String {
        "an invariant broke (\(what)); nothing was written. Please report this with the "
            + "output of `daicho plan --json`."
    }
}
