/// How many columns of a terminal a text takes (Unicode Standard Annex 11): full-width characters
/// two, marks that sit on another none.
///
/// Characters whose width is ambiguous (★, ①) count one, as terminals in UTF-8 show them.
func terminalWidth(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + terminalWidth($1) }
}

func terminalWidth(_ character: Character) -> Int {
    var (width, voiceMarks) = (0, 0)
    for scalar in character.unicodeScalars {
        // Half-width voice marks belong to the letter before, and still take a place of their own.
        if scalar.value == 0xFF9E || scalar.value == 0xFF9F {
            voiceMarks += 1
        } else {
            width = max(width, terminalWidth(scalar))
        }
    }
    return width + voiceMarks
}

/// What a terminal may be shown: control characters, which could move its cursor or change its
/// colours, become blanks.
func shownSafely(_ text: String) -> String {
    let isSafe = text.unicodeScalars.allSatisfy { !$0.isControl }
    if isSafe { return text }
    return String(
        String.UnicodeScalarView(text.unicodeScalars.map { $0.isControl ? " " : $0 }))
}

extension Unicode.Scalar {
    fileprivate var isControl: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        // Those that turn the direction of text make a table lie.
        case .format: !(value == 0x200D || (0xE0020...0xE007F).contains(value))
        default: false
        }
    }
}

private func terminalWidth(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return scalar.value == 0xFE0F ? 2 : 0
    default: return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
    }
}

/// East_Asian_Width W and F, in whole blocks.
private let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
    0x2648...0x2653, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x2753...0x2755, 0x2795...0x2797, 0x2E80...0x303E,
    0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
    0x1F004...0x1F004, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F320,
    0x1F32D...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF,
    0x20000...0x3FFFD,
]
