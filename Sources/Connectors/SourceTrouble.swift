public import Foundation

/// Why a source could not be read, or not to its end, in words a person can act on.
///
/// It never holds a secret, a cookie or a guest's data.
public struct SourceTrouble: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Kind: String, Sendable, CaseIterable {
        /// The site or mail server knows no such id or password.
        case passwordRefused
        /// The id or password is not where the definition says.
        case secretMissing
        /// The file with the password can be read by others.
        case secretExposed
        /// The same id and password were refused before; they were not tried again.
        case refusedBefore
        /// The site asks for what only a person can solve.
        case captcha
        /// Somebody else signed in with the same login.
        case otherSession
        /// The sign-in was answered by something unknown.
        case signInUnclear
        /// The login rests after earlier trouble; nothing was asked.
        case resting
        /// The site asks for fewer requests (429).
        case tooManyRequests
        /// The login cannot open this store, or the site showed another one.
        case wrongStore
        /// A page or answer is not what is known of this site.
        case unknownLayout
        /// The server's certificate is not to be trusted.
        case certificate
        /// A file or folder cannot be read.
        case unreadableFile
        /// An address or folder of the definition does not lead anywhere.
        case badAddress
        /// This machine's clock and the site's differ.
        case clock
        /// No connection, or it broke.
        case network
        /// The server is in trouble (5xx), or its own error page was shown.
        case siteError
        case maintenance
        /// Another run is using this login.
        case busy
        /// The run was asked to end.
        case stopped
        /// What was fetched, or the login's state, could not be stored.
        case notKept
    }

    /// Whose turn it is.
    public enum Fault: Sendable {
        /// A person has to do something before it can work again.
        case person
        /// Nobody: the next run will try again.
        case network
        /// This machine's own storage.
        case storage
    }

    public let kind: Kind
    /// What happened and what to do next, without a full stop at its end.
    public let text: String
    /// What it is about, as far as its kind does not tell: a host, a path, a place, a store.
    public let subject: String?
    /// Until when the login rests because of it; `distantFuture` until a person ends the rest.
    public let restsUntil: Date?

    public init(
        _ kind: Kind, _ text: String, about subject: String? = nil, restsUntil: Date? = nil
    ) {
        self.kind = kind
        self.text = text
        self.subject = subject
        self.restsUntil = restsUntil
    }

    public var description: String { text }

    public var fault: Fault {
        switch kind {
        case .passwordRefused, .secretMissing, .secretExposed, .refusedBefore, .captcha,
            .otherSession, .signInUnclear, .resting, .tooManyRequests, .wrongStore, .unknownLayout,
            .certificate, .unreadableFile, .badAddress, .clock:
            .person
        case .network, .siteError, .maintenance, .busy, .stopped: .network
        case .notKept: .storage
        }
    }
}
