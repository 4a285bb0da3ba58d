import Reservations

/// `japanese-date`: the day that the text begins with, `2026年03月25日（水）` or `2026/03/25`.
///
/// A weekday beside it must be that day's; where it is not, the day counts and the contradiction
/// is told.
struct JapaneseDate: ValueReader {
    static let name = "japanese-date"
    static let gives = Value.Sort.day

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no line with one date") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        var cursor = TextCursor(passage.bytes, line)
        guard let day = Self.day(&cursor) else {
            return .unreadable("no date that exists, like 2026年03月25日")
        }
        if let weekday = Self.weekday(&cursor), weekday != day.weekday {
            return .doubtful(.day(day), "the weekday beside the date is another day's")
        }
        return .value(.day(day))
    }

    static func day(_ cursor: inout TextCursor) -> ServiceDay? {
        guard let year = cursor.number(digits: 4...4) else { return nil }
        let isJapanese = cursor.take(yearSign)
        guard isJapanese || cursor.take(anyOf: separators) else { return nil }
        cursor.skipBlanks()
        guard let month = cursor.number(digits: 1...2),
            isJapanese ? cursor.take(monthSign) : cursor.take(anyOf: separators)
        else { return nil }
        cursor.skipBlanks()
        guard let day = cursor.number(digits: 1...2), !isJapanese || cursor.take(daySign),
            isJapanese || cursor.digit() == nil
        else { return nil }
        return ServiceDay(year: year, month: month, day: day)
    }

    /// The weekday in brackets here, Sunday being 0; other words in brackets are passed over.
    static func weekday(_ cursor: inout TextCursor) -> Int? {
        cursor.skipBlanks()
        guard cursor.take(anyOf: opening) else { return nil }
        let found = weekdays.firstIndex { cursor.take($0) }
        while !cursor.isAtEnd, !cursor.take(anyOf: closing) { cursor.at += 1 }
        return found
    }

    private static let yearSign = Array("年".utf8)
    private static let monthSign = Array("月".utf8)
    private static let daySign = Array("日".utf8)
    private static let separators = ["/", "-", "／"].map { Array($0.utf8) }
    private static let opening = ["（", "("].map { Array($0.utf8) }
    private static let closing = ["）", ")"].map { Array($0.utf8) }
    private static let weekdays = ["日", "月", "火", "水", "木", "金", "土"].map { Array($0.utf8) }
}
