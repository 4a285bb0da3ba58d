public import Foundation

/// A mail as it was received, read without ever failing: what is odd about it is a defect.
public struct MailMessage: Sendable {
    /// The mail as handed in (cut at the limit); ranges of parts count from its start.
    public let bytes: [UInt8]
    /// Every part that is no multipart, in the mail's order.
    public let parts: [MailPart]
    /// The text a person would read: the first `text/plain` that is not empty, else `text/html`
    /// turned into lines. Attachments and forwarded mails are not it.
    public let body: MailText
    /// Mails that were forwarded whole (`message/rfc822`, or a file named `.eml`).
    public let attached: [MailMessage]
    /// What is wrong with the mail's form, in English; never its contents.
    public let defects: [String]
    let fields: [HeaderField]

    public init(_ bytes: [UInt8], limits: MailLimits = .init()) {
        let kept = bytes.count > limits.totalBytes ? Array(bytes[..<limits.totalBytes]) : bytes
        var reader = PartReader(bytes: kept, limits: limits)
        if kept.count < bytes.count {
            reader.note("longer than \(limits.totalBytes) bytes: the rest is left out")
        }
        fields = reader.readMessage()
        body = reader.bestText()
        attached = reader.forwarded()
        parts = reader.parts
        defects = reader.defects
        self.bytes = kept
    }

    /// Every header, first to last: its name as written and its value unfolded, not decoded.
    public var headers: [(name: String, value: [UInt8])] {
        fields.map { field in
            (String(decoding: bytes[field.name], as: UTF8.self), unfolded(bytes[field.value]))
        }
    }

    /// The first header of this name, whatever its case, unfolded and decoded.
    public func header(_ name: String) -> String? {
        value(of: name).map { String(decoding: decodeHeaderText($0), as: UTF8.self) }
    }

    /// The decoded subject; empty if there is none.
    public var subject: String { header("Subject") ?? "" }

    /// The first sender; both halves empty if the header is missing.
    public var from: MailAddress {
        addresses("From").first ?? MailAddress(name: "", address: "")
    }

    /// The receivers named in `To`.
    public var to: [MailAddress] { addresses("To") }

    /// All mailboxes of a header such as `Reply-To`.
    public func addresses(_ name: String) -> [MailAddress] {
        value(of: name).map(mailboxes(in:)) ?? []
    }

    /// The message id with its angle brackets.
    public var messageID: String? { header("Message-ID").flatMap { $0.isEmpty ? nil : $0 } }

    /// The moment in the `Date` header, or nil if it cannot be read.
    public var date: Date? { value(of: "Date").flatMap(mailDate(_:)) }

    /// The part's contents without their transfer encoding.
    public func contents(of part: MailPart) -> [UInt8] {
        part.encoding.decode(bytes[part.range]).bytes
    }

    private func value(of name: String) -> [UInt8]? {
        fields.first(named: name, in: bytes).map { unfolded(bytes[$0.value]) }
    }
}
