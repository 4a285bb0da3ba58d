import CCurl

extension WireFailure {
    /// Why signing in to a mail server failed. libcurl calls every NO a refused password; a server
    /// that is only busy must not be taken for one, because a refused password is not tried again.
    init(
        signIn curl: CurlFailure, at address: WireAddress, as credential: MailCredential,
        replies: [[UInt8]]
    ) {
        guard curl.code == CURLE_LOGIN_DENIED, let last = replies.last else {
            self.init(curl, at: address)
            return
        }
        let reply = String(decoding: last, as: UTF8.self)
        let said = credential.quotable(reply).map { " (it says: \($0))" } ?? ""
        if Self.asksForPatience(reply) {
            self = address.failure(.unavailable, "the server takes no sign-in just now\(said)")
        } else {
            self = address.failure(
                .loginRefused, "user or password refused: check both before the next try\(said)")
        }
    }

    /// Response codes of RFC 5530, and the 4xx of SMTP.
    private static func asksForPatience(_ reply: String) -> Bool {
        let words = reply.uppercased()
        return words.hasPrefix("4")
            || ["[UNAVAILABLE]", "[INUSE]", "[SERVERBUG]", "[LIMIT]", "TOO MANY "]
                .contains { words.contains($0) }
    }
}
