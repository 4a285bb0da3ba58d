import Foundation

/// A mail that was read, so that it is read once whoever opened it first (D5).
public struct MailMark: Hashable, Sendable {
    public var source: String
    /// The mailbox or folder.
    public var box: String
    /// UIDVALIDITY, or `ofMaildir` or `ofSavedFile` for mails that lie in no box of a server.
    public var validity: Int
    /// The UID in decimal, or the file's name.
    public var mail: String
    /// The hash of its bytes: the same mail in another box is known by it.
    public var content: String

    /// In place of UIDVALIDITY: a file of a Maildir, known by its folder and name.
    public static let ofMaildir = -1
    /// In place of UIDVALIDITY: a saved file, known by its content alone.
    public static let ofSavedFile = -2

    public init(source: String, box: String, validity: Int, mail: String, content: String) {
        self.source = source
        self.box = box
        self.validity = validity
        self.mail = mail
        self.content = content
    }
}

extension Books {
    /// The mails of a source that were read and not yet forgotten by `prune`.
    public func seenMails(source: String) throws(LedgerTrouble) -> Set<MailMark> {
        Set(
            try all(
                """
                SELECT source, box, validity, mail, content FROM mail_seen
                WHERE salon = $1 AND source = $2
                """, [salon, source], MailMark.init))
    }

    /// The mails of a source that are to be marked as read and are not yet.
    fileprivate func owedMails(source: String) throws(LedgerTrouble) -> [MailMark] {
        try all(
            """
            SELECT source, box, validity, mail, content FROM mail_seen
            WHERE salon = $1 AND source = $2 AND is_owed = 1
            """, [salon, source], MailMark.init)
    }

    func add(_ mark: MailMark, isOwed: Bool, at: Date) throws(LedgerTrouble) {
        try run(
            """
            INSERT INTO mail_seen (salon, source, box, validity, mail, content, at, is_owed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (salon, source, box, validity, mail) DO NOTHING
            """,
            [
                salon, mark.source, mark.box, mark.validity, mark.mail, mark.content,
                at.timeIntervalSince1970, isOwed ? 1 : 0,
            ])
    }
}

extension MailMark {
    fileprivate init(_ line: Line) throws(LedgerTrouble) {
        self.init(
            source: try line.text(0), box: try line.text(1), validity: try line.number(2),
            mail: try line.text(3), content: try line.text(4))
    }
}

extension Ledger {
    /// The mails of a source that are still to be marked as read: of this run, and of runs that
    /// ended before they could.
    public func owedMails(source: String) throws(LedgerTrouble) -> [MailMark] {
        try reading { books throws(LedgerTrouble) in try books.owedMails(source: source) }
    }

    /// Notes that mails are marked as read.
    public func settle(mails marks: [MailMark]) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            for mark in marks {
                try books.run(
                    """
                    UPDATE mail_seen SET is_owed = 0
                    WHERE salon = $1 AND source = $2 AND box = $3 AND validity = $4 AND mail = $5
                    """, [books.salon, mark.source, mark.box, mark.validity, mark.mail])
            }
        }
    }

    public func seenMails(source: String) throws(LedgerTrouble) -> Set<MailMark> {
        try reading { books throws(LedgerTrouble) in try books.seenMails(source: source) }
    }
}
