/// Decodes EUC-JP as Windows and eucJP-ms write it, JIS X 0212 behind 8F included.
func decodeEUC(_ input: borrowing Span<UInt8>, into sink: inout ByteSink) -> Tally {
    let (two, three) = (CodeTables.eucJP, CodeTables.x0212)
    let (pairs, supplement) = (two.span, three.span)
    var tally = Tally()
    var index = 0
    while index < input.count {
        let byte = input[index]
        if byte < 0x80 {
            sink.put(byte)
            index += 1
            continue
        }
        let second = index + 1 < input.count ? input[index + 1] : 0
        if byte == 0x8E, second >= 0xA1 && second <= 0xDF {
            sink.put(scalar: 0xFEC0 + UInt16(second))
            tally.oddities += 1
            index += 2
            continue
        }
        let third = index + 2 < input.count ? input[index + 2] : 0
        let isLong = byte == 0x8F && second >= 0xA1 && third >= 0xA1
        let scalar =
            isLong
            ? supplement[Int(second) << 8 | Int(third)] : pairs[Int(byte) << 8 | Int(second)]
        if scalar != 0 {
            sink.put(scalar: scalar)
            index += isLong ? 3 : 2
        } else {
            sink.putReplacement()
            tally.replacements += 1
            index += isLong ? 3 : byte >= 0xA1 && second >= 0xA1 ? 2 : 1
        }
    }
    return tally
}
