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
        if TableDay.day(&dated) != nil, !dated.isAtEnd {
            guard let instant = TableMoment.instant(passage) else {
                return .unreadable("a date without a time behind it")
            }
            return .value(.instant(instant))
        }
        var cursor = TextCursor(passage.bytes, line)
        guard let minutes = Self.minutes(&cursor), let time = ClockTime(minutes: minutes) else {
            return .unreadable("no time between 0:00 and 29:59")
        }
        return .value(.time(time))
    }

    /// The minutes that the rest of the text is; nil where it is anything else.
    static func minutes(_ cursor: inout TextCursor) -> Int? {
        let start = cursor.at
        if let digits = cursor.number(digits: 3...6) {
            // 930, 1030, 103059: the seconds of a receipt do not count.
            let clock = cursor.at - start > 4 ? digits / 100 : digits
            return cursor.isAtEnd && clock % 100 < 60 ? clock / 100 * 60 + clock % 100 : nil
        }
        cursor.at = start
        guard let hours = cursor.number(digits: 1...2), hours <= 29 else { return nil }
        let isJapanese = cursor.take(hourSign)
        guard isJapanese || cursor.take(anyOf: colons) else { return nil }
        if isJapanese, cursor.isAtEnd { return hours * 60 }
        guard let minutes = cursor.number(digits: 1...2), minutes <= 59 else { return nil }
        if isJapanese { _ = cursor.take(minuteSign) } else { takeSeconds(&cursor) }
        cursor.skipBlanks()
        return cursor.isAtEnd ? hours * 60 + minutes : nil
    }

    private static func takeSeconds(_ cursor: inout TextCursor) {
        let start = cursor.at
        if cursor.take(anyOf: colons), cursor.number(digits: 2...2) != nil { return }
        cursor.at = start
    }

    private static let colons = [":", "："].map { Array($0.utf8) }
    private static let hourSign = Array("時".utf8)
    private static let minuteSign = Array("分".utf8)
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
