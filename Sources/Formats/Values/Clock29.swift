import Reservations

/// `clock-29`: the one time of day in the text, `H:MM` or `H時MM分`, hours to 29 (FORMATS §4).
struct Clock29: ValueReader {
    static let name = "clock-29"
    static let gives = Value.Sort.time

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no line with one time") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        let times = Self.times(in: passage.bytes, line)
        guard times.count == 1, let minutes = times.first else {
            return .unreadable(times.isEmpty ? "no time H:MM" : "more than one time")
        }
        guard let time = minutes.flatMap({ ClockTime(minutes: $0) }) else {
            return .unreadable("no time between 0:00 and 29:59")
        }
        return .value(.time(time))
    }

    /// The minutes of each thing that looks like a time; nil for one that cannot be.
    static func times(in bytes: [UInt8], _ range: Range<Int>) -> [Int?] {
        var cursor = TextCursor(bytes, range)
        var found: [Int?] = []
        while !cursor.isAtEnd {
            guard let hours = cursor.number(digits: 1...9) else {
                // A run of more digits is no hour: it is passed as a whole.
                cursor.at += cursor.digit()?.length ?? 1
                continue
            }
            if cursor.take(anyOf: colons) {
                found.append(minutes(&cursor, hours))
            } else if cursor.take(hourSign) {
                found.append(minutes(&cursor, hours))
                if found.last != nil, !cursor.take(minuteSign) { found[found.count - 1] = nil }
            }
        }
        return found
    }

    private static func minutes(_ cursor: inout TextCursor, _ hours: Int) -> Int? {
        guard let minutes = cursor.number(digits: 2...2), hours <= 29, minutes <= 59,
            cursor.digit() == nil
        else { return nil }
        return hours * 60 + minutes
    }

    private static let colons = [":", "：", "∶"].map { Array($0.utf8) }
    private static let hourSign = Array("時".utf8)
    private static let minuteSign = Array("分".utf8)
}
