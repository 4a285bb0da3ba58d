/// One of our readers under fuzzing: what it is given, and what must hold whatever that is.
public enum Probe: String, CaseIterable, Sendable {
    /// A label, a line end, and bytes to decode.
    case charsets
    /// A mail.
    case mails
    /// A page.
    case pages
    /// An XPath, a line end, and a page to search.
    case paths
    /// A table.
    case tables
    /// The name of a format of ours, a line end, and a document to read with it.
    case formats
    /// `definition`, `format` or `medium`, a line end, and the file.
    case definitions
    /// What an IMAP server sends, in the pieces that the first byte tells.
    case replies

    /// What does not hold for `input`; empty if all does. An input without the form above is none.
    public func breaches(of input: [UInt8]) -> [String] {
        var claims = Claims()
        switch self {
        case .charsets: probeCharsets(input, &claims)
        case .mails: probeMail(input, &claims)
        case .pages: probePage(input, &claims)
        case .paths: probePath(input, &claims)
        case .tables: probeTable(input, &claims)
        case .formats: probeFormat(input, &claims)
        case .definitions: probeDefinition(input, &claims)
        case .replies: probeReplies(input, &claims)
        }
        return claims.breaches
    }
}

/// Collects what does not hold, each once.
struct Claims {
    private(set) var breaches: [String] = []

    mutating func hold(_ holds: Bool, _ claim: @autoclosure () -> String) {
        guard !holds else { return }
        let claim = claim()
        if !breaches.contains(claim) { breaches.append(claim) }
    }
}

/// The first line of an input and what stands behind it; nil where there is no line end.
func firstLine(of input: [UInt8]) -> (line: String, rest: [UInt8])? {
    guard let end = input.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    return (String(decoding: input[..<end], as: UTF8.self), Array(input[(end + 1)...]))
}

func isUTF8(_ bytes: some Collection<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).utf8.elementsEqual(bytes)
}
