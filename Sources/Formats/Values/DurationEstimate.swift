/// `duration`: minutes of `1時間30分`, `2時間` or `90分`, which must fill their place, or its line
/// behind a word under `after` (`ジェル　所要時間55分`).
struct DurationEstimate: ValueReader {
    static let name = "duration"
    static let gives = Value.Sort.number
    static let options = ["after"]

    private let after: [[UInt8]]

    init(_ entry: FormatEntry) {
        after = entry.bytes("after")
    }

    func read(_ passage: Passage) -> Reading {
        if !after.isEmpty {
            let found = passage.filledLines.compactMap { line in
                behindLast(of: after, passage.bytes, line.range)
            }
            guard let range = found.first else { return .none }
            return found.count == 1
                ? read(Passage(passage.bytes, range).lines, passage)
                : .unreadable("more than one duration")
        }
        return read(passage.lines, passage)
    }

    private func read(_ lines: ArraySlice<TextLine>, _ passage: Passage) -> Reading {
        let place = Passage(bytes: passage.bytes, lines: lines)
        guard let line = place.onlyLine else { return .unreadable("no single duration") }
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

/// What stands behind the last of some words in a line, without a colon and a closing bracket.
func behindLast(of words: [[UInt8]], _ bytes: [UInt8], _ line: Range<Int>) -> Range<Int>? {
    var found: Int?
    for word in words {
        var from = line.lowerBound
        while let start = offset(of: word, in: bytes, from..<line.upperBound) {
            found = max(found ?? 0, start + word.count)
            from = start + word.count
        }
    }
    guard let found else { return nil }
    var cursor = TextCursor(bytes, found..<line.upperBound)
    cursor.skipBlanks()
    _ = cursor.take(anyOf: ["：", ":"].map { Array($0.utf8) })
    let end = ["）", ")"].map { Array($0.utf8) }.compactMap {
        offset(of: $0, in: bytes, cursor.at..<line.upperBound)
    }.min()
    return trimmed(cursor.at..<(end ?? line.upperBound), in: bytes)
}
