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
            return .unreadable(Self.trouble(with: passage.text(line)))
        }
        return .value(.day(day))
    }

    /// What is wrong with a text that is no day.
    private static func trouble(with text: String) -> String {
        let numbers = text.split { !$0.isNumber }.map(\.count)
        if numbers.first == 8 || (numbers.first == 4 && numbers.count >= 3) {
            return "no such day in the calendar"
        }
        if let first = numbers.first, first <= 2, numbers.count >= 2, text.first?.isNumber == true {
            return "a date without its year"
        }
        return "no date that exists, like 2026/07/02"
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
