/// One step through bytes that should be UTF-8.
struct UTF8Step {
    /// Bytes to go on by: a whole sequence, or the longest start of one that was cut.
    let length: Int
    let isWhole: Bool

    /// The step at `index`, by the table of well-formed sequences (Unicode, table 3-7).
    @inline(__always) init(_ input: borrowing Span<UInt8>, at index: Int) {
        let first = input[index]
        let (count, second): (Int, ClosedRange<UInt8>)
        switch first {
        case 0...0x7F: (count, second) = (1, 0x80...0xBF)
        case 0xC2...0xDF: (count, second) = (2, 0x80...0xBF)
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (count, second) = (3, 0x80...0xBF)
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: (count, second) = (4, 0x80...0xBF)
        default: (count, second) = (0, 0x80...0xBF)
        }
        guard count > 1 else {
            (length, isWhole) = (1, count == 1)
            return
        }
        var seen = 1
        while seen < count, index + seen < input.count,
            seen == 1 ? second.contains(input[index + 1]) : input[index + seen] & 0xC0 == 0x80
        {
            seen += 1
        }
        (length, isWhole) = (seen, seen == count)
    }
}

/// What a text would be as UTF-8, counted without writing it.
struct UTF8Survey {
    /// Bytes of 80 and above, in sequences or not.
    var high = 0
    /// High bytes that have another beside them: always so in Japanese, seldom in Western text.
    var highBesideHigh = 0
    /// Whole sequences of three bytes or more.
    var long = 0
    /// Sequences that would become U+FFFD.
    var broken = 0
    /// Whether the last sequence was well begun when the text ended.
    var isCut = false
    /// ESC, SO or SI, by which ISO-2022-JP switches.
    var shifts = false

    init(_ input: borrowing Span<UInt8>) {
        var index = 0
        while index < input.count {
            let byte = input[index]
            if byte < 0x80 {
                if byte < 0x20, byte == 0x1B || byte == 0x0E || byte == 0x0F { shifts = true }
                index += 1
                continue
            }
            let step = UTF8Step(input, at: index)
            high += step.length
            if step.length > 1 || index > 0 && input[index - 1] >= 0x80 {
                highBesideHigh += step.length
            }
            if !step.isWhole { broken += 1 } else if step.length > 2 { long += 1 }
            index += step.length
            isCut = !step.isWhole && index == input.count
        }
    }
}

/// Copies UTF-8 with U+FFFD for each longest broken start, as the Unicode standard advises.
func decodeUTF8(_ input: borrowing Span<UInt8>, into sink: inout ByteSink) -> Tally {
    var tally = Tally()
    var index = 0
    while index < input.count {
        let step = UTF8Step(input, at: index)
        if step.isWhole {
            for offset in index..<index + step.length { sink.put(input[offset]) }
        } else {
            sink.putReplacement()
            tally.replacements += 1
        }
        index += step.length
    }
    return tally
}
