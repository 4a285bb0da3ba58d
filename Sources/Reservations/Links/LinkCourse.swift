public import Foundation

/// One step of a link, as it was decided on the medium's rules of its day: what it led to stands in
/// it, so that a rule that changes later does not change what was.
public struct LinkStep: Hashable, Sendable, Codable {
    public let verb: LinkVerb
    /// When it happened at the medium, which may be before we were told.
    public let at: Date
    public let state: LinkState
    /// Whether bookings that the medium receives from then on belong to the ledger (R0-02).
    public let begins: Bool
    public let notice: LinkNotice?
    /// The name of the file that a snapshot was kept as.
    public let file: String?

    public init(
        _ verb: LinkVerb, at: Date, state: LinkState, begins: Bool = false,
        notice: LinkNotice? = nil, file: String? = nil
    ) {
        self.verb = verb
        self.at = at
        self.state = state
        self.begins = begins
        self.notice = notice
        self.file = file
    }
}

/// The course of a salon's link with a medium: the fold of its steps.
public struct LinkCourse: Hashable, Sendable {
    public private(set) var state = LinkState.unlinked
    /// Since when it has been in its state; nil before the first step.
    public private(set) var since: Date?
    public private(set) var steps: [LinkStep] = []
    /// The times in which bookings that the medium received belong to the ledger. The end is not
    /// part of one; nil goes on.
    public private(set) var spans: [Span] = []
    /// Where the medium tells that it has finished.
    public private(set) var notice: LinkNotice?
    /// The file with the medium's slot settings as they were before the link, or before the one that
    /// has ended. A new link asks for its own: meanwhile they were entered anew (R1-17).
    public private(set) var snapshot: String?
    private var isSnapshotOfEnded = false
    /// The seconds for which the medium took no bookings in this link, without a pause that lasts.
    public private(set) var pausedBefore: TimeInterval = 0

    public struct Span: Hashable, Sendable {
        public let from: Date
        public internal(set) var to: Date?
    }

    public init(_ steps: some Sequence<LinkStep> = []) {
        for step in steps { take(step) }
    }

    public mutating func take(_ step: LinkStep) {
        steps.append(step)
        if step.verb == .snapshot {
            snapshot = step.file
            isSnapshotOfEnded = false
            return
        }
        if state == .unlinked {
            pausedBefore = 0
            if isSnapshotOfEnded { snapshot = nil }
        }
        isSnapshotOfEnded = step.state == .unlinked
        if state == .paused, let since { pausedBefore += step.at.timeIntervalSince(since) }
        if step.begins { spans.append(Span(from: step.at)) }
        if step.state == .unlinked, let last = spans.indices.last, spans[last].to == nil {
            spans[last].to = step.at
        }
        notice = step.notice ?? (step.state == .unlinked ? nil : notice)
        state = step.state
        since = step.at
    }

    /// Whether a booking that the medium received at a moment belongs to the ledger: at or after
    /// the link's start, and before its end (R0-01, R0-02).
    public func includes(receivedAt moment: Date) -> Bool {
        spans.contains { $0.from <= moment && ($0.to.map { moment < $0 } ?? true) }
    }

    /// Since when the link that stands has taken bookings in.
    public var startedAt: Date? {
        guard let last = spans.last, last.to == nil else { return nil }
        return last.from
    }

    /// The seconds for which the medium took no bookings in this link (R1-08).
    public func paused(at now: Date) -> TimeInterval {
        guard state == .paused, let since else { return pausedBefore }
        return pausedBefore + max(0, now.timeIntervalSince(since))
    }
}
