public import Foundation

/// How a source is doing, as the runs before left it.
public struct SourceState: Hashable, Sendable {
    /// When the last attempt started, and the last that succeeded (D4 counts from its start).
    public var attempted: Date?
    public var succeeded: Date?
    /// Why it fails at present, in words without a guest's data, and since when.
    public var failure: String?
    /// The same for salon people, in Japanese; nil where a run of an older version told it.
    public var words: String?
    public var failingSince: Date?
    public var rest: Rest?
    /// By mailbox, how far its mail was read.
    public var mailboxes: [String: MailCursor]

    /// A pause after trouble, until a moment or (nil) until a person ends it.
    public struct Rest: Hashable, Sendable {
        public var until: Date?
        public var reason: String
        /// The same for salon people, in Japanese.
        public var words: String?

        public init(until: Date?, reason: String, words: String? = nil) {
            self.until = until
            self.reason = reason
            self.words = words
        }
    }

    public init(
        attempted: Date? = nil, succeeded: Date? = nil, failure: String? = nil,
        words: String? = nil, failingSince: Date? = nil, rest: Rest? = nil,
        mailboxes: [String: MailCursor] = [:]
    ) {
        self.attempted = attempted
        self.succeeded = succeeded
        self.failure = failure
        self.words = words
        self.failingSince = failingSince
        self.rest = rest
        self.mailboxes = mailboxes
    }
}

/// The last mail of a box that was read: UIDs count up within one UIDVALIDITY (RFC 9051).
public struct MailCursor: Hashable, Sendable {
    public var validity: Int
    public var uid: Int

    public init(validity: Int, uid: Int) {
        self.validity = validity
        self.uid = uid
    }
}

/// What a run learned of a source: the state that stands after it.
public struct SourceUpdate: Hashable, Sendable {
    public var source: String
    /// When this run's attempt started.
    public var attempted: Date
    /// Nil when the attempt succeeded.
    public var failure: String?
    /// The same for salon people, in Japanese.
    public var words: String?
    public var rest: SourceState.Rest?
    /// The mailboxes that were read on, with their new cursors.
    public var mailboxes: [String: MailCursor]

    public init(
        source: String, attempted: Date, failure: String? = nil, words: String? = nil,
        rest: SourceState.Rest? = nil,
        mailboxes: [String: MailCursor] = [:]
    ) {
        self.source = source
        self.attempted = attempted
        self.failure = failure
        self.words = words
        self.rest = rest
        self.mailboxes = mailboxes
    }
}
