/// `phone`: a telephone number as its digits (R3-08), `+81` being the 0 that stands for it. A number
/// that has lost its leading 0 to a spreadsheet gets it back, with a word on it; one that it
/// rounded to `9.01E+09` is none; a text with anything else in it is kept as written.
struct PhoneDigits: ValueReader {
    static let name = "phone"
    static let gives = Value.Sort.text

    init(_ entry: FormatEntry) {}

    func read(_ passage: Passage) -> Reading {
        if passage.isEmpty { return .none }
        guard let line = passage.onlyLine else { return .unreadable("more than one number") }
        if holdsReplacement(passage.bytes, line) { return .damaged }
        if Self.isRounded(passage.bytes[line]) {
            return .unreadable("was rounded by a spreadsheet (E+); export it anew as text")
        }
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

    /// Whether it is how a spreadsheet shows a long number in a narrow column: `9.01E+09`.
    private static func isRounded(_ text: ArraySlice<UInt8>) -> Bool {
        let halves = text.split(omittingEmptySubsequences: false) { $0 | 0x20 == 0x65 }
        guard halves.count == 2, let sign = halves[1].first, let first = halves[0].first else {
            return false
        }
        let power = sign == 0x2B ? halves[1].dropFirst() : halves[1]
        let isDigit = { (byte: UInt8) in (0x30...0x39).contains(byte) }
        return isDigit(first) && halves[0].allSatisfy { isDigit($0) || $0 == 0x2E }
            && !power.isEmpty && power.allSatisfy(isDigit)
    }

    private static let japan = ["+81", "＋81"].map { Array($0.utf8) }
    private static let marks = ["-", "−", "－", "‐", "ー", "(", ")", "（", "）", " ", "　", "."]
        .map { Array($0.utf8) }
}
