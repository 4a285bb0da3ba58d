/// The size of a day sheet's letters, and how much room texts take in it.
///
/// An estimate on the safe side: what the printer sets is never cut, it only makes a row higher.
struct DayType {
    /// Points.
    let size: Double

    /// From the best to the least that is still read with ease.
    static let sizes = [7.5, 7, 6.5, 6].map(DayType.init)

    var lineHeight: Double { size * 0.3528 * 1.25 }

    /// The height of a box of some lines in millimetres.
    func height(of lines: [DayBlock.Line], width: Double) -> Double {
        lines.map { height(of: $0.text, width: width - 2.4) }.reduce(1.4, +)
    }

    /// The height of a text in a column of some millimetres.
    func height(of text: String, width: Double) -> Double {
        let room = max(width / (size * 0.3528), 1)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            max((line.unicodeScalars.map(Self.width).reduce(0, +) * 1.04 / room).rounded(.up), 1)
        }
        return lines.reduce(0, +) * lineHeight
    }

    /// In widths of a kanji.
    private static func width(_ scalar: Unicode.Scalar) -> Double {
        switch scalar.value {
        case 0..<0x2000: 0.58
        case 0x2000..<0x2E80: 0.9
        case 0xFF61..<0xFFA0: 0.55
        default: 1
        }
    }
}
