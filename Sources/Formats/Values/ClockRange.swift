import Reservations

/// `clock-range`: the minutes from one time of day to another, `12:00～13:00`.
struct ClockRange: ValueReader {
    static let name = "clock-range"
    static let gives = Value.Sort.number

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        guard let line = passage.onlyLine else { return .unreadable("no line with two times") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        let times = Clock29.times(in: passage.bytes, line)
        if times.count == 1 { return .none }
        guard times.count == 2, let start = times[0], let end = times[1], end > start else {
            return .unreadable("no two times, the later one behind")
        }
        return .value(.number(end - start))
    }
}
