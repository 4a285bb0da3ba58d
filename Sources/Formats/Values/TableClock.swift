import Reservations

/// `clock`: a time of day as exports write it: `1030`, `930`, `103000`, `10:30`, `10:30:00`, `10時30分`; hours to
/// 29. With a date before it, it is the time that has passed since the day of the visit began.
struct TableClock: ValueReader {
    static let name = "clock"
    static let gives = Value.Sort.time

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no line with one time") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        var dated = TextCursor(passage.bytes, line)
        let isNumber = passage.bytes[line].allSatisfy { (0x30...0x39).contains($0) }
        if !isNumber, TableDay.day(&dated) != nil {
            if dated.isAtEnd { return .unreadable("a date without a time behind it") }
            guard let instant = TableMoment.instant(passage) else {
                return .unreadable("no time between 0:00 and 29:59 behind the date")
            }
            return .value(.instant(instant))
        }
        var cursor = TextCursor(passage.bytes, line)
        guard let minutes = cursor.clockMinutes(), let time = ClockTime(minutes: minutes) else {
            return .unreadable("no time between 0:00 and 29:59")
        }
        return .value(.time(time))
    }
}

/// `until`: the time at which a visit ends, `clock`'s way; it gives the minutes since its start.
struct TableEnd: ValueReader {
    static let name = "until"
    static let gives = Value.Sort.time

    private let clock: TableClock

    init(_ entry: FormatEntry) {
        clock = TableClock(entry)
    }

    func read(_ passage: Passage) -> Reading { clock.read(passage) }
}
