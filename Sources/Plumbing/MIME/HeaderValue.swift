/// A structured header such as `text/plain; charset=UTF-8`, its parameters put together
/// (RFC 2231) and decoded.
struct HeaderValue {
    /// What stands before the first `;`, in lower case.
    let value: String
    /// By their names in lower case.
    let parameters: [String: String]

    init(_ raw: [UInt8]) {
        // A file name may stand here in any charset; syntax is only safe to follow in UTF-8.
        let text = raw.contains { $0 >= 0x80 || $0 == 0x1B } ? decodeText(raw).utf8 : raw
        let pieces = Self.split(text)
        value = String(decoding: pieces.first ?? [], as: UTF8.self).lowercased()
        var plain: [String: String] = [:]
        var extended: [String: [Segment]] = [:]
        for piece in pieces.dropFirst() {
            guard let equals = piece.firstIndex(of: UInt8(ascii: "=")) else { continue }
            let name = String(decoding: trimmed(piece[..<equals]), as: UTF8.self).lowercased()
            let written = unquoted(trimmed(piece[(equals + 1)...]))
            guard name.utf8.contains(UInt8(ascii: "*")) else {
                if plain[name] == nil {
                    plain[name] = String(decoding: decodeHeaderText(written), as: UTF8.self)
                }
                continue
            }
            let stars = name.split(separator: "*", omittingEmptySubsequences: false)
            let segment = Segment(
                place: Int(stars[1]) ?? 0, isEncoded: stars.last == "", bytes: written)
            extended[String(stars[0]), default: []].append(segment)
        }
        for (name, segments) in extended { plain[name] = Self.join(segments) }
        parameters = plain
    }

    private struct Segment {
        let place: Int
        let isEncoded: Bool
        let bytes: [UInt8]
    }

    /// The segments in order: the first encoded one begins with charset and language.
    private static func join(_ segments: [Segment]) -> String {
        var label: String?
        var joined: [UInt8] = []
        for segment in segments.sorted(by: { $0.place < $1.place }) {
            guard segment.isEncoded else {
                joined += segment.bytes
                continue
            }
            var text = segment.bytes[...]
            let quotes = text.indices.filter { text[$0] == UInt8(ascii: "'") }
            if label == nil, joined.isEmpty, quotes.count >= 2 {
                label = String(decoding: text[..<quotes[0]], as: UTF8.self)
                text = text[(quotes[1] + 1)...]
            }
            joined += percentDecoded(text)
        }
        return decodeText(joined, label: label).string
    }

    /// The pieces between `;`, quotes respected and comments left out.
    private static func split(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        let isPlain = text.allSatisfy { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "(") }
        guard isPlain else { return splitOutsideQuotes(text) }
        return text.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
            .map(trimmed)
    }

    private static func splitOutsideQuotes(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        var pieces: [[UInt8]] = [[]]
        var (isQuoted, isEscaped, comments) = (false, false, 0)
        for byte in text {
            if isEscaped {
                isEscaped = false
            } else if isQuoted {
                if byte == UInt8(ascii: "\\") { isEscaped = true }
                if byte == UInt8(ascii: "\"") { isQuoted = false }
            } else if byte == UInt8(ascii: "(") {
                comments += 1
            } else if byte == UInt8(ascii: ")"), comments > 0 {
                comments -= 1
                continue
            } else if comments == 0 {
                if byte == UInt8(ascii: "\"") { isQuoted = true }
                if byte == UInt8(ascii: ";") {
                    pieces.append([])
                    continue
                }
            }
            if comments == 0 { pieces[pieces.count - 1].append(byte) }
        }
        return pieces.map { trimmed($0[...]) }
    }
}

/// The bytes without blanks at either end.
func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes.drop { $0 <= 0x20 }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return rest
}

private func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.first == UInt8(ascii: "\"") else { return Array(text) }
    var bytes: [UInt8] = []
    var isEscaped = false
    for byte in text.dropFirst() {
        if !isEscaped, byte == UInt8(ascii: "\\") {
            isEscaped = true
        } else if !isEscaped, byte == UInt8(ascii: "\"") {
            break
        } else {
            isEscaped = false
            bytes.append(byte)
        }
    }
    return bytes
}

private func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var bytes: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
        if text[index] == UInt8(ascii: "%"), let value = hexPair(text, at: index + 1) {
            bytes.append(value)
            index += 3
        } else {
            bytes.append(text[index])
            index += 1
        }
    }
    return bytes
}
