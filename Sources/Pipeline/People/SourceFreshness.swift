public import Foundation
public import LedgerStore

/// How fresh a source is.
public struct SourceFreshness: Hashable, Sendable {
    public let name: String
    public let kind: SourceKind?
    /// Nil: due at every run.
    public let everyMinutes: Int?
    public let state: SourceState
    /// What it brings, in the salon's words.
    public var label = ""
    /// Why it cannot be read: a kind of trouble, or the proofs that failed.
    public var cause: String?
    /// Whether it is a folder into which a person saves pages or mails.
    public var isSaved = false

    /// The minutes since the last attempt that succeeded began; nil also where that is later than
    /// `now`.
    public func age(at now: Date) -> Int? {
        state.succeeded.flatMap { Self.age(of: $0, at: now) }
    }

    static func age(of moment: Date, at now: Date) -> Int? {
        moment > now ? nil : Int((now.timeIntervalSince(moment) / 60).rounded(.down))
    }

    /// Whether it is later than it may be: a list after 10 minutes (R2-03), mail after 30 (R2-05),
    /// and a minute beyond what the definition says, for cron's jitter (D4).
    public func isLate(at now: Date) -> Bool {
        guard let everyMinutes, let succeeded = state.succeeded else { return false }
        return now.timeIntervalSince(succeeded)
            > Double(Self.limitMinutes(of: kind, every: everyMinutes)) * 60
    }

    /// How old a source may be.
    static func limitMinutes(of kind: SourceKind?, every minutes: Int?) -> Int {
        max(kind == .mails ? 30 : 10, (minutes ?? 0) + 1)
    }
}
