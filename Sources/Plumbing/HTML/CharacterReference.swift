/// A character written as `&amp;`, `&#38;` or `&#x26;`, and where it ends.
struct CharacterReference {
    let scalar: Unicode.Scalar
    let end: Int

    /// The reference whose `&` stands at `start`, or nil if it is but an ampersand.
    ///
    /// Old names count without their semicolon, but not in an attribute's value before a letter,
    /// a digit or `=`, where addresses have them as keys.
    init?(in text: Span<UInt8>, at start: Int, before limit: Int, inValue: Bool = false) {
        guard start + 2 < limit else { return nil }
        let found =
            text[start + 1] == UInt8(ascii: "#")
            ? Self.numbered(text, start + 2, limit) : Self.named(text, start + 1, limit, inValue)
        guard let found else { return nil }
        scalar = found.0
        end = found.1
    }

    private static func numbered(
        _ text: Span<UInt8>, _ start: Int, _ limit: Int
    ) -> (Unicode.Scalar, Int)? {
        var index = start
        let isHexadecimal = lowercase(text[index]) == UInt8(ascii: "x")
        if isHexadecimal { index += 1 }
        let first = index
        var value: UInt32 = 0
        while index < limit, let digit = digit(text[index], isHexadecimal) {
            value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
            index += 1
        }
        guard index > first else { return nil }
        if index < limit, text[index] == UInt8(ascii: ";") { index += 1 }
        return (scalar(value), index)
    }

    private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
        switch lowercase(byte) {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal:
            UInt32(lowercase(byte) - UInt8(ascii: "a") + 10)
        default: nil
        }
    }

    /// The numbers 80 to 9F mean Windows' characters; what is no character is U+FFFD.
    private static func scalar(_ value: UInt32) -> Unicode.Scalar {
        guard value != 0 else { return "\u{FFFD}" }
        if 0x80...0x9F ~= value { return windows[Int(value) - 0x80] }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    private static let windows: [Unicode.Scalar] = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)

    private static func named(
        _ text: Span<UInt8>, _ start: Int, _ limit: Int, _ inValue: Bool
    ) -> (Unicode.Scalar, Int)? {
        var index = start
        var letters: [UInt8] = []
        while index < limit, letters.count < 10, isLetterOrDigit(text[index]) {
            letters.append(text[index])
            index += 1
        }
        if index < limit, text[index] == UInt8(ascii: ";") {
            let name = String(decoding: letters, as: UTF8.self)
            if let value = NamedCharacters.bare[name] ?? NamedCharacters.closed[name] {
                return (scalar(value), index + 1)
            }
        }
        for length in stride(from: min(letters.count, 6), to: 1, by: -1) {
            let name = String(decoding: letters[..<length], as: UTF8.self)
            guard let value = NamedCharacters.bare[name] else { continue }
            let next = start + length < limit ? text[start + length] : 0
            if inValue, isLetterOrDigit(next) || next == UInt8(ascii: "=") { return nil }
            return (scalar(value), start + length)
        }
        return nil
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        lowercase(byte) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    }
}

/// Appends `text[range]` with its references as what they stand for.
func appendDecoded(
    _ text: Span<UInt8>, _ range: Range<Int>, inValue: Bool, to bytes: inout [UInt8]
) {
    var index = range.lowerBound
    while index < range.upperBound {
        if text[index] == UInt8(ascii: "&"),
            let reference = CharacterReference(
                in: text, at: index, before: range.upperBound, inValue: inValue)
        {
            bytes.append(
                contentsOf: UTF8.encode(reference.scalar) ?? UTF8.encodedReplacementCharacter)
            index = reference.end
        } else {
            bytes.append(text[index])
            index += 1
        }
    }
}
