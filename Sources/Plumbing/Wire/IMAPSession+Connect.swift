import CCurl

extension EasyHandle {
    /// Connects, checks the certificate and signs in; from then on the socket is ours.
    func connect(
        to address: WireAddress, security: IMAPAddress.Security, as credential: MailCredential,
        limits: WireLimits, into replies: Receiver
    ) throws(CurlFailure) {
        try prepare(for: address, limits: limits, deadline: Deadline(after: limits.totalSeconds))
        try set(CURLOPT_PROTOCOLS_STR, "imap,imaps")
        try set(CURLOPT_URL, "\(address.scheme)://\(address.host):\(address.port)/")
        let tls = security == .clearOnLoopback ? CURLUSESSL_TRY : CURLUSESSL_ALL
        try set(CURLOPT_USE_SSL, Int(tls.rawValue))
        try signIn(with: credential)
        try set(CURLOPT_CONNECT_ONLY, 1)
        try receive(into: replies)
        try perform()
    }
}
