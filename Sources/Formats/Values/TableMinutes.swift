/// `minutes`: a duration as exports write it: `90`, `90分`, `1時間30分`, `1:30`, `0130`.
struct TableMinutes: ValueReader {
    static let name = "minutes"
    static let gives = Value.Sort.number

    private let words: DurationEstimate

    init(_ entry: FormatEntry) {
        words = DurationEstimate(entry)
    }

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no single duration") }
        var cursor = TextCursor(passage.bytes, line)
        let isClock = passage.bytes[line.lowerBound] == UInt8(ascii: "0") && line.count == 4
        if !isClock, let minutes = cursor.number(digits: 1...4), cursor.isAtEnd {
            return (1...30 * 60).contains(minutes)
                ? .value(.number(minutes)) : .unreadable("no duration of up to 30 hours")
        }
        cursor.at = line.lowerBound
        if let minutes = cursor.clockMinutes(), minutes > 0 {
            return .value(.number(minutes))
        }
        return words.read(passage)
    }
}
