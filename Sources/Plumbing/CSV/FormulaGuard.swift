/// Which texts a spreadsheet would run instead of show.
///
/// The list is OWASP's (= + - @ tab, line end) with the full-width signs that Japanese Excel takes
/// alike, and the two dashes (− –) that CP932 knows only as a full-width minus. Characters that
/// cannot be seen hide nothing: CP932 leaves them out. A lone `-` is how the media write "none" and
/// stays. A text that already begins with `'` before such a sign gets one more, so that taking one
/// away gives back every text.
enum FormulaGuard {
    /// Whether `text` gets a leading `'`.
    @inline(__always) static func isNeeded(_ text: borrowing Span<UInt8>) -> Bool {
        switch text[0] {
        case UInt8(ascii: "'"), UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"),
            UInt8(ascii: "@"), 0x09, 0x0A, 0x0D, 0xC2, 0xCD, 0xD8, 0xE1, 0xE2, 0xEF, 0xF0, 0xF3:
            isTrigger(text)
        case 0xE3: text.count > 2 && text[1] == 0x85 && isTrigger(text)
        default: false
        }
    }

    /// The text without the `'` that `isNeeded` asked for.
    static func undone(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard text.first == UInt8(ascii: "'") else { return text }
        let rest = text.dropFirst()
        let start = beginning(of: rest.span)
        return start < rest.count && startsFormula(rest.span, at: start) ? rest : text
    }

    private static func isTrigger(_ text: borrowing Span<UInt8>) -> Bool {
        if text.count == 1, text[0] == UInt8(ascii: "-") { return false }
        let start = beginning(of: text)
        return start < text.count && startsFormula(text, at: start)
    }

    /// Where the text begins behind apostrophes and what cannot be seen.
    private static func beginning(of text: borrowing Span<UInt8>) -> Int {
        var start = 0
        while start < text.count {
            let length = text[start] == UInt8(ascii: "'") ? 1 : hidden(text, at: start)
            if length == 0 { break }
            start += length
        }
        return start
    }

    private static func startsFormula(_ text: borrowing Span<UInt8>, at start: Int) -> Bool {
        switch text[start] {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09,
            0x0A, 0x0D:
            return true
        case 0xEF where start + 2 < text.count && text[start + 1] == 0xBC:
            // ＝ ＋ － ＠
            return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[start + 2])
        case 0xE2 where start + 2 < text.count:
            // − –
            let (second, third) = (text[start + 1], text[start + 2])
            return (second, third) == (0x88, 0x92) || (second, third) == (0x80, 0x93)
        default: return false
        }
    }

    /// The length of the character at `index` if it cannot be seen, else 0.
    private static func hidden(_ text: borrowing Span<UInt8>, at index: Int) -> Int {
        guard text[index] >= 0xC2 else { return 0 }
        let step = UTF8Step(text, at: index)
        guard step.isWhole, let scalar = step.scalar(text, at: index) else { return 0 }
        return scalar.properties.isDefaultIgnorableCodePoint ? step.length : 0
    }
}
