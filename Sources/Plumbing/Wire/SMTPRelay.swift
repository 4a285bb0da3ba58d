import CCurl

/// A mail server that takes mail for others.
public struct SMTPRelay: Sendable {
    private let address: WireAddress
    private let credential: MailCredential?
    private let limits: WireLimits

    /// `smtps://host[:465]`, or `smtp://host[:587]` with STARTTLS before anything else; only on this
    /// machine itself may the conversation be an open one.
    public init(
        _ url: String, as credential: MailCredential? = nil, limits: WireLimits = WireLimits()
    ) throws(WireFailure) {
        let address = try WireAddress(url, ports: ["smtp": 587])
        try address.mustSpeak(["smtps", "smtp"])
        self.address = address
        self.credential = credential
        self.limits = limits
    }

    /// Hands over one mail, header and body; returns when the server has taken it for every recipient.
    ///
    /// After `cut` or `timedOut` the server may have it all the same.
    public func deliver(
        _ message: [UInt8], from sender: String, to recipients: [String]
    ) throws(WireFailure) {
        guard !recipients.isEmpty, ([sender] + recipients).allSatisfy(Self.isMailAddress) else {
            throw address.failure(.badAddress, "sender or a recipient is no plain mail address")
        }
        let replies = Receiver(limit: 1 << 20)
        var easy: EasyHandle?
        do throws(CurlFailure) {
            let handle = try EasyHandle()
            easy = handle
            try prepare(handle, from: sender, to: recipients)
            try handle.send(message.withNetworkLineEnds)
            try handle.receive(into: replies)
            try handle.perform()
        } catch {
            throw failure(error, answer: easy?.number(CURLINFO_RESPONSE_CODE) ?? 0, replies.lines)
        }
    }

    /// Connects, signs in, and leaves without handing anything over.
    public func reach() throws(WireFailure) {
        do throws(CurlFailure) {
            let handle = try EasyHandle()
            try prepare(handle)
            try handle.set(CURLOPT_CONNECT_ONLY, 1)
            try handle.perform()
        } catch {
            throw failure(error, answer: 0, [])
        }
    }

    private func prepare(
        _ handle: EasyHandle, from sender: String, to recipients: [String]
    ) throws(CurlFailure) {
        try prepare(handle)
        try handle.set(CURLOPT_MAIL_FROM, "<\(sender)>")
        try handle.set(CURLOPT_MAIL_RCPT, recipients.map { "<\($0)>" })
    }

    private func prepare(_ handle: EasyHandle) throws(CurlFailure) {
        let deadline = Deadline(after: limits.totalSeconds)
        try handle.prepare(for: address, limits: limits, deadline: deadline)
        try handle.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        try handle.set(CURLOPT_URL, "\(address.scheme)://\(address.host):\(address.port)/")
        let tls = address.isLoopback ? CURLUSESSL_TRY : CURLUSESSL_ALL
        try handle.set(CURLOPT_USE_SSL, Int(tls.rawValue))
        if let credential { try handle.signIn(with: credential) }
    }

    /// libcurl names the step that failed, the server's number says whose fault it is.
    private func failure(
        _ curl: CurlFailure, answer: Int, _ replies: [[UInt8]]
    ) -> WireFailure {
        if curl.code == CURLE_LOGIN_DENIED, let credential {
            return WireFailure(signIn: curl, at: address, as: credential, replies: replies)
        }
        let talking = [
            CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_WEIRD_SERVER_REPLY, CURLE_UPLOAD_FAILED,
        ]
        guard talking.contains(curl.code), answer >= 400 else {
            return WireFailure(curl, at: address)
        }
        return answer < 500
            ? address.failure(.unavailable, "the server takes no mail just now (\(answer))")
            : address.failure(
                .mailRefused,
                "the server refuses the mail (\(answer)): check sender, recipients "
                    + "and whether it wants a sign-in")
    }

    /// Whether the text is an address alone, without anything that could become a command.
    private static func isMailAddress(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.allSatisfy { (0x21...0x7e).contains($0) && !#"<>,;\""#.utf8.contains($0) }
            && bytes.dropFirst().dropLast().count { $0 == UInt8(ascii: "@") } == 1
    }
}

extension [UInt8] {
    /// The same text with every line end, however written, as CR LF: a bare one could end a mail
    /// early at the next server, and begin another.
    var withNetworkLineEnds: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count + count / 32)
        var previous: UInt8 = 0
        for byte in self {
            switch (previous, byte) {
            case (13, 10): break
            case (_, 13), (_, 10): bytes += [13, 10]
            default: bytes.append(byte)
            }
            previous = byte
        }
        return bytes
    }
}
