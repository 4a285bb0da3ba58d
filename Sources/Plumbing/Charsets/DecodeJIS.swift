/// Decodes ISO-2022-JP as mail programs really write it.
///
/// Beyond the standard it reads row 13 (① ㈱) and IBM's rows (髙), half-width kana by `ESC ( I` or
/// SO, JIS X 0212, and bytes of 80 and above as CP932. glibc has no such charset (CP5022x).
func decodeJIS(_ input: borrowing Span<UInt8>, into sink: inout ByteSink) -> Tally {
    let (two, three) = (CodeTables.cp932, CodeTables.x0212)
    let (pairs, supplement) = (two.span, three.span)
    let ready = CodeTables.jis
    var tally = Tally()
    var set = JISSet.ascii
    var index = 0
    while index < input.count {
        let byte = input[index]
        if byte == 0x1B {
            index += set.shift(by: input, at: index, &sink, &tally)
        } else if byte >= 0x80 {
            index += sink.putHigh(byte, of: input, at: index, pairs: pairs, tally: &tally)
        } else if byte <= 0x20 || byte == 0x7F {
            if !set.control(byte) { sink.put(byte) }
            index += 1
        } else {
            switch set {
            case .ascii:
                sink.put(byte)
                index += 1
            case .kana:
                index += sink.putKana(byte, &tally)
            case .two:
                index += sink.putPair(byte, input, index, pairs, at: shiftJIS, &tally)
                // Most text stays in this set for a while: spare it the questions above.
                index = sink.putPairs(of: input, from: index, ready.span)
            case .x0212:
                index += sink.putPair(byte, input, index, supplement, at: highBits, &tally)
            }
        }
    }
    return tally
}

/// The set of characters that an escape sequence has switched to.
private enum JISSet {
    case ascii, kana, two, x0212

    /// Follows the escape sequence at `index` and returns its length; an unknown one is U+FFFD.
    @inline(__always) mutating func shift(
        by input: borrowing Span<UInt8>, at index: Int, _ sink: inout ByteSink,
        _ tally: inout Tally
    ) -> Int {
        func byte(_ offset: Int) -> UInt8 {
            index + offset < input.count ? input[index + offset] : 0
        }
        switch (byte(1), byte(2), byte(3)) {
        case (0x28, 0x42, _), (0x28, 0x4A, _), (0x28, 0x48, _): self = .ascii
        case (0x28, 0x49, _): self = .kana
        case (0x24, 0x40, _), (0x24, 0x42, _): self = .two
        case (0x24, 0x28, 0x44):
            self = .x0212
            return 4
        case (0x24, 0x28, 0x40), (0x24, 0x28, 0x42):
            self = .two
            return 4
        case (0x26, 0x40, _): break  // announces the 1990 edition of what follows
        default:
            sink.putReplacement()
            tally.replacements += 1
            return 1
        }
        return 3
    }

    /// Takes note of a control: SO and SI switch and are swallowed, a line end switches back.
    @inline(__always) mutating func control(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x0E: self = .kana
        case 0x0F: self = .ascii
        case 0x0A, 0x0D:
            self = .ascii
            return false
        default: return false
        }
        return true
    }
}

extension ByteSink {
    @inline(__always) fileprivate mutating func putKana(_ byte: UInt8, _ tally: inout Tally) -> Int
    {
        if byte < 0x60 {
            put(scalar: 0xFF40 + UInt16(byte))
            tally.oddities += 1
        } else {
            putReplacement()
            tally.replacements += 1
        }
        return 1
    }

    /// Writes the pairs from `start` on while they are characters, and returns where they end.
    @inline(__always) fileprivate mutating func putPairs(
        of input: borrowing Span<UInt8>, from start: Int, _ ready: borrowing Span<UInt32>
    ) -> Int {
        var index = start
        while index + 1 < input.count {
            let character = ready[Int(input[index]) << 8 | Int(input[index + 1])]
            if character == 0 { break }
            put(ready: character)
            index += 2
        }
        return index
    }

    @inline(__always) fileprivate mutating func putPair(
        _ byte: UInt8, _ input: borrowing Span<UInt8>, _ index: Int,
        _ pairs: borrowing Span<UInt16>, at place: (UInt8, UInt8) -> Int, _ tally: inout Tally
    ) -> Int {
        let second = index + 1 < input.count ? input[index + 1] : 0
        let isPair = second > 0x20 && second < 0x7F
        let scalar = isPair ? pairs[place(byte, second)] : 0
        if scalar != 0 {
            put(scalar: scalar)
        } else {
            putReplacement()
            tally.replacements += 1
        }
        return isPair ? 2 : 1
    }
}

/// Where a pair of JIS bytes stands in the CP932 table.
@inline(__always) func shiftJIS(_ row: UInt8, _ cell: UInt8) -> Int {
    var lead = Int(row - 0x21) >> 1 + 0x81
    if lead > 0x9F { lead += 0x40 }
    let odd = cell >= 0x60 ? Int(cell) + 0x20 : Int(cell) + 0x1F
    return lead << 8 | (row & 1 == 1 ? odd : Int(cell) + 0x7E)
}

/// Where a pair of JIS bytes stands in a table of EUC pairs.
@inline(__always) private func highBits(_ row: UInt8, _ cell: UInt8) -> Int {
    Int(row | 0x80) << 8 | Int(cell | 0x80)
}
