import Foundation
import Reservations

/// `japanese-moment`: date and time together as an instant in Japan, to the minute.
struct JapaneseMoment: ValueReader {
    static let name = "japanese-moment"
    static let gives = Value.Sort.instant

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no line with date and time") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        var cursor = TextCursor(passage.bytes, line)
        guard let day = JapaneseDate.day(&cursor) else { return .unreadable("no date") }
        let weekday = JapaneseDate.weekday(&cursor)
        let times = Clock29.times(in: passage.bytes, cursor.at..<cursor.end)
        guard times.count == 1, let minutes = times[0] else { return .unreadable("no time H:MM") }
        let instant = SalonTime.instant(day, minutes: minutes)
        if let weekday, weekday != day.weekday {
            return .doubtful(.instant(instant), "the weekday beside the date is another day's")
        }
        return .value(.instant(instant))
    }
}
