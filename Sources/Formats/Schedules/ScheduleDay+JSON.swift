public import Reservations

extension ScheduleDay {
    /// As `daicho read` prints it: `{"day", "staff": [], "visits": [], "plans": []}`.
    public var json: JSON {
        [
            "day": .text(day.description),
            "staff": .list(
                codes.sorted { $0.key < $1.key }.map {
                    ["code": .text($0.key), "name": .text($0.value)]
                }),
            "visits": .list(visits.map(\.json)),
            "plans": .list(blocks.map(\.json)),
        ]
    }
}

extension ScheduledVisit {
    fileprivate var json: JSON {
        [
            "number": .text(number), "staff": .text(staff), "guest": .text(guest.value),
            "start": .text(start.description),
            "end": .text(end.map { ClockTime.text(minutes: $0) }),
        ]
    }
}

extension ScheduledBlock {
    fileprivate var json: JSON {
        [
            "staff": .text(staff), "title": .text(title),
            "start": .text(minutes.map { ClockTime.text(minutes: $0.lowerBound) }),
            "end": .text(minutes.map { ClockTime.text(minutes: $0.upperBound) }),
            "dayOff": .bool(isDayOff),
        ]
    }
}
