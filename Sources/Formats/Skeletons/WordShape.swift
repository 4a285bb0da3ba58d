/// The shape of a text: which kind of character stands where, and nothing of what it says.
///
/// `見本 花子様 090-0000-0001` is `漢漢 漢漢漢 999-9999-9999`. A layout's own words stay as they are:
/// whoever looks for a change of layout looks for them.
struct WordShape {
    /// The words that formats name, which are the layout's and no guest's.
    private let known: Set<String>

    init(knowing formats: [Format]) {
        known = Set(formats.flatMap(\.tree.words).filter { $0.unicodeScalars.count > 1 })
    }

    /// A line of a page or mail, with outer blanks left out.
    func line(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if known.contains(words) { return words }
        // A label may stand before its value.
        guard let colon = words.firstIndex(where: { "：:".contains($0) }) else {
            return shape(words)
        }
        let label = words[..<colon]
        let isKnown = known.contains(label.drop { "■◆●○□・【 ".contains($0) }.description)
        return (isKnown ? label.description : shape(label)) + shape(words[colon...])
    }

    /// A name in the markup (`id`, `class`, a parameter): its letters stay, its figures go, since
    /// numbers of bookings are made of them.
    func markup(_ name: some StringProtocol) -> String {
        String(
            String.UnicodeScalarView(
                name.unicodeScalars.map { $0.isASCII && !$0.isFigure ? $0 : $0.kind }))
    }

    private func shape(_ text: some StringProtocol) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map(\.kind)))
    }
}

extension Unicode.Scalar {
    fileprivate var isFigure: Bool { properties.numericType != nil }

    /// The character that stands for all of its kind; marks between words stand for themselves.
    fileprivate var kind: Unicode.Scalar {
        if isFigure, !properties.isIdeographic { return "9" }
        switch value {
        case 0x3040...0x309F: return "あ"
        case 0x30A0...0x30FF, 0xFF66...0xFF9F: return "ア"
        default: break
        }
        if properties.isIdeographic { return "漢" }
        if properties.isUppercase { return "A" }
        if properties.isAlphabetic { return "a" }
        if properties.isWhitespace { return " " }
        switch properties.generalCategory {
        case .otherSymbol, .modifierSymbol, .unassigned, .privateUse, .format, .control: return "＊"
        default: return self
        }
    }
}
