import Foundation

/// What the site says to a text: it keeps JIS X 0208 and tells the rest in two ways.
enum SandboxWording {
    /// Whether a wave dash (U+301C) is in it: such an entry is taken and then lost without a word.
    static func losesEntry(_ text: String) -> Bool { text.unicodeScalars.contains("\u{301C}") }

    /// Whether every letter stands in ASCII or JIS X 0208.
    static func keeps(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII || scalar == "\u{301C}" { return true }
            guard let code = String(scalar).data(using: .shiftJIS), code.count == 2 else {
                return false
            }
            // Row 13 is NEC's; what lies behind row 84 is IBM's.
            return code[0] != 0x87 && code[0] < 0xEB
        }
    }

    /// Whether a guest's name holds a letter, a digit or a bracket, in either width.
    static func isNoName(_ text: String) -> Bool {
        text.precomposedStringWithCompatibilityMapping.contains {
            ($0.isASCII && ($0.isLetter || $0.isNumber)) || "()[]{}<>【】「」『』".contains($0)
        }
    }

    static func isKatakana(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { (0x30A1...0x30FC).contains($0.value) }
    }
}
