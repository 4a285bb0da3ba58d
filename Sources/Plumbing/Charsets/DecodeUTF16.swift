/// Whether the text opens with the byte order mark of UTF-16, in either order.
func startsWithWideMark(_ input: Span<UInt8>) -> Bool {
    input.count >= 2
        && (input[0] == 0xFF && input[1] == 0xFE || input[0] == 0xFE && input[1] == 0xFF)
}

/// Decodes UTF-16 behind its byte order mark, which tells the order; a lone surrogate and an odd
/// last byte are U+FFFD.
func decodeUTF16(_ input: borrowing Span<UInt8>, into sink: inout ByteSink) -> Tally {
    var tally = Tally()
    let isLittle = input.count > 0 && input[0] == 0xFF
    var index = 2
    while index + 1 < input.count {
        let unit = Plumbing.unit(of: input, at: index, isLittle)
        index += 2
        guard unit & 0xF800 == 0xD800 else {
            sink.put(scalar: unit)
            continue
        }
        if unit < 0xDC00, index + 1 < input.count {
            let low = Plumbing.unit(of: input, at: index, isLittle)
            if low & 0xFC00 == 0xDC00 {
                put(high: unit, low: low, into: &sink)
                index += 2
                continue
            }
        }
        sink.putReplacement()
        tally.replacements += 1
    }
    if index < input.count {
        sink.putReplacement()
        tally.replacements += 1
    }
    return tally
}

private func unit(of input: borrowing Span<UInt8>, at index: Int, _ isLittle: Bool) -> UInt16 {
    let (one, two) = (UInt16(input[index]), UInt16(input[index + 1]))
    return isLittle ? two << 8 | one : one << 8 | two
}

/// Four bytes of UTF-8 for a pair of surrogates.
private func put(high: UInt16, low: UInt16, into sink: inout ByteSink) {
    let scalar = 0x10000 + UInt32(high & 0x3FF) << 10 + UInt32(low & 0x3FF)
    sink.put(UInt8(0xF0 | scalar >> 18))
    for shift in [12, 6, 0] as [UInt32] { sink.put(UInt8(0x80 | scalar >> shift & 0x3F)) }
}
