public import Foundation

/// What takes longer at a link than it should: worth a warning, never a failure.
public struct LinkDelay: Hashable, Sendable {
    public let state: LinkState
    /// How long it has lasted, and how long it may, in `unit`.
    public let lasted: Int
    public let limit: Int
    public let unit: Unit

    public enum Unit: String, Sendable {
        /// Weekends and holidays are left out.
        case businessDays
        case minutes

        public var label: String {
            switch self {
            case .businessDays: "営業日"
            case .minutes: "分"
            }
        }
    }

    /// What is late at a moment; nil where nothing is.
    public init?(_ course: LinkCourse, rules: MediumLink, at now: Date) {
        guard let age = Self.age(course, rules: rules, at: now), age.lasted > age.limit else {
            return nil
        }
        self = age
    }

    /// How long a state that has a limit has lasted; nil of all others.
    public static func age(_ course: LinkCourse, rules: MediumLink, at now: Date) -> LinkDelay? {
        guard let since = course.since else { return nil }
        let minutes = Int((now.timeIntervalSince(since) / 60).rounded(.up))
        switch (course.state, rules.readyWithin) {
        case (.preparing, .businessDays(let limit)):
            let days = SalonTime.day(of: since).businessDays(until: SalonTime.day(of: now))
            return LinkDelay(state: .preparing, lasted: days, limit: limit, unit: .businessDays)
        case (.starting, .minutes(let limit)):
            return LinkDelay(state: .starting, lasted: minutes, limit: limit, unit: .minutes)
        case (.paused, _):
            let paused = Int((course.paused(at: now) / 60).rounded(.up))
            return LinkDelay(
                state: .paused, lasted: paused, limit: rules.pauseMinutes ?? 60, unit: .minutes)
        default: return nil
        }
    }

    private init(state: LinkState, lasted: Int, limit: Int, unit: Unit) {
        self.state = state
        self.lasted = lasted
        self.limit = limit
        self.unit = unit
    }
}
