import Foundation

/// Japanese in a mail's head (RFC 2047), several words on folded lines where one would be too long.
enum EncodedWord {
    /// The phrase as it stands if it is ASCII, else as encoded words of the mail's charset.
    static func phrase(_ text: String, _ encoding: MailEncoding) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return pieces(of: text).map { piece in
            let bytes = encoding.encoded(piece)
            return "=?\(encoding.charset)?B?\(Data(bytes).base64EncodedString())?="
        }.joined(separator: "\r\n ")
    }

    /// Runs of at most twelve characters, so that each word stays below 75 columns.
    private static func pieces(of text: String) -> [String] {
        var rest = Substring(text)
        var pieces: [String] = []
        while !rest.isEmpty {
            pieces.append(String(rest.prefix(12)))
            rest = rest.dropFirst(12)
        }
        return pieces
    }
}
