public import Foundation

/// How a folder stood when it was opened.
public struct MailboxState: Sendable, Equatable {
    /// As long as this number stays, a UID names the same mail; when it changes, no kept UID means anything.
    public let uidValidity: UInt32
    /// The next mail's UID will be at least this; 0 where the server does not say.
    public let uidNext: UInt32
    /// How many mails are in it.
    public let exists: Int
    /// Whether flags cannot be changed: opened by `examine`, or without the right to write.
    public let readOnly: Bool

    public init(uidValidity: UInt32, uidNext: UInt32, exists: Int, readOnly: Bool) {
        self.uidValidity = uidValidity
        self.uidNext = uidNext
        self.exists = exists
        self.readOnly = readOnly
    }
}

/// One mail as the server keeps it.
public struct FetchedMail: Sendable, Equatable {
    public let uid: UInt32
    /// When the server received it.
    public let internalDate: Date
    /// Whether someone has read it; fetching does not.
    public let seen: Bool
    public let bytes: [UInt8]

    public init(uid: UInt32, internalDate: Date, seen: Bool, bytes: [UInt8]) {
        self.uid = uid
        self.internalDate = internalDate
        self.seen = seen
        self.bytes = bytes
    }
}

/// The mails of a fetch that were not handed over. They are not lost: they are still on the server.
public struct UnfetchedMails: Sendable, Equatable {
    /// UIDs of mails larger than `WireLimits.bodyBytes`, with their size in bytes.
    public var tooLarge: [UInt32: Int] = [:]
    /// UIDs the server gave nothing for: deleted meanwhile, or unreadable to it.
    public var absent: [UInt32] = []

    public init(tooLarge: [UInt32: Int] = [:], absent: [UInt32] = []) {
        self.tooLarge = tooLarge
        self.absent = absent
    }
}
