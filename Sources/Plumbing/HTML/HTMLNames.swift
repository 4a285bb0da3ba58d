/// The names of a page's elements and attributes, each a number: those that HTML knows have the
/// same one on every page, the others are counted as they come.
struct HTMLNames: Sendable {
    private(set) var spellings: [String]
    private(set) var traits: [NameTraits]
    /// Numbers of names that HTML does not know.
    private var others: [String: Int32] = [:]
    /// Numbers of known names by what `hash` makes of their keys; -1 where there is none.
    private let slots: [Int32]
    private let keys: [UInt64]

    /// The names with a number that code asks for, in the order of the numbers.
    static let numbered = ["html", "head", "body", "frameset", "br", "id", "class", "lang"]
    static let (html, head, body, frameset): (Int32, Int32, Int32, Int32) = (0, 1, 2, 3)
    static let (lineBreak, id, classes, language): (Int32, Int32, Int32, Int32) = (4, 5, 6, 7)
    /// The names below this number have rules of their own.
    static let firstFree: Int32 = 4

    /// Only what HTML knows.
    static let known = HTMLNames()

    private init() {
        let known = NameTraits.known
        spellings = known.map(\.name)
        traits = known.map(\.traits)
        var slots = [Int32](repeating: -1, count: Self.slotCount)
        var keys: [UInt64] = []
        for (number, name) in spellings.enumerated() {
            let bytes = Array(name.utf8)
            let key = Self.key(of: bytes.span, 0..<bytes.count)
            var slot = Self.hash(key)
            while slots[slot] >= 0 { slot = (slot + 1) % Self.slotCount }
            slots[slot] = Int32(number)
            keys.append(key)
        }
        self.slots = slots
        self.keys = keys
    }

    /// The number of the name that stands at `range`, in whatever case; a new one if need be.
    mutating func number(of text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int32 {
        let key = Self.key(of: text, range)
        if let number = knownNumber(key), range.count < 8 || isSpelled(number, text, range) {
            return number
        }
        let name = Self.lowered(text, range)
        if let number = others[name] { return number }
        let number = Int32(spellings.count)
        spellings.append(name)
        traits.append(NameTraits())
        others[name] = number
        return number
    }

    /// The number of `name`, which stands in lower case; nil if no page names it so.
    func number(of name: String) -> Int32? {
        if let number = others[name] { return number }
        let bytes = Array(name.utf8)
        guard let number = knownNumber(Self.key(of: bytes.span, 0..<bytes.count)),
            spellings[Int(number)] == name
        else { return nil }
        return number
    }

    @inline(__always) private func knownNumber(_ key: UInt64) -> Int32? {
        var slot = Self.hash(key)
        while slots[slot] >= 0 {
            if keys[Int(slots[slot])] == key { return slots[slot] }
            slot = (slot + 1) % Self.slotCount
        }
        return nil
    }

    private func isSpelled(
        _ number: Int32, _ text: borrowing Span<UInt8>, _ range: Range<Int>
    ) -> Bool {
        var index = range.lowerBound
        for byte in spellings[Int(number)].utf8 {
            guard index < range.upperBound, lowercase(text[index]) == byte else { return false }
            index += 1
        }
        return index == range.upperBound
    }

    private static let slotCount = 1024

    @inline(__always) private static func hash(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54)
    }

    /// The letters themselves, if there are at most seven; else a mix of them with its top bit set.
    @inline(__always)
    private static func key(of text: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var key: UInt64 = 0
        if range.count < 8 {
            for index in range { key = key << 8 | UInt64(lowercase(text[index])) }
            return key
        }
        for index in range { key = (key ^ UInt64(lowercase(text[index]))) &* 0x100_0000_01B3 }
        return key | 1 << 63
    }

    private static func lowered(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(range.count)
        for index in range { bytes.append(lowercase(text[index])) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// An ASCII letter in lower case; other bytes as they are.
@inline(__always) func lowercase(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
}

/// Whether a byte is a blank of HTML's tags.
@inline(__always) func isMarkupBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D || byte == 0x0C
}
