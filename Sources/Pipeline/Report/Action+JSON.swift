import Foundation
public import Reservations

extension Action {
    /// The action as its connector gets it: one JSON object a line.
    ///
    /// - Parameter staff: knows the target's own codes.
    public func line(salon: String, store: String?, run: String, staff: StaffBook) -> String {
        json(salon: salon, store: store, run: run, staff: staff).line
    }

    /// The action within a plan, which has no run yet.
    func preview(_ staff: StaffBook) -> JSON {
        json(salon: nil, store: nil, run: nil, staff: staff)
    }

    private func json(salon: String?, store: String?, run: String?, staff: StaffBook) -> JSON {
        let facts = after ?? before
        return [
            "schema": .number(1), "id": .text(id), "salon": .text(salon), "store": .text(store),
            "run": .text(run), "target": .text(target.rawValue), "kind": .text(kind.rawValue),
            "reservation": .text(key.number), "medium": .text(key.medium.rawValue),
            "staff": .text(facts?.staff), "staffCode": .text(staff.code(in: self)),
            "start": .text(facts?.instant(after: 0)),
            "end": .text(facts?.durationMinutes.flatMap { facts?.instant(after: $0) }),
            "before": before.map { .object($0.json) } ?? .null,
            "after": after.map { .object($0.json) } ?? .null,
            "reasons": .list(reasons.map { .text($0) }), "risk": .text(risk.rawValue),
            "requires": .list(requires.map { .text($0) }), "due": .text(SalonTime.iso(due)),
        ]
    }
}

extension Facts {
    /// The instant `minutes` after the start; 25:30 is half past one the next morning.
    fileprivate func instant(after minutes: Int) -> String? {
        guard let day = visitDate, let start = startTime else { return nil }
        return SalonTime.iso(SalonTime.instant(day, minutes: start.minutes + minutes))
    }
}
