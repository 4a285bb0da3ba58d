/// Decodes a page as a browser would choose: byte order mark, HTTP header, then a `<meta>` in the
/// first 1,024 bytes; valid UTF-8 overrules them all.
///
/// What cannot be read is counted, and the rest of the page is kept: a page must not end silently
/// at its first bad byte.
public func decodePage(_ bytes: [UInt8], contentType: String? = nil) -> DecodedText {
    if startsWithMark(bytes.span) { return decode(bytes, as: .utf8, nil) }
    let header = contentType.flatMap { charset(in: Array($0.utf8)[...]) }
    return decodeText(bytes, declared: header ?? charset(in: bytes.prefix(1024)))
}

/// The charset named by the first `charset=` of a header or of a page's head.
private func charset(in text: ArraySlice<UInt8>) -> Charset? {
    let word = Array("charset".utf8)
    var index = text.startIndex
    while index + word.count < text.endIndex {
        guard zip(word, text[index...]).allSatisfy({ $0 == $1 | 0x20 }) else {
            index += 1
            continue
        }
        index += word.count
        var rest = text[index...].drop { $0 == 0x20 || $0 == 0x09 }
        guard rest.first == UInt8(ascii: "=") else { continue }
        rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
        let label = rest.prefix { $0 > 0x20 && !stops.contains($0) }
        if let charset = Charset(label: String(decoding: label, as: UTF8.self)) { return charset }
    }
    return nil
}

/// What ends a label: quotes, `;`, `/` and `>`.
private let stops: [UInt8] = [0x22, 0x27, 0x3B, 0x2F, 0x3E]
