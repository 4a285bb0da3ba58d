/// Decodes Western text as browsers do: 80–9F are the signs of Windows-1252.
func decodeLatin(_ input: borrowing Span<UInt8>, into sink: inout ByteSink) -> Tally {
    for index in 0..<input.count {
        let byte = input[index]
        sink.put(scalar: (0x80...0x9F).contains(byte) ? signs[Int(byte) - 0x80] : UInt16(byte))
    }
    return Tally()
}

/// Decodes ASCII; every byte of 80 and above is U+FFFD.
func decodeASCII(_ input: borrowing Span<UInt8>, into sink: inout ByteSink) -> Tally {
    var tally = Tally()
    for index in 0..<input.count {
        if input[index] < 0x80 {
            sink.put(input[index])
        } else {
            sink.putReplacement()
            tally.replacements += 1
        }
    }
    return tally
}

/// Windows-1252 from 80 to 9F (unicode.org, CP1252.TXT); the five gaps stay controls.
private let signs: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
]
