/// One `=?charset?B?…?=` in a header (RFC 2047).
struct EncodedWord {
    let label: String
    let isBase64: Bool
    let text: Range<Int>
    /// Behind the closing `?=`.
    let end: Int

    /// Reads the word that begins at `start`; nil if none does.
    init?(in raw: [UInt8], at start: Int) {
        guard start + 7 < raw.count, raw[start] == UInt8(ascii: "="), raw[start + 1] == mark else {
            return nil
        }
        let labelStart = start + 2
        guard let labelEnd = raw[labelStart...].prefix(64).firstIndex(of: mark),
            labelEnd > labelStart, labelEnd + 2 < raw.count, raw[labelEnd + 2] == mark
        else { return nil }
        switch raw[labelEnd + 1] | 0x20 {
        case UInt8(ascii: "b"): isBase64 = true
        case UInt8(ascii: "q"): isBase64 = false
        default: return nil
        }
        let textStart = labelEnd + 3
        var stop = textStart
        while stop + 1 < raw.count, !(raw[stop] == mark && raw[stop + 1] == UInt8(ascii: "=")) {
            // No word is longer in any mail seen; without an end a header would be searched again
            // for each beginning.
            if stop - textStart > 2048 { return nil }
            stop += 1
        }
        guard stop + 1 < raw.count else { return nil }
        text = textStart..<stop
        end = stop + 2
        // RFC 2231 lets a language follow the charset.
        let name = raw[labelStart..<labelEnd].prefix { $0 != UInt8(ascii: "*") }
        label = String(decoding: name, as: UTF8.self)
    }
}

private let mark = UInt8(ascii: "?")

/// The text of an unfolded header as UTF-8: encoded words decoded, raw bytes of any charset too.
///
/// Adjacent words of one charset are joined as bytes first, because senders split characters, and
/// escape sequences, between words.
func decodeHeaderText(_ raw: [UInt8]) -> [UInt8] {
    if raw.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "=") }) { return raw }
    var text = HeaderText()
    var index = 0
    while index < raw.count {
        if raw[index] == UInt8(ascii: "="), let word = EncodedWord(in: raw, at: index) {
            text.append(word, of: raw)
            index = word.end
        } else {
            text.plain.append(raw[index])
            index += 1
        }
    }
    return text.finish()
}

/// A header's text while it is decoded.
private struct HeaderText {
    var plain: [UInt8] = []
    private var utf8: [UInt8] = []
    private var label: String?
    private var joined: [UInt8] = []
    /// Base64 that does not end at a whole byte: some senders cut the stream, not the text.
    private var base64: [UInt8] = []

    mutating func append(_ word: EncodedWord, of raw: [UInt8]) {
        let isAdjacent = label != nil && plain.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        if isAdjacent { plain = [] }
        if !isAdjacent || label != word.label && label?.lowercased() != word.label.lowercased() {
            flushWords()
            flushPlain()
        }
        label = word.label
        guard word.isBase64 else {
            flushBase64()
            joined += decodeQ(raw[word.text])
            return
        }
        if base64.isEmpty, word.text.count % 4 == 0, raw[word.text].allSatisfy({ $0 > 0x20 }) {
            joined += decodeBase64(raw[word.text]).bytes
            return
        }
        base64 += raw[word.text].filter { $0 > 0x20 }
        if base64.count % 4 == 0 || base64.last == UInt8(ascii: "=") { flushBase64() }
    }

    mutating func finish() -> [UInt8] {
        flushWords()
        flushPlain()
        return utf8
    }

    private mutating func flushBase64() {
        joined += decodeBase64(base64[...]).bytes
        base64 = []
    }

    private mutating func flushWords() {
        flushBase64()
        guard let label else { return }
        add(decodeText(joined, label: label).utf8)
        joined = []
        self.label = nil
    }

    private mutating func flushPlain() {
        add(decodeText(plain).utf8)
        plain = []
    }

    /// A header is one line, whatever its words hold.
    private mutating func add(_ text: [UInt8]) {
        utf8 += text.contains { $0 < 0x20 } ? text.map { $0 < 0x20 ? 0x20 : $0 } : text
    }
}
