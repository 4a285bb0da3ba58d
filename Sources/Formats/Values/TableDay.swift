import Foundation
import Reservations

/// `date`: a day as exports write it: `20260702`, `2026/7/2`, `2026-07-02`, `2026年7月2日`; a weekday
/// or a time may follow.
struct TableDay: ValueReader {
    static let name = "date"
    static let gives = Value.Sort.day

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no line with one date") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        var cursor = TextCursor(passage.bytes, line)
        guard let day = Self.day(&cursor) else {
            return .unreadable("no date that exists, like 2026/07/02")
        }
        return .value(.day(day))
    }

    /// The day here; the cursor stands behind it afterwards.
    static func day(_ cursor: inout TextCursor) -> ServiceDay? {
        let start = cursor.at
        if let digits = cursor.number(digits: 8...8) {
            return ServiceDay(year: digits / 10000, month: digits / 100 % 100, day: digits % 100)
        }
        cursor.at = start
        return JapaneseDate.day(&cursor)
    }
}

/// `moment`: an instant as exports write it: a day, with or without a time behind it; ISO 8601 with
/// its offset is taken at its word, anything else is a time in Japan.
struct TableMoment: ValueReader {
    static let name = "moment"
    static let gives = Value.Sort.instant

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let instant = Self.instant(passage) else {
            return .unreadable("no date and time, like 2026/07/02 10:00")
        }
        return .value(.instant(instant))
    }

    static func instant(_ passage: Passage) -> Date? {
        guard let line = passage.onlyLine, !holdsReplacement(passage.bytes, line) else {
            return nil
        }
        if let exact = SalonTime.instant(iso: passage.text(line)) { return exact }
        var cursor = TextCursor(passage.bytes, line)
        guard let day = TableDay.day(&cursor) else { return nil }
        _ = JapaneseDate.weekday(&cursor)
        _ = cursor.take([UInt8(ascii: "T")])
        cursor.skipBlanks()
        if cursor.isAtEnd { return SalonTime.instant(day) }
        return cursor.clockMinutes().map { SalonTime.instant(day, minutes: $0) }
    }
}
