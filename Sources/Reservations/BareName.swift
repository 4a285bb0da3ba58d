import Foundation

extension String {
    /// A name in one width and without blanks: two systems write the same name so.
    public var bareName: String {
        precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
    }

    /// The same without 様 behind it.
    public var bareGuestName: String {
        let bare = bareName
        return bare.hasSuffix("様") ? String(bare.dropLast()) : bare
    }
}

extension Unicode.Scalar {
    /// The katakana of a hiragana; any other letter as it is.
    public var katakana: Unicode.Scalar {
        guard (0x3041...0x3096).contains(value) else { return self }
        return Unicode.Scalar(value + 0x60) ?? self
    }
}
