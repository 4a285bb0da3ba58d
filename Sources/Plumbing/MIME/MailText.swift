/// The text of a mail with LF line ends, and what its decoding cost.
public struct MailText: Sendable, Hashable {
    /// Valid UTF-8 without byte order mark.
    public let utf8: [UInt8]
    /// The charset the text was found to be in; nil if the mail has no text.
    public let charset: Charset?
    /// How many U+FFFD stand for bytes that could not be read.
    public let replacements: Int
    /// Whether the bytes gave the declared charset the lie.
    public let labelOverruled: Bool
    /// Whether the lines were made of HTML.
    public let isFromHTML: Bool

    /// The text as a string.
    public var string: String { String(decoding: utf8, as: UTF8.self) }

    static let none = MailText(
        utf8: [], charset: nil, replacements: 0, labelOverruled: false, isFromHTML: false)

    /// Nothing but blanks, ideographic ones included.
    var isBlank: Bool {
        var index = 0
        while index < utf8.count {
            if utf8[index] <= 0x20 {
                index += 1
            } else if utf8[index...].starts(with: [0xE3, 0x80, 0x80]) {
                index += 3
            } else {
                return false
            }
        }
        return true
    }
}

extension MailText {
    /// Reads the contents of a `text/plain` part.
    init(plain contents: [UInt8], label: String?) {
        self.init(decodeText(contents, label: label), isFromHTML: false)
    }

    /// Reads the contents of a `text/html` part; nil if it is no readable page.
    init?(html contents: [UInt8], label: String?) {
        let text = decodePage(contents, contentType: label.map { "charset=\($0)" })
        let root: HTMLNode?
        do throws(UnreadableHTML) {
            root = try HTMLPage(utf8: text.utf8).root
        } catch {
            return nil
        }
        guard let root else { return nil }
        self.init(
            DecodedText(
                utf8: root.plainText(), charset: text.charset, replacements: text.replacements,
                labelOverruled: text.labelOverruled), isFromHTML: true)
    }

    private init(_ text: DecodedText, isFromHTML: Bool) {
        utf8 = withLineFeeds(text.utf8)
        charset = text.charset
        replacements = text.replacements
        labelOverruled = text.labelOverruled
        self.isFromHTML = isFromHTML
    }
}

/// The same text with LF for CR LF and for a lone CR.
func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
    guard let first = nextPlace(of: 0x0D, in: text) else { return text }
    return unsafe [UInt8](unsafeUninitializedCapacity: text.count) { buffer, count in
        var sink = unsafe ByteSink(buffer)
        var (start, stop) = (0, first)
        while stop < text.count {
            sink.put(text.span.extracting(start..<stop))
            start = stop + 1
            if start == text.count || text[start] != 0x0A { sink.put(0x0A) }
            stop = nextPlace(of: 0x0D, in: text, from: start) ?? text.count
        }
        if start < stop { sink.put(text.span.extracting(start..<stop)) }
        count = sink.count
    }
}
