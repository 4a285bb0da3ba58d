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

    /// The program and what it runs on, for an evidence bundle.
    public var versions: [String: String] = [:]

    public init() {}
}
