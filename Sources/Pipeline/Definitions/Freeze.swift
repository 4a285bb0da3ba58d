public import Foundation
import Reservations

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

extension DefinitionReader {
    mutating func freeze() -> Freeze? {
        guard let placed = root["freeze"], let until = moment(placed["until"]) else { return nil }
        let from = moment(placed["from"])
        if let from, from >= until, let place = placed["until"] {
            note(place, "is not behind `from`", "name the moment at which actions go out again")
        }
        return Freeze(from: from, until: until)
    }

    private func moment(_ placed: Placed?) -> Date? {
        placed?.text.flatMap { SalonTime.instant(iso: $0) }
    }
}
