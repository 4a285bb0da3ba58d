import CCurl

/// How one signs in to a mail server. It never prints what it holds.
public enum MailCredential: Sendable, CustomStringConvertible, CustomReflectable {
    case password(user: String, password: String)
    /// An OAuth access token, sent as XOAUTH2 or OAUTHBEARER, whichever the server takes.
    case token(user: String, token: String)

    public var description: String { "‹private›" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension MailCredential {
    private var parts: (user: String, secret: String) {
        switch self {
        case .password(let user, let secret), .token(let user, let secret): (user, secret)
        }
    }

    /// The server's own words, when they are fit to be shown: short, readable, and without an echo
    /// of what was sent to it.
    func quotable(_ words: String) -> String? {
        let (user, secret) = parts
        let readable = words.utf8.allSatisfy { (0x20...0x7e).contains($0) }
        let echoes =
            [user, secret].contains { !$0.isEmpty && words.contains($0) }
            || words.split { " ,:;".contains($0) }.contains {
                $0.utf8.count > 60 && !$0.contains("/")
            }
        return !words.isEmpty && words.utf8.count <= 200 && readable && !echoes ? words : nil
    }
}

extension EasyHandle {
    /// Signs in with the credential as soon as the connection stands.
    func signIn(with credential: MailCredential) throws(CurlFailure) {
        switch credential {
        case .password(let user, let password):
            try set(CURLOPT_USERNAME, user)
            try set(CURLOPT_PASSWORD, password)
        case .token(let user, let token):
            try set(CURLOPT_USERNAME, user)
            try set(CURLOPT_XOAUTH2_BEARER, token)
            try set(CURLOPT_LOGIN_OPTIONS, "AUTH=OAUTHBEARER;AUTH=XOAUTH2")
        }
    }
}
