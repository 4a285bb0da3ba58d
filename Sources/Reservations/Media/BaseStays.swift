/// 基本滞在時間: what a booking without a menu takes at media that give all of those one time
/// (R1-03).
public struct BaseStays: Hashable, Sendable {
    /// The media that do so.
    public let media: Set<Medium>
    /// Our copy of what the salon set there, in minutes.
    public let minutes: [Medium: Int]

    public init(media: Set<Medium> = [], minutes: [Medium: Int] = [:]) {
        self.media = media
        self.minutes = minutes
    }

    /// Whether such a time decides how long a booking takes: it came with neither menu nor
    /// duration.
    public func decide(_ facts: Facts, of medium: Medium) -> Bool {
        media.contains(medium) && facts.durationMinutes == nil && facts.menu.isEmpty
            && facts.claimed.contains(.menu)
    }
}
