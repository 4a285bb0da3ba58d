import Foundation
import Plumbing
import Reservations

/// What one text of a form on a medium's own screens may be.
struct TextLimit: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// A guest's name: no letters, digits or brackets.
        case name
        /// Full-width katakana.
        case kana
        /// Digits and hyphens.
        case phone
        case free
    }

    /// What people call the field: 氏名.
    let label: String
    let kind: Kind
    /// At most so many characters.
    let most: Int
    let letters: MediumText.Letters

    init(
        _ label: String, _ kind: Kind, most: Int, letters: MediumText.Letters = .jisX0208
    ) {
        self.label = label
        self.kind = kind
        self.most = most
        self.letters = letters
    }

    /// The text as the form takes it: what only looks the same is written the medium's way (〜 as ～,
    /// hiragana of a reading as katakana). Whatever would be lost there is refused before anything
    /// is sent, with a way out (F18).
    func fitted(_ text: String) throws(TextProblem) -> String {
        let written = String(String.UnicodeScalarView(wide(text).unicodeScalars.map(usual)))
        var place = 0
        for character in written {
            place += 1
            if let fault = fault(of: character) {
                throw TextProblem(label, fault, at: place)
            }
        }
        if place > most { throw TextProblem(label, .tooLong(by: place - most, most: most)) }
        return written
    }

    /// In one width where the field knows only one; split kana are joined everywhere.
    private func wide(_ text: String) -> String {
        switch kind {
        case .name, .free: text.precomposedStringWithCanonicalMapping
        case .phone: text.precomposedStringWithCompatibilityMapping
        case .kana:
            String(
                String.UnicodeScalarView(
                    text.precomposedStringWithCompatibilityMapping
                        .precomposedStringWithCanonicalMapping.unicodeScalars.map(\.katakana)))
        }
    }

    private func usual(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        letters == .jisX0208 ? twin(inCP932: scalar) ?? scalar : scalar
    }

    private func fault(of character: Character) -> TextProblem.Fault? {
        if letters == .jisX0208, !character.unicodeScalars.allSatisfy(isKept) {
            return .letter(instead: TextProblem.substitute(for: character))
        }
        if character == " " || character == "\u{3000}" { return nil }
        switch kind {
        case .free: return nil
        case .phone: return "0123456789-".contains(character) ? nil : .notDigit
        case .kana: return isKatakana(character) ? nil : .notKana
        case .name: return isPlain(character) ? .notName : nil
        }
    }

    /// What SALON BOARD's character set has; a line break is a letter of a memo.
    private func isKept(_ scalar: Unicode.Scalar) -> Bool {
        (0x20..<0x7F).contains(scalar.value) || kind == .free && scalar == "\n"
            || isInJISX0208(scalar)
    }

    private func isKatakana(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy {
            (0x30A1...0x30FA).contains($0.value) || $0.value == 0x30FC || $0.value == 0x30FB
        }
    }

    /// A letter, a digit or a bracket, in either width.
    private func isPlain(_ character: Character) -> Bool {
        let narrow = String(character).precomposedStringWithCompatibilityMapping
        return narrow.unicodeScalars.allSatisfy { $0.isASCII }
            || "【】〔〕〈〉《》「」『』".contains(character)
    }
}
