/// The offset of the first `pattern` in `bytes[range]`, or nil.
func offset(of pattern: [UInt8], in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard let first = pattern.first else { return range.lowerBound }
    let (text, wanted) = (bytes.span, pattern.span)
    let last = range.upperBound - wanted.count
    var index = range.lowerBound
    while index <= last {
        if text[index] == first {
            var matched = 1
            while matched < wanted.count, text[index + matched] == wanted[matched] { matched += 1 }
            if matched == wanted.count { return index }
        }
        index += 1
    }
    return nil
}

/// Whether `pattern` occurs in `bytes`.
func occurs(_ pattern: [UInt8], in bytes: [UInt8]) -> Bool {
    offset(of: pattern, in: bytes, 0..<bytes.count) != nil
}

/// Whether any of `patterns` occurs in `bytes`.
func occursAny(of patterns: [[UInt8]], in bytes: [UInt8]) -> Bool {
    patterns.contains { occurs($0, in: bytes) }
}

/// Whether `bytes` has exactly `pattern` at `index`, before `end`.
func stands(_ pattern: [UInt8], at index: Int, in bytes: [UInt8], before end: Int) -> Bool {
    guard index + pattern.count <= end else { return false }
    let (text, wanted) = (bytes.span, pattern.span)
    for offset in 0..<wanted.count where text[index + offset] != wanted[offset] { return false }
    return true
}

/// Whether `bytes[range]` is one of `words` from end to end.
func isOne(of words: [[UInt8]], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    words.contains {
        $0.count == range.count
            && stands($0, at: range.lowerBound, in: bytes, before: range.upperBound)
    }
}

/// The length of the blank at `index`: ASCII blanks, no-break space, ideographic space; else 0.
func blankLength(at index: Int, in bytes: [UInt8], before end: Int) -> Int {
    switch bytes[index] {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: 1
    case 0xC2: index + 1 < end && bytes[index + 1] == 0xA0 ? 2 : 0
    case 0xE3:
        index + 2 < end && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
    default: 0
    }
}

/// `range` without the blanks at its ends.
func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end {
        let length = blankLength(at: start, in: bytes, before: end)
        if length == 0 { break }
        start += length
    }
    while end > start {
        let last = bytes[end - 1]
        if last <= 0x20 {
            end -= 1
        } else if last == 0xA0, end - start >= 2, bytes[end - 2] == 0xC2 {
            end -= 2
        } else if last == 0x80, end - start >= 3, bytes[end - 2] == 0x80, bytes[end - 3] == 0xE3 {
            end -= 3
        } else {
            break
        }
    }
    return start..<end
}

/// Whether a character stands there that decoding had to put in for bytes it could not read.
func holdsReplacement(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let text = bytes.span
    var index = range.lowerBound
    while index + 2 < range.upperBound {
        if text[index] == 0xEF, text[index + 1] == 0xBF, text[index + 2] == 0xBD { return true }
        index += 1
    }
    return false
}
