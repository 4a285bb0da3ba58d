public import Foundation

/// A time in which nothing is written to other systems, because the salon is closed or a medium
/// changes over (F17). It always has an end.
public struct Freeze: Hashable, Sendable {
    /// Nil: it has begun.
    public let from: Date?
    /// The first moment at which actions go out again.
    public let until: Date

    public func holds(at now: Date) -> Bool {
        now < until && from.map { $0 <= now } ?? true
    }

    /// Whether an action that may go out now has waited for the end of this.
    func held(_ opens: Date, until now: Date) -> Bool {
        until <= now && opens < until
    }
}
