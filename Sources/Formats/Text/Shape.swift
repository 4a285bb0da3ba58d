/// The look of an identifier: `#` is a digit, `@` a capital letter, `%` a small one, `*` a digit or
/// a capital letter, anything else itself; a `+` behind one of these lets it stand several times.
///
/// `@@########` finds `BE12345678`, but not inside a longer run of letters and digits.
struct Shape: Hashable, Sendable {
    private let signs: [Sign]

    private struct Sign: Hashable {
        let byte: UInt8
        var mayRepeat = false

        func fits(_ found: UInt8) -> Bool {
            switch byte {
            case UInt8(ascii: "#"): (0x30...0x39).contains(found)
            case UInt8(ascii: "@"): (0x41...0x5A).contains(found)
            case UInt8(ascii: "%"): (0x61...0x7A).contains(found)
            case UInt8(ascii: "*"): (0x30...0x39).contains(found) || (0x41...0x5A).contains(found)
            default: byte == found
            }
        }
    }

    init(_ mask: String) {
        signs = mask.utf8.reduce(into: []) { signs, byte in
            if byte == UInt8(ascii: "+"), !signs.isEmpty {
                signs[signs.count - 1].mayRepeat = true
            } else {
                signs.append(Sign(byte: byte))
            }
        }
    }

    /// The first place in `range` that has this look, or nil.
    func first(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        var index = range.lowerBound
        while index + signs.count <= range.upperBound {
            if let end = end(bytes, from: index, in: range) { return index..<end }
            index += 1
        }
        return nil
    }

    /// Whether `range` has this look from end to end.
    func fitsAll(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        end(bytes, from: range.lowerBound, in: range) == range.upperBound && !range.isEmpty
    }

    func first(in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard let range = first(in: bytes, 0..<bytes.count) else { return nil }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    func fitsAll(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return fitsAll(bytes, 0..<bytes.count)
    }

    /// Where what has this look and begins at `start` ends, if it stands free there.
    private func end(_ bytes: [UInt8], from start: Int, in range: Range<Int>) -> Int? {
        var index = start
        for sign in signs {
            guard index < range.upperBound, sign.fits(bytes[index]) else { return nil }
            index += 1
            while sign.mayRepeat, index < range.upperBound, sign.fits(bytes[index]) { index += 1 }
        }
        let standsFree =
            !continues(bytes, before: start, in: range) && !continues(bytes, from: index, in: range)
        return standsFree ? index : nil
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
