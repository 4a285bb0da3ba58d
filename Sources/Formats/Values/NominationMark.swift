/// `nomination-mark`: whether the staff's name carries the mark of nomination, put as `指`.
struct NominationMark: ValueReader {
    static let name = "nomination-mark"
    static let gives = Value.Sort.flag
    static let options = ["mark"]

    private let marks: [[UInt8]]

    init(_ entry: FormatEntry) {
        marks = bracketed(entry.required("mark")?.items.compactMap(\.word) ?? [])
    }

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .value(.flag(false)) }
        guard let line = passage.onlyLine else { return .unreadable("more than one name") }
        var cursor = TextCursor(passage.bytes, line)
        if cursor.take(anyOf: marks) { return .value(.flag(true)) }
        // A mark with a lost byte would look like none.
        return holdsReplacement(passage.bytes, line) ? .damaged : .value(.flag(false))
    }
}

/// `nomination-by-name`: a name where a nominated person is asked for is a nomination; the words
/// under `none` are not.
struct NominationByName: ValueReader {
    static let name = "nomination-by-name"
    static let gives = Value.Sort.flag
    static let options = ["none"]

    private let none: [[UInt8]]

    init(_ entry: FormatEntry) {
        none = entry.bytes("none")
    }

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .empty }
        guard let line = passage.onlyLine else { return .unreadable("more than one name") }
        if isOne(of: none, passage.bytes, line) { return .value(.flag(false)) }
        return holdsReplacement(passage.bytes, line) ? .damaged : .value(.flag(true))
    }
}
