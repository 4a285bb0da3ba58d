/// A place of fixed size that decoders write UTF-8 into, checked at each byte.
///
/// An array's `append` asks about room and ownership each time; here both are settled once.
@safe struct ByteSink: ~Copyable {
    private let buffer: UnsafeMutableBufferPointer<UInt8>
    private(set) var count = 0

    @unsafe init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
        unsafe self.buffer = unsafe buffer
    }

    /// Writes one byte.
    @inline(__always) mutating func put(_ byte: UInt8) {
        precondition(unsafe count < buffer.count)
        unsafe buffer[count] = byte
        count += 1
    }

    /// Writes some bytes as they are.
    @inline(__always) mutating func put(_ bytes: Span<UInt8>) {
        precondition(unsafe bytes.count <= buffer.count - count)
        unsafe bytes.withUnsafeBufferPointer { source in
            guard let from = source.baseAddress, let to = unsafe buffer.baseAddress else { return }
            unsafe (to + count).update(from: from, count: source.count)
        }
        count += bytes.count
    }

    /// Writes a scalar of the basic plane as UTF-8; a surrogate must not be given.
    @inline(__always) mutating func put(scalar: UInt16) {
        if scalar < 0x80 {
            put(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            put(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            put(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else {
            precondition(unsafe count + 2 < buffer.count)
            unsafe buffer[count] = UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12)
            unsafe buffer[count + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F)
            unsafe buffer[count + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
            count += 3
        }
    }

    /// Writes a character that is ready as UTF-8: its bytes, the first lowest, and their number
    /// above them. There must be room for four, whatever the number.
    @inline(__always) mutating func put(ready character: UInt32) {
        precondition(unsafe count + 4 <= buffer.count)
        unsafe UnsafeMutableRawBufferPointer(buffer)
            .storeBytes(of: character.littleEndian, toByteOffset: count, as: UInt32.self)
        count += Int(character >> 24)
    }

    /// Writes U+FFFD.
    @inline(__always) mutating func putReplacement() { put(scalar: 0xFFFD) }
}

/// What a decoder met on its way.
struct Tally: Equatable {
    /// U+FFFD put in, one for each sequence that could not be read.
    var replacements = 0
    /// Half-width kana and private characters: rare in real text, common where the charset is
    /// guessed wrong.
    var oddities = 0
}
