import Reservations

/// `clock-29`: the one time of day in the text, `H:MM` or `H時MM分`, hours to 29.
///
/// A date may stand before it and a bracket or a wave dash behind it. With anything else beside it
/// (`午後8:00`, `-1:00`, `20:00:00`) it is not the time that it looks like. `part: start` reads the
/// first of two, `12:00～13:00`.
struct Clock29: ValueReader {
    static let name = "clock-29"
    static let gives = Value.Sort.time
    static let options = ["part"]

    private let isStart: Bool

    init(_ entry: FormatEntry) {
        isStart = entry.word("part") == "start"
        if let part = entry.word("part"), part != "start" {
            entry.complain("cannot be \(part); a time's part is start", at: "part")
        }
    }

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no line with one time") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        let times = Self.times(in: passage.bytes, line)
        guard times.count == 1 || (isStart && times.count == 2), let minutes = times.first else {
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
            let start = cursor.at
            guard let hours = cursor.number(digits: 1...9) else {
                // A run of more digits is no hour: it is passed as a whole.
                cursor.at += cursor.digit()?.length ?? 1
                continue
            }
            let hasSign = cursor.take(hourSign)
            guard hasSign || cursor.take(anyOf: colons) else { continue }
            let time = minutes(&cursor, hours)
            let isWhole = !hasSign || cursor.take(minuteSign)
            let before = range.lowerBound..<start
            let standsFree =
                (followsDate(bytes, before) || (!found.isEmpty && followsDash(bytes, before)))
                && endsHere(cursor)
            found.append(isWhole && standsFree ? time : nil)
        }
        return found
    }

    /// Whether there is nothing before the time, or what a date can end with.
    private static func followsDate(_ bytes: [UInt8], _ before: Range<Int>) -> Bool {
        let text = trimmed(before, in: bytes)
        guard let last = text.last else { return true }
        let isApart = text.upperBound < before.upperBound
        if isApart, bytes[last] >= 0x30, bytes[last] <= 0x39 { return true }
        let word = text.upperBound - 3
        if isApart, word >= text.lowerBound,
            TextCursor(bytes, word..<text.upperBound).digit() != nil
        {
            return true
        }
        return dateEnds.contains {
            text.count >= $0.count
                && stands($0, at: text.upperBound - $0.count, in: bytes, before: text.upperBound)
        }
    }

    /// Whether it is the second of two times, `12:00～13:00`.
    private static func followsDash(_ bytes: [UInt8], _ before: Range<Int>) -> Bool {
        let text = trimmed(before, in: bytes)
        return dashes.contains {
            text.count >= $0.count
                && stands($0, at: text.upperBound - $0.count, in: bytes, before: text.upperBound)
        }
    }

    private static func endsHere(_ cursor: TextCursor) -> Bool {
        var cursor = cursor
        cursor.skipBlanks()
        return cursor.isAtEnd || cursor.take(anyOf: followers)
    }

    private static func minutes(_ cursor: inout TextCursor, _ hours: Int) -> Int? {
        guard let minutes = cursor.number(digits: 2...2), hours <= 29, minutes <= 59,
            cursor.digit() == nil
        else { return nil }
        return hours * 60 + minutes
    }

    private static let colons = [":", "：", "∶"].map { Array($0.utf8) }
    private static let dateEnds = [")", "）", "日"].map { Array($0.utf8) }
    private static let dashes = ["〜", "～", "~"].map { Array($0.utf8) }
    private static let followers = dashes + ["(", "（"].map { Array($0.utf8) }
    private static let hourSign = Array("時".utf8)
    private static let minuteSign = Array("分".utf8)
}
