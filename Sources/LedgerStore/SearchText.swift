import Foundation

/// A text without spaces, widths, case and hyphens, for a search only.
struct SearchText {
    let bytes: [UInt8]

    init(_ utf8: ArraySlice<UInt8>) {
        bytes = Self.isPlain(utf8) ? Self.folded(utf8) : Self.folded(Self.normalised(utf8)[...])
    }

    func holds(_ word: [UInt8]) -> Bool {
        guard let first = word.first, bytes.count >= word.count else { return word.isEmpty }
        for start in 0...(bytes.count - word.count) where bytes[start] == first {
            if bytes[start..<start + word.count].elementsEqual(word) { return true }
        }
        return false
    }

    /// Whether a text has nothing but ASCII, kana and the common kanji (lead bytes E4 to E9), which
    /// a compatibility mapping leaves alone: nearly every name.
    private static func isPlain(_ utf8: ArraySlice<UInt8>) -> Bool {
        var index = utf8.startIndex
        while index < utf8.endIndex {
            switch utf8[index] {
            case 0..<0x80: index += 1
            case 0xE4...0xE9: index += 3
            case 0xE3:
                guard index + 2 < utf8.endIndex, isKana(utf8[index + 1], utf8[index + 2])
                else { return false }
                index += 3
            default: return false
            }
        }
        return true
    }

    /// Whether E3 and these are U+3000, U+3041 to U+3096 or U+30A1 to U+30FE.
    private static func isKana(_ second: UInt8, _ third: UInt8) -> Bool {
        switch second {
        case 0x80: third == 0x80
        case 0x81: third > 0x80
        case 0x82: third < 0x97 || third > 0xA0
        case 0x83: third < 0xBF
        default: false
        }
    }

    private static func normalised(_ utf8: ArraySlice<UInt8>) -> [UInt8] {
        let text = String(decoding: utf8, as: UTF8.self)
        return Array(text.precomposedStringWithCompatibilityMapping.lowercased().utf8)
    }

    /// Drops blanks and hyphens (U+2010 to U+2015, U+2212 and `-`), and lowers ASCII letters.
    private static func folded(_ utf8: ArraySlice<UInt8>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var index = utf8.startIndex
        while index < utf8.endIndex {
            let byte = utf8[index]
            let pair = index + 2 < utf8.endIndex ? (utf8[index + 1], utf8[index + 2]) : (0, 0)
            switch (byte, pair.0, pair.1) {
            case (0x09...0x0D, _, _), (0x20, _, _), (0x2D, _, _): break
            case (0xE3, 0x80, 0x80), (0xE2, 0x80, 0x90...0x95), (0xE2, 0x88, 0x92): index += 2
            case (0x41...0x5A, _, _): bytes.append(byte | 0x20)
            default: bytes.append(byte)
            }
            index += 1
        }
        return bytes
    }
}
