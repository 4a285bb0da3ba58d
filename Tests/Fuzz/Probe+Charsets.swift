import Plumbing

/// Nothing is read beyond what is there, nothing unreadable goes uncounted, and no bracket, quote
/// or line end is swallowed.
func probeCharsets(_ input: [UInt8], _ claims: inout Claims) {
    guard let (label, bytes) = firstLine(of: input) else { return }
    let text = decodeText(bytes, label: label)
    judge(text, of: bytes, &claims)
    judge(decodePage(bytes, contentType: "text/html; charset=\(label)"), of: bytes, &claims)
    claims.hold(decodeText(bytes, label: label) == text, "decoding twice gives two texts")
}

private func judge(_ text: DecodedText, of bytes: [UInt8], _ claims: inout Claims) {
    claims.hold(isUTF8(text.utf8), "\(text.charset): the text is no UTF-8")
    claims.hold(
        text.utf8.count <= bytes.count * 3 + 1, "\(text.charset): more than three bytes for one")
    claims.hold(!text.utf8.starts(with: mark), "\(text.charset): a byte order mark is left")
    judgeCount(text, bytes, &claims)
    guard text.charset != .utf16, text.charset != .iso2022jp else { return }
    for sign in "<>\"&'\r\n,;=".utf8 {
        claims.hold(
            text.utf8.count { $0 == sign } == bytes.count { $0 == sign },
            "\(text.charset): byte \(sign) is swallowed or made up")
    }
}

/// Whether every bad byte is in the count of replacements.
private func judgeCount(_ text: DecodedText, _ bytes: [UInt8], _ claims: inout Claims) {
    let shown = text.string.unicodeScalars.count { $0 == "\u{FFFD}" }
    switch text.charset {
    case .utf8:
        let hasMark = bytes.starts(with: mark)
        let mended = String(decoding: bytes.dropFirst(hasMark ? 3 : 0), as: UTF8.self)
        claims.hold(mended.utf8.elementsEqual(text.utf8), "UTF-8 is read as nobody else reads it")
        let written = occurrences(of: Array("\u{FFFD}".utf8), in: bytes)
        claims.hold(
            text.replacements == shown - written, "UTF-8: bad bytes and replacements differ")
    case .utf16:
        claims.hold(text.replacements <= shown, "UTF-16: more is counted than shown")
    default:
        claims.hold(text.replacements == shown, "\(text.charset): shown and counted differ")
    }
    guard text.charset == .cp932, text.replacements == 0 else { return }
    // What was read whole has a code, and reads again as itself.
    let again = encodeCP932(text.utf8)
    claims.hold(
        again.lost.keys.allSatisfy(isPrivate) && again.mapped.isEmpty,
        "CP932: a character without a code of its own")
}

private func isPrivate(_ scalar: Unicode.Scalar) -> Bool {
    (0xE000...0xF8FF).contains(scalar.value) || (0x80...0xA0).contains(scalar.value)
}

private func occurrences(of word: [UInt8], in bytes: [UInt8]) -> Int {
    var (count, index) = (0, 0)
    while index + word.count <= bytes.count {
        if bytes[index...].starts(with: word) {
            (count, index) = (count + 1, index + word.count)
        } else {
            index += 1
        }
    }
    return count
}

let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
