/// Which texts a spreadsheet would run instead of show.
///
/// The list is OWASP's (= + - @ tab, line end) with the full-width signs that Japanese Excel takes
/// alike. A lone `-` is how the media write "none" and stays. A text that already begins with `'`
/// before such a sign gets one more, so that taking one away gives back every text.
enum FormulaGuard {
    /// Whether `text` gets a leading `'`.
    @inline(__always) static func isNeeded(_ text: borrowing Span<UInt8>) -> Bool {
        switch text[0] {
        case UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "@"), 0x09, 0x0A, 0x0D, 0xEF:
            isTrigger(text)
        default: false
        }
    }

    /// The text without the `'` that `isNeeded` asked for.
    static func undone(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.first == UInt8(ascii: "'") else { return text }
        let rest = text.drop { $0 == UInt8(ascii: "'") }
        return !rest.isEmpty && startsFormula(rest.span) ? text.dropFirst() : text
    }

    private static func isTrigger(_ text: borrowing Span<UInt8>) -> Bool {
        if text.count == 1, text[0] == UInt8(ascii: "-") { return false }
        var start = 0
        while start < text.count, text[start] == UInt8(ascii: "'") { start += 1 }
        return start < text.count && startsFormula(text.extracting(droppingFirst: start))
    }

    private static func startsFormula(_ text: borrowing Span<UInt8>) -> Bool {
        switch text[0] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09,
            0x0A, 0x0D:
            return true
        case 0xEF where text.count > 2 && text[1] == 0xBC:
            // ＝ ＋ － ＠
            return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])
        default: return false
        }
    }
}
