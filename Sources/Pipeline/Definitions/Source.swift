/// A place that bookings come from.
public struct Source: Hashable, Sendable {
    /// Its key in the definition.
    public let name: String
    /// The format files, as absolute paths, in the order in which they are tried.
    public let formats: [String]
    public let origin: Origin
    public let login: Login?
    /// How often it is due, in minutes (D4). Nil: the kind's own default.
    public let everyMinutes: Int?
    /// Whether mail is marked as read after the commit (D5).
    public let marksRead: Bool
    /// Further folders of the mailbox to look into, such as the spam folder.
    public let also: [String]

    /// Where a source reads from.
    public enum Origin: Hashable, Sendable {
        /// A site to sign into and walk: `https://HOST`; `http` on loopback only.
        case site(url: String)
        /// A mailbox: `imaps://HOST/MAILBOX`, or `imap://`, which means STARTTLS (not on loopback).
        case imap(url: String)
        case maildir(path: String)
        /// Saved pages, tables or mails: which of them, its formats tell.
        case folder(path: String)
    }
}

/// How one signs in at a site, a mailbox or a mail server.
public struct Login: Hashable, Sendable {
    /// The resource's name, `logins/NAME/`: sources that name the same one share its session.
    public let name: String
    /// A site's login id or a mailbox's user.
    public let user: Credential
    public let proof: Proof

    public enum Credential: Hashable, Sendable {
        case text(String)
        case secret(Secret)
    }

    public enum Proof: Hashable, Sendable {
        case password(Secret)
        /// A password that a medium lets be empty, or left out (R0-24).
        case optionalPassword(Secret?)
        /// An access token for XOAUTH2.
        case token(Secret)
    }
}
