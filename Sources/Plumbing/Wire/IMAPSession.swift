import CCurl

/// A signed-in connection to a mail server, and one command at a time over it.
///
/// libcurl connects, checks the certificate and signs in; its own verbs mark mail as read and cut it
/// at lines that look like replies, so the rest of the conversation is held here.
final class IMAPSession {
    let address: WireAddress
    private let limits: WireLimits
    private let credential: MailCredential
    private let socket: EasyHandle
    private var framing: IMAPFraming
    private var commands = 0
    private var isOver = false
    private var farewell: String?

    init(
        to address: WireAddress, security: IMAPAddress.Security, as credential: MailCredential,
        limits: WireLimits
    ) throws(WireFailure) {
        self.address = address
        self.limits = limits
        self.credential = credential
        framing = IMAPFraming(limit: limits.bodyBytes)
        let replies = Receiver(limit: 1 << 20)
        do throws(CurlFailure) {
            socket = try EasyHandle()
            try socket.connect(
                to: address, security: security, as: credential, limits: limits, into: replies)
        } catch {
            throw WireFailure(signIn: error, at: address, as: credential, replies: replies.lines)
        }
    }

    deinit { socket.hangUp() }

    /// Sends one command and gives what the server said until the command was done.
    ///
    /// After any failure but a NO the conversation is out of step, and over.
    func run(_ command: String, within seconds: Double? = nil) throws(WireFailure) -> IMAPAnswer {
        guard !isOver else {
            throw address.failure(.cut, "the connection has ended: a new one is needed")
        }
        isOver = true
        commands += 1
        let tag = "T\(commands)"
        let deadline = Deadline(after: seconds ?? limits.totalSeconds)
        try send([UInt8]("\(tag) \(command)\r\n".utf8), by: deadline)
        let answer = try answer(to: tag, by: deadline)
        guard answer.status.kind != .bad else {
            let detail = "the server does not understand a command"
            throw refusal(.protocolViolation, detail, answer.status)
        }
        isOver = false
        return answer
    }

    /// Says good-bye, and hangs up whatever the server makes of that.
    func end() {
        if !isOver {
            // The mailbox is done with; an answer that fails or stays away changes nothing.
            do { _ = try run("LOGOUT", within: min(5, limits.totalSeconds)) } catch {}
        }
        isOver = true
        socket.hangUp()
    }

    /// A failure with the server's words behind ours.
    func refusal(
        _ reason: WireFailure.Reason, _ detail: String, _ status: IMAPStatus
    ) -> WireFailure {
        let said = credential.quotable(status.words).map { " (it says: \($0))" } ?? ""
        return address.failure(reason, detail + said)
    }

    private func answer(to tag: String, by deadline: Deadline) throws(WireFailure) -> IMAPAnswer {
        var replies: [IMAPReply] = []
        var end: IMAPStatus?
        var kept = 0
        while true {
            for frame in try frames(by: deadline) {
                switch IMAPReply(frame) {
                case .done(tag, let status): end = status
                case .status(let status) where status.kind == .bye: farewell = status.words
                case .done, .other: break
                case let reply:
                    kept += frame.byteCount
                    replies.append(reply)
                }
            }
            if let end { return IMAPAnswer(replies: replies, status: end) }
            // Room for one mail of the largest size, and for what is said around it.
            guard kept <= limits.bodyBytes + (1 << 20) else {
                throw address.failure(.tooLarge, "the server says more than it was asked for")
            }
        }
    }

    private func frames(by deadline: Deadline) throws(WireFailure) -> [IMAPFrame] {
        let bytes = try receive(by: deadline)
        do throws(IMAPFraming.EndlessLine) {
            return try framing.take(bytes)
        } catch {
            throw address.failure(.protocolViolation, "the server sends a line without end")
        }
    }

    private func receive(by deadline: Deadline) throws(WireFailure) -> [UInt8] {
        while true {
            switch try onWire({ socket throws(CurlFailure) in try socket.receive() }) {
            case .bytes(let bytes): return bytes
            case .closed: throw broken(CURLE_RECV_ERROR)
            case .nothingYet:
                guard socket.wait(toWrite: false, until: deadline) else {
                    throw broken(CURLE_OPERATION_TIMEDOUT)
                }
            }
        }
    }

    private func send(_ bytes: [UInt8], by deadline: Deadline) throws(WireFailure) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try onWire { socket throws(CurlFailure) in try socket.push(rest) }
            rest = rest.dropFirst(count)
            guard rest.isEmpty || socket.wait(toWrite: true, until: deadline) else {
                throw broken(CURLE_OPERATION_TIMEDOUT)
            }
        }
    }

    private func onWire<Outcome>(
        _ work: (EasyHandle) throws(CurlFailure) -> Outcome
    ) throws(WireFailure) -> Outcome {
        do throws(CurlFailure) { return try work(socket) } catch { throw broken(error.code) }
    }

    private func broken(_ code: CURLcode) -> WireFailure {
        if let farewell {
            let said = credential.quotable(farewell).map { " (it says: \($0))" } ?? ""
            return address.failure(.unavailable, "the server ended the conversation\(said)")
        }
        return WireFailure(CurlFailure(code: code, words: ""), at: address)
    }
}
