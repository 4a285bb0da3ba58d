import LedgerStore
import Reconciliation
import Reservations

extension DoubleBooking {
    var json: JSON {
        [
            "day": .text(clash.day.description), "from": clash.minutes.lowerBound.clock,
            "to": clash.minutes.upperBound.clock,
            "needs": .list(clash.needs.map { .text($0.name) }),
            "bookings": .list(clash.keys.map { .text($0.subject) }), "known": .bool(isKnown),
            "waysOut": .list(ways.map(\.json)),
        ]
    }
}

extension Misfit {
    var json: JSON {
        [
            "booking": .text(occupancy.key.subject), "day": .text(occupancy.day.description),
            "from": occupancy.minutes.lowerBound.clock, "reason": .text(why.rawValue),
        ]
    }
}

extension Oversold {
    var json: JSON {
        [
            "day": .text(day.description), "at": minute.clock, "promised": .number(promised),
            "free": .number(free),
        ]
    }
}

extension WayOut {
    fileprivate var json: JSON {
        let booking = ("booking", JSON.text(key.subject))
        return switch kind {
        case .oneVisit(let other):
            .object([("way", .text("same")), booking, ("with", .text(other.subject))])
        case .otherStaff(let person, let asksGuest):
            .object([
                ("way", .text("otherStaff")), booking, ("staff", .text(person)),
                ("asksGuest", .bool(asksGuest)),
            ])
        case .otherTime(let start):
            .object([("way", .text("otherTime")), booking, ("start", start.clock)])
        case .callGuest: .object([("way", .text("callGuest")), booking])
        }
    }
}

extension Int {
    /// These minutes of a business day, as `daicho read` writes times.
    fileprivate var clock: JSON { .text(ClockTime.text(minutes: self)) }
}
