public import Connectors
public import Formats
public import Foundation
public import LedgerStore
public import Reservations

/// What a source gave to one run, every byte of it already at rest in the archive.
public struct Harvest: Sendable {
    /// A page of a list with what it says.
    public struct Page: Sendable {
        public let capture: Capture
        public let reading: DocumentReading

        public init(capture: Capture, reading: DocumentReading) {
            self.capture = capture
            self.reading = reading
        }
    }

    /// A mail with the place it lies in.
    public struct Mail: Sendable {
        public let capture: Capture
        public let mark: MailMark
        /// When the mail server took it, if that is known: what it tells is no younger.
        public let arrivedAt: Date?

        public init(capture: Capture, mark: MailMark, arrivedAt: Date?) {
            self.capture = capture
            self.mark = mark
            self.arrivedAt = arrivedAt
        }
    }

    public var pages: [Page] = []
    /// Page 1, fetched once more when the walk had ended.
    public var again: Page?
    public var mails: [Mail] = []
    public var mailboxes: [String: LedgerStore.MailCursor] = [:]
    public var trouble: SourceTrouble?
    /// Whether more mails wait than one run reads; the next run goes on.
    public var hasMore = false
    /// Names who was signed in where, and how far the server's clock was ahead of ours in seconds:
    /// of a site that was walked.
    public var signedInAs: Fingerprint?
    public var serverAhead: TimeInterval?
    /// Whether the source answered at all, so that an empty harvest is an answer.
    public var hasAnswered = true

    public init() {}

    public init(_ trouble: SourceTrouble) {
        self.trouble = trouble
        hasAnswered = false
    }
}
