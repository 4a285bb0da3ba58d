/// Where a mailbox is, and how it is reached.
public struct IMAPAddress: Sendable, Equatable {
    public enum Security: Sendable, Equatable {
        /// TLS from the first byte: `imaps:`, port 993.
        case implicitTLS
        /// `imap:`, port 143: TLS before the password, or no connection at all.
        case startTLS
        /// On this machine itself: TLS when the server offers it, in the open otherwise.
        case clearOnLoopback
    }

    /// An IPv6 address stands in brackets.
    public var host: String
    public var port: Int
    /// As people write it, parts separated as the server does.
    public var folder: String
    public var security: Security

    public init(host: String, port: Int, folder: String = "INBOX", security: Security) {
        self.host = host
        self.port = port
        self.folder = folder
        self.security = security
    }

    /// Reads `imaps://host[:993]/INBOX` or `imap://host[:143]/INBOX`; the folder may be
    /// percent-encoded UTF-8, and is INBOX where none is named.
    ///
    /// `imap:` means `startTLS`, on loopback `clearOnLoopback`.
    public init(url: String) throws(WireFailure) {
        let address = try WireAddress(url)
        try address.mustSpeak(["imaps", "imap"])
        host = address.host
        port = address.port
        let path = String(address.path.drop { $0 == "/" })
        folder = path.isEmpty ? "INBOX" : path
        security =
            switch (address.scheme, address.isLoopback) {
            case ("imaps", _): .implicitTLS
            case (_, true): .clearOnLoopback
            case (_, false): .startTLS
            }
    }

    /// The server's part, refusing an open conversation with another machine.
    var server: WireAddress {
        get throws(WireFailure) {
            let scheme = security == .implicitTLS ? "imaps" : "imap"
            let address = try WireAddress("\(scheme)://\(host):\(port)/")
            guard security != .clearOnLoopback || address.isLoopback else {
                throw address.failure(
                    .noTLS, "the password would go in the open: use imaps: or STARTTLS")
            }
            return address
        }
    }
}
