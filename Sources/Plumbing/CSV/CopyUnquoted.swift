/// Copies `text` to `place` and returns whether it may stand without quotes, that is, holds no
/// comma, quote or line end. Eight bytes at a time: tables are written as fast as memory allows.
@unsafe @inline(__always) func copyUnquoted(
    _ text: UnsafeBufferPointer<UInt8>, _ target: UnsafeMutableRawBufferPointer, at place: Int
) -> Bool {
    precondition(place + text.count <= target.count)
    let source = UnsafeRawBufferPointer(text)
    var index = 0
    while index + 8 <= text.count {
        let word = unsafe source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if mayNeedQuotes(word) { break }
        unsafe target.storeBytes(of: word, toByteOffset: place + index, as: UInt64.self)
        index += 8
    }
    while index < text.count {
        let byte = unsafe text[index]
        if byte == 0x2C || byte == 0x22 || byte == 0x0A || byte == 0x0D { return false }
        unsafe target[place + index] = byte
        index += 1
    }
    return true
}

/// Whether one of eight bytes is a comma, a quote or below 0E; never wrongly no.
///
/// The tests are the known ones for a zero byte and for a byte less than n in a word
/// (Anderson, Bit Twiddling Hacks).
@inline(__always) private func mayNeedQuotes(_ word: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let comma = word ^ (ones &* 0x2C)
    let quote = word ^ (ones &* 0x22)
    let found =
        (comma &- ones) & ~comma | (quote &- ones) & ~quote | (word &- ones &* 0x0E) & ~word
    return found & (ones &* 0x80) != 0
}
