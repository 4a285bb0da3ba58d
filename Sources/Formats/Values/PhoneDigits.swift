/// `phone`: a telephone number as its digits (R3-08), `+81` being the 0 that stands for it. A number
/// that has lost its leading 0 to a spreadsheet gets it back, with a word on it; a text with
/// anything else in it is kept as written.
struct PhoneDigits: ValueReader {
    static let name = "phone"
    static let gives = Value.Sort.text

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .none }
        guard let line = passage.onlyLine else { return .unreadable("more than one number") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        var cursor = TextCursor(passage.bytes, line)
        let isAbroad = cursor.take(anyOf: Self.japan)
        var digits = isAbroad ? "0" : ""
        while !cursor.isAtEnd {
            if let digit = cursor.digit() {
                digits += String(digit.value)
                cursor.at += digit.length
            } else if cursor.take([UInt8(ascii: "*")]) {
                return .unreadable("was masked when it was exported")
            } else if !cursor.take(anyOf: Self.marks) {
                return .text(line, of: passage)
            }
        }
        if isAbroad { digits = "0" + digits.drop { $0 == "0" } }
        if (9...10).contains(digits.count), !digits.hasPrefix("0") {
            return .doubtful(.text("0" + digits), "had lost its leading 0")
        }
        return digits.isEmpty ? .none : .value(.text(digits))
    }

    private static let japan = ["+81", "＋81"].map { Array($0.utf8) }
    private static let marks = ["-", "−", "－", "‐", "ー", "(", ")", "（", "）", " ", "　", "."]
        .map { Array($0.utf8) }
}
