/// Reads forward through a piece of UTF-8: digits in both widths, blanks, expected words.
struct TextCursor {
    let bytes: [UInt8]
    var at: Int
    let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { at >= end }

    mutating func skipBlanks() {
        while at < end {
            let length = blankLength(at: at, in: bytes, before: end)
            if length == 0 { return }
            at += length
        }
    }

    /// Takes the word if it stands here.
    mutating func take(_ word: [UInt8]) -> Bool {
        guard stands(word, at: at, in: bytes, before: end) else { return false }
        at += word.count
        return true
    }

    /// Takes whichever of the words stands here.
    mutating func take(anyOf words: [[UInt8]]) -> Bool {
        for word in words where take(word) { return true }
        return false
    }

    /// The digit here, ASCII or full-width, and its length.
    func digit() -> (value: Int, length: Int)? {
        guard at < end else { return nil }
        let byte = bytes[at]
        if byte >= 0x30, byte <= 0x39 { return (Int(byte) - 0x30, 1) }
        guard byte == 0xEF, at + 2 < end, bytes[at + 1] == 0xBC, bytes[at + 2] >= 0x90,
            bytes[at + 2] <= 0x99
        else { return nil }
        return (Int(bytes[at + 2]) - 0x90, 3)
    }

    /// A number of `digits` digits, or nil without having moved.
    mutating func number(digits: ClosedRange<Int>) -> Int? {
        let start = at
        var (value, count) = (0, 0)
        while let digit = digit() {
            value = value * 10 + digit.value
            count += 1
            at += digit.length
            if count > digits.upperBound { break }
        }
        if digits.contains(count) { return value }
        at = start
        return nil
    }

    /// A number that may have separators of thousands, to 999,999,999.
    mutating func groupedNumber() -> Int? {
        guard var value = number(digits: 1...9) else { return nil }
        var isFirst = true
        while value < 1_000_000, isFirst ? value < 1000 : true {
            let start = at
            guard take(anyOf: Self.separators) else { break }
            guard let group = number(digits: 3...3) else {
                at = start
                break
            }
            value = value * 1000 + group
            isFirst = false
        }
        return value
    }

    private static let separators = [",", "，"].map { Array($0.utf8) }
}
