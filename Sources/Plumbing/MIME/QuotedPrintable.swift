/// Decodes quoted-printable; a `=` that begins nothing stays as written.
func decodeQuotedPrintable(_ text: ArraySlice<UInt8>) -> (bytes: [UInt8], defect: String?) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var defect: String?
    var index = text.startIndex
    // Blanks before a line end were put there on the way; those that are meant are =20.
    var written = 0
    while index < text.endIndex {
        let byte = text[index]
        index += 1
        if byte == 0x0A {
            let hasReturn = bytes.count > written && bytes.last == 0x0D
            if hasReturn { bytes.removeLast() }
            while bytes.count > written, bytes.last == 0x20 || bytes.last == 0x09 {
                bytes.removeLast()
            }
            bytes += hasReturn ? [0x0D, 0x0A] : [0x0A]
            written = bytes.count
        } else if byte != UInt8(ascii: "=") {
            bytes.append(byte)
        } else if let value = hexPair(text, at: index) {
            bytes.append(value)
            written = bytes.count
            index += 2
        } else if let next = softBreak(text, at: index) {
            index = next
            written = bytes.count
        } else {
            bytes.append(byte)
            defect = "a = that begins nothing in the quoted-printable"
        }
    }
    return (bytes, defect)
}

/// Decodes the Q form of encoded words, where `_` is a space.
func decodeQ(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
        let byte = text[index]
        index += 1
        if byte == UInt8(ascii: "="), let value = hexPair(text, at: index) {
            bytes.append(value)
            index += 2
        } else {
            bytes.append(byte == UInt8(ascii: "_") ? 0x20 : byte)
        }
    }
    return bytes
}

/// The byte that two hexadecimal digits at `index` name.
func hexPair(_ text: ArraySlice<UInt8>, at index: Int) -> UInt8? {
    guard index + 1 < text.endIndex, let high = hexDigit(text[index]),
        let low = hexDigit(text[index + 1])
    else { return nil }
    return high << 4 | low
}

private func hexDigit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
}

/// Where the next line begins if only blanks stand before the line end, or the text ends.
private func softBreak(_ text: ArraySlice<UInt8>, at index: Int) -> Int? {
    var next = index
    while next < text.endIndex, text[next] == 0x20 || text[next] == 0x09 || text[next] == 0x0D {
        next += 1
    }
    if next == text.endIndex { return next }
    return text[next] == 0x0A ? next + 1 : nil
}
