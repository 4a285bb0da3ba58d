import Plumbing
public import Reservations

/// Which mailbox is read, and as whom.
public struct MailboxAccess: Sendable {
    public enum Secret: Sendable {
        case password(Private<String>)
        /// An OAuth access token (XOAUTH2).
        case token(Private<String>)
    }

    /// `imaps://host[:993]/INBOX` or `imap://host[:143]/INBOX` (STARTTLS).
    public let url: String
    public let user: String
    public let secret: Secret
    /// Folders to read beside the URL's own, such as the one for spam.
    public let furtherFolders: [String]
    /// The name of the definition's source.
    public let source: String
    /// A PEM file of authorities that are trusted beside the system's own.
    public let certificateAuthority: String?

    public init(
        url: String, user: String, secret: Secret, furtherFolders: [String] = [], source: String,
        certificateAuthority: String? = nil
    ) {
        self.url = url
        self.user = user
        self.secret = secret
        self.furtherFolders = furtherFolders
        self.source = source
        self.certificateAuthority = certificateAuthority
    }

    /// By which user and password are known again without being kept.
    var mark: String {
        switch secret {
        case .password(let password): secretMark([url, user, password.value])
        case .token(let token): secretMark([url, user, token.value])
        }
    }

    /// The URL's folder and the further ones, each once.
    func folders(of address: IMAPAddress) -> [String] {
        var seen: Set<String> = []
        return ([address.folder] + furtherFolders).filter { seen.insert($0).inserted }
    }

    var address: IMAPAddress {
        get throws(SourceTrouble) {
            do throws(WireFailure) {
                return try IMAPAddress(url: url)
            } catch {
                throw SourceTrouble(error)
            }
        }
    }
}
