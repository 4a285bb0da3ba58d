public import Foundation

/// The way of a medium's links, from its rules: which step follows from which state (R1-14).
public struct LinkPath: Hashable, Sendable {
    let rules: MediumRules

    public init(_ rules: MediumRules) {
        self.rules = rules
    }

    /// The step that a person's word makes of a link.
    ///
    /// - Parameters:
    ///   - moment: when it happened at the medium.
    ///   - hasChat: whether the salon has the medium's chat switched on; asked by `report`.
    ///   - file: the name of the file that a snapshot was kept as.
    public func step(
        _ verb: LinkVerb, from course: LinkCourse, at moment: Date, now: Date, salon: LinkGrounds,
        hasChat: Bool = false, file: String? = nil
    ) throws(LinkRefusal) -> LinkStep {
        guard let state = state(after: verb, from: course.state) else {
            throw .illegalStep(verb, from: course.state, next: verbs(from: course.state))
        }
        if course.state == .unlinked { try require(salon) }
        if let since = course.since, moment < since { throw .beforeLastStep(since) }
        if moment > now { throw .inFuture }
        return LinkStep(
            verb, at: moment, state: state, begins: verb == beginning,
            notice: verb == .report && state == .preparing ? (hasChat ? .chat : .line) : nil,
            file: file)
    }

    /// The steps that follow from a state, in their usual order.
    public func verbs(from state: LinkState) -> [LinkVerb] {
        LinkVerb.allCases.filter { self.state(after: $0, from: state) != nil }
    }

    /// The step from which on the medium's bookings belong to the ledger (R0-27).
    public var beginning: LinkVerb {
        switch rules.link.start {
        case .atOnce: .start
        case .keySet: .report
        case .confirmed: opensSlowly ? .confirm : .ready
        }
    }

    private func state(after verb: LinkVerb, from state: LinkState) -> LinkState? {
        switch (state, verb) {
        case (.unlinked, .issueKey) where hasKey: .keyIssued
        case (.keyIssued, .issueKey): .keyIssued  // a key that was lost is replaced
        case (.keyIssued, .report): afterReport
        case (.unlinked, .report) where !hasKey && rules.link.start != .atOnce: afterReport
        case (.unlinked, .start) where !hasKey && rules.link.start == .atOnce: .linked
        case (.preparing, .ready), (.paused, .ready): .merging
        case (.merging, .start): opensSlowly ? .starting : .linked
        case (.starting, .confirm): .linked
        case (_, .snapshot): rules.link.end == .slotsReset ? state : nil
        case (.unlinked, .stop): nil
        case (_, .stop): .unlinked
        default: nil
        }
    }

    private var afterReport: LinkState {
        if rules.link.pausesReception { return .paused }
        return rules.link.start == .keySet ? .merging : .preparing
    }

    private var hasKey: Bool {
        if case .key = rules.credential { return true }
        return false
    }

    /// Whether the medium takes minutes to open a link that was started, and shows when it has.
    private var opensSlowly: Bool {
        if case .minutes = rules.link.readyWithin { return rules.link.start == .confirmed }
        return false
    }

    private func require(_ salon: LinkGrounds) throws(LinkRefusal) {
        if rules.link.needs.contains(.kireiContract), salon.vertical != .kirei {
            throw .contractRequired
        }
        if rules.link.needs.contains(.operation), !salon.isOperating { throw .operationNotStarted }
    }
}

/// What of a salon decides whether it may link.
public struct LinkGrounds: Hashable, Sendable {
    public let vertical: Vertical
    /// Whether its ledger has taken in a medium.
    public let isOperating: Bool

    public init(vertical: Vertical, isOperating: Bool) {
        self.vertical = vertical
        self.isOperating = isOperating
    }
}
