/// `staff-name`: the name of a member of staff as written, without the mark of nomination.
///
/// Words under `none` mean that nobody is named. A mark is put as `指` and found as `(指)` in
/// brackets of both widths.
struct StaffName: ValueReader {
    static let name = "staff-name"
    static let gives = Value.Sort.text
    static let options = ["mark", "none"]

    private let marks: [[UInt8]]
    private let none: [[UInt8]]

    init(_ entry: FormatEntry) {
        marks = bracketed(entry.words("mark"))
        none = entry.bytes("none")
    }

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .none }
        guard let line = passage.onlyLine else { return .unreadable("more than one name") }
        var cursor = TextCursor(passage.bytes, line)
        _ = cursor.take(anyOf: marks)
        let name = trimmed(cursor.at..<cursor.end, in: passage.bytes)
        if !none.isEmpty, none.contains(Array(passage.bytes[name])) { return .none }
        return .text(name, of: passage)
    }
}

/// The words in brackets of both widths, mixed pairs included.
func bracketed(_ words: [String]) -> [[UInt8]] {
    words.flatMap { word in
        ["(", "（"].flatMap { open in
            [")", "）"].map { close in Array("\(open)\(word)\(close)".utf8) }
        }
    }
}
