/// How much of a hostile mail is read; what lies beyond is left out and named as a defect.
public struct MailLimits: Sendable, Hashable {
    /// Multiparts and forwarded mails inside each other.
    public var depth: Int
    /// Parts of one mail.
    public var parts: Int
    /// Bytes of one block of headers.
    public var headerBytes: Int
    /// Bytes of a mail.
    public var totalBytes: Int

    public init(
        depth: Int = 20, parts: Int = 500, headerBytes: Int = 256 << 10, totalBytes: Int = 25 << 20
    ) {
        self.depth = depth
        self.parts = parts
        self.headerBytes = headerBytes
        self.totalBytes = totalBytes
    }
}
