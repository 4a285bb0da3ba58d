import CCurl

/// What libcurl said when it gave up: its number, and its own words for it.
struct CurlFailure: Error {
    let code: CURLcode
    let words: String
}

extension WireFailure {
    /// The failure a person reads in place of libcurl's number.
    init(_ curl: CurlFailure, at address: WireAddress) {
        let (reason, detail) = Self.meaning(of: curl, at: address)
        self.init(reason: reason, host: address.host, detail: detail)
    }

    private static func meaning(
        of curl: CurlFailure, at address: WireAddress
    ) -> (Reason, String) {
        meaningOfCertificate(curl) ?? meaningOfConnecting(curl, to: address.port)
            ?? meaningOfTalk(curl)
    }

    private static func meaningOfCertificate(_ curl: CurlFailure) -> (Reason, String)? {
        switch curl.code {
        case CURLE_PEER_FAILED_VERIFICATION where curl.words.contains("subject name"):
            (
                .certificate,
                "the certificate belongs to another name: check the host's spelling; "
                    + "if it is right, do not sign in and ask the server's operator"
            )
        case CURLE_PEER_FAILED_VERIFICATION where curl.words.contains("expired"):
            (
                .certificate,
                "the certificate has expired: ask the server's operator to renew it, "
                    + "and check this machine's clock"
            )
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            (
                .certificate,
                "the certificate is not signed by an authority this machine trusts: "
                    + "check host and port; a salon's own authority has to be named explicitly"
            )
        case CURLE_SSL_CACERT_BADFILE:
            (
                .certificate,
                "the list of trusted authorities cannot be read: "
                    + "check the file named for it, and install ca-certificates"
            )
        default: nil
        }
    }

    private static func meaningOfConnecting(
        _ curl: CurlFailure, to port: Int
    ) -> (Reason, String)? {
        switch curl.code {
        case CURLE_URL_MALFORMAT:
            (.badAddress, "the address cannot be used: check it for typing errors")
        case CURLE_COULDNT_RESOLVE_HOST:
            (.unknownHost, "no such host is known: check its name, and this machine's network")
        case CURLE_COULDNT_RESOLVE_PROXY:
            (.unknownHost, "the proxy's name is not known: check the environment's proxy settings")
        case CURLE_COULDNT_CONNECT:
            (
                .refused,
                "nothing answers at port \(port): check host and port; "
                    + "if both are right the server is down, and the next run will try again"
            )
        case CURLE_OPERATION_TIMEDOUT:
            (.timedOut, "no answer in time at port \(port): the next run will try again")
        case CURLE_USE_SSL_FAILED:
            (
                .noTLS,
                "the server offers no encryption at port \(port), and none is no choice: "
                    + "use the server's TLS port, or ask its operator"
            )
        case CURLE_SSL_CONNECT_ERROR:
            (
                .noTLS,
                "no encrypted connection comes about at port \(port): "
                    + "check that the port is the one for TLS"
            )
        default: nil
        }
    }

    private static func meaningOfTalk(_ curl: CurlFailure) -> (Reason, String) {
        switch curl.code {
        case CURLE_FILESIZE_EXCEEDED:
            (.tooLarge, "the answer is larger than the limit: it was not read")
        case CURLE_LOGIN_DENIED:
            (.loginRefused, "user or password refused: check both before the next try")
        case CURLE_PARTIAL_FILE, CURLE_GOT_NOTHING, CURLE_RECV_ERROR, CURLE_SEND_ERROR,
            CURLE_HTTP2_STREAM:
            (.cut, "the connection ended before the answer did: the next run will try again")
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_HTTP2,
            CURLE_UNSUPPORTED_PROTOCOL:
            (.protocolViolation, "the answer makes no sense: check that host and port are right")
        default:
            (
                .other(Int(curl.code.rawValue)),
                "the transfer failed (curl \(curl.code.rawValue)): "
                    + "the next run will try again; `man libcurl-errors` explains the number"
            )
        }
    }
}
