public import Foundation

/// One step that a target outside has to take, or a person.
public struct Action: Hashable, Sendable {
    public enum Kind: String, Sendable, Codable {
        case pushCreate, pushUpdate, pushCancel, blockSlot, releaseSlot, advise
    }

    /// What the step does to the slot. Guards hold what releases; what comes first here goes out
    /// first, so that no slot is given back before a new one is closed.
    public enum Risk: String, Sendable, Codable, CaseIterable, Comparable {
        case block, modify, release, none

        public static func < (one: Risk, other: Risk) -> Bool {
            allCases.firstIndex(of: one) ?? 0 < allCases.firstIndex(of: other) ?? 0
        }
    }

    public let target: Medium
    public let kind: Kind
    public let key: ReservationKey
    /// What the target was last told, and what it is told now; nil where there is nothing.
    public let before: Facts?
    public let after: Facts?
    public let reasons: [String]
    public let requires: [String]
    /// From when on it may go out.
    public let opens: Date
    /// The same step has the same id, however often it is planned.
    public let id: String

    /// - Parameter receipt: the id of the last receipt of this target for this record, or nil.
    public init(
        target: Medium, kind: Kind, key: ReservationKey, before: Facts?, after: Facts?,
        reasons: [String], requires: [String] = [], opens: Date, salon: String,
        receipt: String?
    ) {
        self.target = target
        self.kind = kind
        self.key = key
        self.before = before
        self.after = after
        self.reasons = reasons
        self.requires = requires
        self.opens = opens
        // What opens a slot is named by that slot: of one booking several may be opened at once.
        let named = after ?? (before?.isSlot == true ? before : nil)
        let state = named?.fingerprint(number: key.number).description ?? "none"
        let step = Fingerprint(words: [
            salon, target.rawValue, key.medium.rawValue, key.number, receipt ?? "none",
            kind.rawValue, state,
        ])
        id = String(step.description.prefix(24))
    }

    /// When it should have arrived: a minute after it may go out (R2-07).
    public var due: Date { opens + 60 }

    /// Whether it closes or opens a time, and says nothing of the booking itself.
    public var isAboutSlot: Bool {
        switch kind {
        case .blockSlot, .releaseSlot: true
        case .advise: (after ?? before)?.isSlot ?? false
        case .pushCreate, .pushUpdate, .pushCancel: false
        }
    }

    /// Whether it closes a time, and opens none.
    public var closesSlot: Bool { isAboutSlot && after != nil && before == nil }

    /// Whether it is about a booking at the medium that it was born at: what people changed of it.
    public var isAtItsOwnMedium: Bool { target == key.medium && !isAboutSlot }

    public var risk: Risk {
        switch kind {
        case .pushCreate, .blockSlot: .block
        case .pushUpdate: .modify
        case .pushCancel, .releaseSlot: .release
        case .advise: .none
        }
    }
}

/// What became of an action at its target.
public struct Receipt: Hashable, Sendable {
    public enum Result: String, Sendable, Codable {
        case done, refused, uncertain
        /// Appended to a file whose reader does not answer; a person or a reading confirms it.
        case handedOver
    }

    public let action: String
    public let result: Result
    public let evidence: String
    public let at: Date

    public init(action: String, result: Result, evidence: String, at: Date) {
        self.action = action
        self.result = result
        self.evidence = evidence
        self.at = at
    }
}

/// Releases that wait for evidence or a person.
public struct Hold: Hashable, Sendable {
    public let id: String
    /// The guard that holds (`G2`).
    public let `guard`: String
    public let reason: String
    /// The bookings of which something waits, each with the observation that asks for it.
    public let members: [Member]
    public let since: Date
    /// After this moment none of its slots lies in the future: the hold has nothing left to keep.
    public let expires: Date

    public struct Member: Hashable, Sendable, Codable {
        public let key: ReservationKey
        public let observation: Fingerprint
        /// When the complete scans began that agree on it, as seconds since 1970; nil where the
        /// guard does not ask (only G7 does).
        public let agreed: [Double]?

        public init(key: ReservationKey, observation: Fingerprint, agreed: [Double]? = nil) {
            self.key = key
            self.observation = observation
            self.agreed = agreed
        }
    }

    public init(
        id: String, guard name: String, reason: String, members: [Member], since: Date,
        expires: Date
    ) {
        self.id = id
        self.guard = name
        self.reason = reason
        self.members = members
        self.since = since
        self.expires = expires
    }
}
