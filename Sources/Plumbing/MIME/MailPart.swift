/// A part of a mail that is no multipart.
public struct MailPart: Sendable {
    /// The media type in lower case, such as `text/plain`.
    public let type: String
    /// The decoded file name.
    public let name: String?
    /// Whether the part is a file of its own rather than the mail's text.
    public let isAttachment: Bool
    /// Where its contents stand in the mail, still in their transfer encoding.
    public let range: Range<Int>
    /// As the part declares it.
    public let charset: String?
    let encoding: TransferEncoding
    let depth: Int

    /// Whether it is a mail that was forwarded whole. Some mailers attach one as a file of bytes.
    var isMail: Bool {
        type == "message/rfc822" || type == "message/global"
            || isAttachment && name?.lowercased().hasSuffix(".eml") ?? false
    }
}

/// What the headers of a mail or part say about its contents.
struct PartHeaders {
    let content: HeaderValue
    let disposition: HeaderValue?
    let encoding: TransferEncoding?

    init(_ fields: [HeaderField], of bytes: [UInt8], defaultType: String) {
        func value(_ name: String) -> HeaderValue? {
            fields.first(named: name, in: bytes).map { HeaderValue(unfolded(bytes[$0.value])) }
        }
        let declared = value("Content-Type")
        content =
            if let declared, declared.value.contains("/") {
                declared
            } else {
                HeaderValue(Array(defaultType.utf8))
            }
        disposition = value("Content-Disposition")
        encoding = TransferEncoding(
            fields.first(named: "Content-Transfer-Encoding", in: bytes).map { field in
                let word = trimmed(bytes[field.value]).prefix { $0 > 0x20 && $0 != 0x3B }
                return String(decoding: word, as: UTF8.self).lowercased()
            } ?? "")
    }

    var fileName: String? {
        disposition?.parameters["filename"] ?? content.parameters["name"]
    }

    func part(_ type: String, _ range: Range<Int>, depth: Int) -> MailPart {
        MailPart(
            type: type, name: fileName,
            isAttachment: depth > 0 && (disposition?.value == "attachment" || fileName != nil),
            range: range, charset: content.parameters["charset"],
            encoding: encoding ?? .identity, depth: depth)
    }
}
