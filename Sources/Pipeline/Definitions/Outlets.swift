public import Publishing
public import Reservations

/// A CSV ledger that is written when something has changed.
public struct Publication: Hashable, Sendable {
    /// An absolute path.
    public let file: String
    public let range: Range
    /// In the order to write them.
    public let columns: [LedgerColumn]
    public let encoding: SheetStyle.Encoding
    /// Permission bits, such as 0o640.
    public let mode: UInt16
    public let phone: SheetStyle.Phone

    public enum Range: String, Sendable { case horizon, all, today }
}

/// A place that sync actions are handed to.
public struct Delivery: Hashable, Sendable {
    public let destination: Destination
    /// Whose books the actions are meant for: `own`, or a medium's id.
    public let target: String
    /// Whether what stood in the ledger at its adoption is sent as well (D15).
    public let sendsExisting: Bool

    public enum Destination: Hashable, Sendable {
        /// Each action is appended as a line. An absolute path.
        case file(path: String)
        /// A program and its arguments. A program with a `/` is an absolute path, another is
        /// looked up as a shell does.
        case program([String])
        /// A POST for each action, signed with a secret that both sides know, and below which
        /// address the site tells what became of one.
        case web(url: String, secret: Secret, readBack: String?)

        /// A medium's own forms, filled in with the login of a source.
        case site(source: String)

        var isSite: Bool {
            switch self {
            case .site: true
            case .file, .program, .web: false
            }
        }

        /// Whether it can tell what became of an action of which nobody knows.
        var canBeReadBack: Bool {
            switch self {
            case .file, .site: true
            case .program: false
            case .web(_, _, let readBack): readBack != nil
            }
        }
    }
}

/// Somebody who is told when the state changes, and of what only a person can do.
public struct Notice: Hashable, Sendable {
    /// The mail address, or the group's id at LINE.
    public let to: String
    public let way: Way

    public enum Way: Hashable, Sendable {
        /// `smtps://HOST[:PORT]`, or `smtp://`, which means STARTTLS (not on loopback).
        case mail(server: String, login: Login?)
        /// LINE's Messaging API, and a token of the bot's channel.
        case line(api: String, token: Secret)

        /// Whether a letter that may have arrived counts once when it is sent again as it was.
        var takesOnce: Bool {
            switch self {
            case .mail: false
            case .line: true
            }
        }
    }
}
