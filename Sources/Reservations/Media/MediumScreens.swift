/// The names of a medium's own screens, by what a person has to do there.
public struct MediumScreens: Hashable, Sendable, Codable {
    /// Where a booking is changed; `nil` where none is known.
    public var change: Screen?
    public var cancel: Screen?
    public var visit: Screen?
    /// Where a slot is closed or opened.
    public var slots: Screen?

    /// One screen, or another one on the day of the visit itself (R0-28).
    public struct Screen: Hashable, Sendable, Codable {
        public let ordinary: String
        public let sameDay: String

        public init(_ ordinary: String, sameDay: String? = nil) {
            self.ordinary = ordinary
            self.sameDay = sameDay ?? ordinary
        }

        /// The screen for a booking of a day, looked for on another.
        public func name(visit: ServiceDay, today: ServiceDay) -> String {
            visit == today ? sameDay : ordinary
        }
    }

    public init() {}
}
