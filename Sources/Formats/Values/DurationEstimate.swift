/// `duration`: minutes of `1時間30分`, `2時間` or `90分`, which must fill their place.
struct DurationEstimate: ValueReader {
    static let name = "duration"
    static let gives = Value.Sort.number

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no single duration") }
        var cursor = TextCursor(passage.bytes, line)
        guard let first = cursor.number(digits: 1...4) else { return .unreadable("no duration") }
        cursor.skipBlanks()
        var minutes = first
        if cursor.take(Self.hours) {
            minutes = first * 60
            cursor.skipBlanks()
            if let rest = cursor.number(digits: 1...2) {
                cursor.skipBlanks()
                guard cursor.take(Self.minutes) else { return .unreadable("no duration") }
                minutes += rest
            }
        } else if !cursor.take(Self.minutes) {
            return .unreadable("a duration without unit")
        }
        cursor.skipBlanks()
        guard cursor.isAtEnd, (1...30 * 60).contains(minutes) else {
            return .unreadable("no duration of up to 30 hours")
        }
        return .value(.number(minutes))
    }

    private static let hours = Array("時間".utf8)
    private static let minutes = Array("分".utf8)
}
