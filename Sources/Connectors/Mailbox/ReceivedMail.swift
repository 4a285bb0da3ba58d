public import Foundation

/// One mail, kept, with the place it can be found again at.
public struct ReceivedMail: Sendable {
    public let capture: Capture
    public let place: MailPlace
    /// When the mailbox received it: no event that it tells is later.
    public let receivedAt: Date
    /// Whether somebody had read it already: a hint, never a reason to leave it out (D5).
    public let wasSeen: Bool

    public init(capture: Capture, place: MailPlace, receivedAt: Date, wasSeen: Bool) {
        self.capture = capture
        self.place = place
        self.receivedAt = receivedAt
        self.wasSeen = wasSeen
    }
}

/// Where a mail lies. The same place never holds another mail.
public enum MailPlace: Hashable, Sendable {
    case server(folder: String, uidValidity: UInt32, uid: UInt32)
    /// A file of a Maildir by the part of its name that stays when its flags change.
    case maildir(folder: String, name: String)
    /// A saved file, and its content by its SHA-256: another mail may be saved under the name.
    case file(path: String, content: String)

    /// A word that names the place within its source, for the ledger's list of what was read.
    public var id: String {
        switch self {
        case .server(let folder, let uidValidity, let uid): "\(folder);\(uidValidity);\(uid)"
        case .maildir(let folder, let name): "\(folder);\(name)"
        case .file(let path, let content): "\(path);\(content)"
        }
    }
}

/// What reading a mail source brought, beside the mails themselves.
public struct MailReading: Sendable {
    /// How far each folder has been read: to be stored in the transaction that stores the mails.
    public var cursors: [MailCursor] = []
    /// Mails that were handed over.
    public var count = 0
    /// Places of mails too large to be read; they stay where they are.
    public var tooLarge: [MailPlace] = []
    /// Places of mails that the server did not give: deleted meanwhile, or unreadable to it.
    public var absent: [MailPlace] = []
    /// Whether more mails wait than one run reads; the next run goes on.
    public var hasMore = false
    /// What ended the reading, or spoiled a part of it; the cursors hold all the same.
    public var troubles: [SourceTrouble] = []

    public init() {}
}

/// How far a folder of a mail server has been read.
public struct MailCursor: Codable, Hashable, Sendable {
    public let folder: String
    /// While this number stays, a UID names the same mail.
    public let uidValidity: UInt32
    /// The highest UID up to which everything has been handed over.
    public let uid: UInt32

    public init(folder: String, uidValidity: UInt32, uid: UInt32) {
        self.folder = folder
        self.uidValidity = uidValidity
        self.uid = uid
    }
}

/// Takes a kept mail: parses it, and lets its bytes go. What it throws ends the reading.
public typealias TakeMail = @Sendable (ReceivedMail) async throws -> Void
