public import Foundation

/// The clock of a fetch, and how it waits out of politeness.
public struct Pace: Sendable {
    public let now: @Sendable () -> Date
    /// Waits; throws when the run is to end instead.
    public let pause: @Sendable (Duration) async throws -> Void

    public init(
        now: @escaping @Sendable () -> Date,
        pause: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.now = now
        self.pause = pause
    }

    func wait(_ duration: Duration) async throws(SourceTrouble) {
        do {
            try await pause(duration)
        } catch {
            throw SourceTrouble(.stopped, "the run was asked to end while it waited")
        }
    }
}
