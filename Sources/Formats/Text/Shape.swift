/// The look of an identifier: `#` is a digit, `@` a capital letter, anything else itself.
///
/// `@@########` finds `BE12345678`, but not inside a longer run of letters and digits.
struct Shape: Hashable, Sendable {
    private let mask: [UInt8]

    init(_ mask: String) {
        self.mask = Array(mask.utf8)
    }

    /// The first place in `range` that has this look, or nil.
    func first(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        var index = range.lowerBound
        while index + mask.count <= range.upperBound {
            if fits(bytes, at: index, in: range) { return index..<index + mask.count }
            index += 1
        }
        return nil
    }

    /// Whether `range` has this look from end to end.
    func fitsAll(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        range.count == mask.count && first(in: bytes, range) == range
    }

    func first(in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard let range = first(in: bytes, 0..<bytes.count) else { return nil }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    private func fits(_ bytes: [UInt8], at index: Int, in range: Range<Int>) -> Bool {
        for (offset, sign) in mask.enumerated() {
            let byte = bytes[index + offset]
            switch sign {
            case UInt8(ascii: "#"): guard byte >= 0x30, byte <= 0x39 else { return false }
            case UInt8(ascii: "@"): guard byte >= 0x41, byte <= 0x5A else { return false }
            default: guard byte == sign else { return false }
            }
        }
        let end = index + mask.count
        return !continues(bytes, before: index, in: range)
            && !continues(bytes, from: end, in: range)
    }

    private func continues(_ bytes: [UInt8], before index: Int, in range: Range<Int>) -> Bool {
        guard index > range.lowerBound else { return false }
        if isLetterOrDigit(bytes[index - 1]) { return true }
        return index - 3 >= range.lowerBound && mayBeDigit(bytes, at: index - 3)
    }

    private func continues(_ bytes: [UInt8], from end: Int, in range: Range<Int>) -> Bool {
        guard end < range.upperBound else { return false }
        if isLetterOrDigit(bytes[end]) { return true }
        return end + 3 <= range.upperBound && mayBeDigit(bytes, at: end)
    }

    /// A full-width digit, or the mark of an undecodable byte, which may have been one.
    private func mayBeDigit(_ bytes: [UInt8], at index: Int) -> Bool {
        switch (bytes[index], bytes[index + 1], bytes[index + 2]) {
        case (0xEF, 0xBC, 0x90...0x99), (0xEF, 0xBF, 0xBD): true
        default: false
        }
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
