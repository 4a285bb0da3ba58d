public import Foundation
public import LedgerStore
public import Reservations

/// How a medium and the salon's link with it stand: two things, of which either may be off
/// (R1-22).
public struct LinkStanding: Sendable {
    public let rules: MediumRules
    /// Whether a source of the definition tells of the medium.
    public let isInUse: Bool
    public let course: LinkCourse
    /// How long a state that has a limit has lasted, and what of that is late.
    public let age: LinkDelay?
    public let delay: LinkDelay?
    /// The seconds for which the medium took no bookings in this link.
    public let paused: TimeInterval
    /// The numbers of the bookings that the link leaves out (R0-01).
    public internal(set) var leftOut: [String] = []

    init(rules: MediumRules, isInUse: Bool, course: LinkCourse, at now: Date) {
        self.rules = rules
        self.isInUse = isInUse
        self.course = course
        age = LinkDelay.age(course, rules: rules.link, at: now)
        delay = LinkDelay(course, rules: rules.link, at: now)
        paused = course.paused(at: now)
    }

    /// Every medium that links, in the order of their ids.
    public static func all(
        of loaded: LoadedDefinition, ledger: Ledger?, at now: Date
    ) async throws(LedgerTrouble) -> [LinkStanding] {
        let inUse = loaded.mediaInUse
        let courses = try await ledger?.linkCourses() ?? [:]
        var standings = loaded.media.values.filter { $0.credential != .none }
            .sorted { $0.medium < $1.medium }
            .map { rules in
                LinkStanding(
                    rules: rules, isInUse: inUse.contains(rules.medium),
                    course: courses[rules.medium] ?? LinkCourse(), at: now)
            }
        for (place, standing) in standings.enumerated()
        where standing.rules.link.existing == .excluded {
            standings[place].leftOut = try await ledger?.leftOut(of: standing.rules.medium) ?? []
        }
        return standings
    }

    /// Whether nothing of the medium comes into the ledger, because nobody has told of a link.
    public var leavesAllOut: Bool {
        isInUse && rules.link.existing == .excluded && course.steps.isEmpty
    }

    /// Whether the medium's staff have to be merged before its slots are told (R0-12, R1-09).
    var wantsMerges: Bool { course.state != .unlinked && rules.staff.needsMerge }

    /// Whether a person has begun a link, or the medium wants one with a key.
    var isWorthALine: Bool {
        if case .key = rules.credential { return true }
        return course.state != .unlinked
    }
}

extension LinkStanding {
    /// The standing for scripts. Never with a key.
    public var json: JSON {
        [
            "medium": .text(rules.medium.rawValue), "name": .text(rules.name),
            "inUse": .bool(isInUse), "state": .text(course.state.rawValue),
            "since": .text(course.since.map(SalonTime.iso)),
            "startedAt": .text(course.startedAt.map(SalonTime.iso)),
            "pausedMinutes": .number(Int((paused / 60).rounded(.up))),
            "notice": .text(course.notice?.rawValue), "snapshot": .text(course.snapshot),
            "bookings": rules.bookingsJSON, "leavesAllOut": .bool(leavesAllOut),
            "leftOut": .list(leftOut.map { .text($0) }),
            "late": delay.map {
                [
                    "lasted": .number($0.lasted), "limit": .number($0.limit),
                    "unit": .text($0.unit.rawValue),
                ]
            } ?? .null,
            "next": .list(
                LinkPath(rules).verbs(from: course.state).map { .text($0.rawValue) }),
        ]
    }
}
