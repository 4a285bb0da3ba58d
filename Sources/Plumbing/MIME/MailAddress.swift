/// A mailbox as a header names it, decoded.
public struct MailAddress: Sendable, Hashable {
    /// The display name, or the comment behind the address; empty if there is neither.
    public let name: String
    /// The address without angle brackets; empty if there is none.
    public let address: String

    public init(name: String, address: String) {
        self.name = name
        self.address = address
    }
}

/// The mailboxes of an unfolded `From` or `To`.
func mailboxes(in raw: [UInt8]) -> [MailAddress] {
    // Bytes of JIS and CP932 text look like quotes and brackets: decode before following syntax.
    let text = raw.contains { $0 >= 0x80 || $0 == 0x1B } ? decodeText(raw).utf8 : raw
    var reader = MailboxReader()
    var index = 0
    while index < text.count { index = reader.take(text, at: index) }
    reader.endMailbox()
    return reader.found
}

private struct MailboxReader {
    private(set) var found: [MailAddress] = []
    private var (phrase, comment, address): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    private var hasAddress = false

    /// Takes in what stands at `index` and returns where to go on.
    mutating func take(_ text: [UInt8], at index: Int) -> Int {
        switch text[index] {
        case UInt8(ascii: "\""):
            let (inside, end) = enclosed(text, index, by: UInt8(ascii: "\""))
            phrase += inside
            return end
        case UInt8(ascii: "("):
            let (inside, end) = enclosed(text, index, by: UInt8(ascii: ")"))
            comment += inside
            return end
        case UInt8(ascii: "<"):
            let (inside, end) = enclosed(text, index, by: UInt8(ascii: ">"))
            address = inside
            hasAddress = true
            return end
        case UInt8(ascii: ","), UInt8(ascii: ";"): endMailbox()
        case UInt8(ascii: ":") where !hasAddress: phrase = []  // the name of a group
        case UInt8(ascii: "="):
            guard let word = EncodedWord(in: text, at: index) else { fallthrough }
            phrase += text[index..<word.end]
            return word.end
        default: phrase.append(text[index])
        }
        return index + 1
    }

    mutating func endMailbox() {
        defer { (phrase, comment, address, hasAddress) = ([], [], [], false) }
        let words = trimmed(phrase[...])
        var name = words
        if !hasAddress, words.contains(UInt8(ascii: "@")) {
            address = Array(words)
            name = comment[...]
        } else if words.isEmpty {
            name = comment[...]
        }
        // An old route, <@relay:user@host>, goes before the mailbox.
        if address.first == UInt8(ascii: "@"), let colon = address.lastIndex(of: 0x3A) {
            address.removeFirst(colon + 1)
        }
        let decoded = String(decoding: decodeHeaderText(Array(name)), as: UTF8.self)
        guard !decoded.isEmpty || !address.isEmpty else { return }
        found.append(
            MailAddress(
                name: decoded,
                address: String(decoding: address.filter { $0 > 0x20 }, as: UTF8.self)))
    }

    /// What stands between the sign at `start` and `close`, quoting and nested comments respected.
    private func enclosed(
        _ text: [UInt8], _ start: Int, by close: UInt8
    ) -> (inside: [UInt8], end: Int) {
        var inside: [UInt8] = []
        var (index, depth) = (start + 1, 1)
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\\"), close != UInt8(ascii: ">"), index + 1 < text.count {
                index += 1
                inside.append(text[index])
            } else if byte == close {
                depth -= 1
                if depth == 0 { return (inside, index + 1) }
                inside.append(byte)
            } else {
                if byte == text[start] { depth += 1 }
                inside.append(byte)
            }
            index += 1
        }
        return (inside, index)
    }
}
