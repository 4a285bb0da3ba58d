/// Decodes Windows-31J, the Shift_JIS of practice.
///
/// A stray lead byte is given up alone, so that the `<`, quote or line end after it stays.
func decodeCP932(_ input: borrowing Span<UInt8>, into sink: inout ByteSink) -> Tally {
    let table = CodeTables.cp932
    let pairs = table.span
    var tally = Tally()
    var index = 0
    while index < input.count {
        let byte = input[index]
        if byte < 0x80 {
            sink.put(byte)
            index += 1
        } else {
            index += sink.putHigh(byte, of: input, at: index, pairs: pairs, tally: &tally)
        }
    }
    return tally
}

extension ByteSink {
    /// Writes what the byte of 80 or above at `index` begins in CP932, and returns how many bytes
    /// that took.
    @inline(__always) mutating func putHigh(
        _ byte: UInt8, of input: borrowing Span<UInt8>, at index: Int,
        pairs: borrowing Span<UInt16>, tally: inout Tally
    ) -> Int {
        if byte >= 0xA1 && byte <= 0xDF {
            put(scalar: 0xFEC0 + UInt16(byte))
            tally.oddities += 1
            return 1
        }
        let isLead = byte > 0x80 && byte < 0xA0 || byte >= 0xE0 && byte <= 0xFC
        if isLead, index + 1 < input.count {
            let second = input[index + 1]
            let scalar = pairs[Int(byte) << 8 | Int(second)]
            if scalar != 0 {
                put(scalar: scalar)
                if scalar >= 0xE000 && scalar < 0xF900 { tally.oddities += 1 }
                return 2
            }
            putReplacement()
            tally.replacements += 1
            return second >= 0x80 ? 2 : 1
        }
        putReplacement()
        tally.replacements += 1
        return 1
    }
}
