import Support
import Testing

@testable import Plumbing

/// Mail servers that no real one would play: each is a script on loopback.
@Suite struct IMAPFaultTests {
    /// A server that greets, signs in and answers our commands by `script`; nil hangs up, "" stays silent.
    private func server(
        capability: String = "IMAP4rev1", login: String = "OK in",
        _ script: @escaping @Sendable (_ tag: String, _ command: String) -> String? = { _, _ in nil
        }
    ) throws -> LoopbackServer {
        try LoopbackServer { peer in
            peer.write("* OK [CAPABILITY \(capability)] hello\r\n")
            while let line = peer.readLine() {
                let parts = line.split(separator: " ", maxSplits: 1).map(String.init)
                guard parts.count == 2 else { continue }
                let verb = parts[1].split(separator: " ")[0]
                switch verb {
                case "CAPABILITY":
                    peer.write("* CAPABILITY \(capability)\r\n\(parts[0]) OK\r\n")
                case "LOGIN", "AUTHENTICATE": peer.write("\(parts[0]) \(login)\r\n")
                default:
                    guard let reply = script(parts[0], parts[1]) else { return }
                    peer.write(reply)
                }
            }
        }
    }

    private func connect(
        _ server: LoopbackServer, security: IMAPAddress.Security = .clearOnLoopback,
        as credential: MailCredential = .password(user: "hotel", password: "geheim"),
        limits: WireLimits = WireLimits(connectSeconds: 10, totalSeconds: 20)
    ) throws -> IMAPConnection {
        try IMAPConnection(
            to: IMAPAddress(host: "127.0.0.1", port: server.port, security: security),
            as: credential, limits: limits)
    }

    private static let opened = "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] v\r\n"

    @Test func `a server that hides STARTTLS gets no password`() throws {
        let heard = LoopbackLog()
        let server = try LoopbackServer { peer in
            peer.write("* OK [CAPABILITY IMAP4rev1] hello\r\n")
            while let line = peer.readLine() {
                heard.add(line)
                let tag = line.prefix { $0 != " " }
                peer.write(
                    line.contains("CAPABILITY")
                        ? "* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n\(tag) OK\r\n" : "\(tag) NO\r\n")
            }
        }
        defer { server.stop() }
        #expect(try reason { _ = try connect(server, security: .startTLS) } == .noTLS)
        #expect(!heard.all.contains { $0.contains("LOGIN") || $0.contains("AUTHENTICATE") })
    }

    @Test func `a silent server, before and after the sign-in, is given up in time`() throws {
        let limits = WireLimits(connectSeconds: 1, totalSeconds: 1.5)
        let mute = try LoopbackServer { $0.drain() }
        defer { mute.stop() }
        #expect(try reason { _ = try connect(mute, limits: limits) } == .timedOut)
        let stalls = try server { tag, command in
            command.hasPrefix("EXAMINE") ? "* 1 EXISTS\r\n" : nil
        }
        defer { stalls.stop() }
        let connection = try connect(stalls, limits: limits)
        let start = ContinuousClock.now
        #expect(try reason { _ = try connection.examine("INBOX") } == .timedOut)
        connection.logout()
        #expect(ContinuousClock.now - start < .seconds(10))
    }

    @Test(arguments: [
        ("NO [AUTHENTICATIONFAILED] wrong", WireFailure.Reason.loginRefused),
        ("NO [UNAVAILABLE] the directory is down", .unavailable),
        ("NO [ALERT] Too many simultaneous connections", .unavailable),
        ("NO hotel geheim is no login", .loginRefused),
    ])
    func `a busy server is not taken for a refused password`(
        reply: String, expected: WireFailure.Reason
    ) throws {
        let server = try server(login: reply)
        defer { server.stop() }
        do {
            _ = try connect(server)
            Issue.record("signed in")
        } catch let failure as WireFailure {
            #expect(failure.reason == expected)
            #expect(!failure.detail.contains("geheim"))
        }
    }

    @Test(arguments: ["XOAUTH2", "OAUTHBEARER"])
    func `a token is sent as the server takes it`(mechanism: String) throws {
        let heard = LoopbackLog()
        let server = try LoopbackServer { peer in
            peer.write("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=\(mechanism)] hello\r\n")
            while let line = peer.readLine() {
                heard.add(line)
                let tag = line.prefix { $0 != " " }
                peer.write(
                    "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=CRAM-MD5 AUTH=\(mechanism)\r\n"
                        + "\(tag) OK\r\n")
            }
        }
        defer { server.stop() }
        _ = try connect(server, as: .token(user: "hotel@example.jp", token: "ya29.x"))
        #expect(heard.all.contains { $0.contains("AUTHENTICATE \(mechanism) ") })
    }

    @Test func `dropped inside a literal is cut, and nothing is handed over`() throws {
        let server = try server { tag, command in
            if command.hasPrefix("EXAMINE") { return "\(Self.opened)\(tag) OK\r\n" }
            if command.contains("SIZE") {
                return "* 1 FETCH (UID 4 RFC822.SIZE 5000)\r\n\(tag) OK\r\n"
            }
            return command.contains("PEEK") ? "* 1 FETCH (UID 4 BODY[] {5000}\r\nSubject" : nil
        }
        defer { server.stop() }
        let limits = WireLimits(connectSeconds: 1, totalSeconds: 1.5)
        let connection = try connect(server, limits: limits)
        #expect(
            try connection.examine("INBOX")
                == MailboxState(uidValidity: 7, uidNext: 0, exists: 2, readOnly: true))
        #expect(
            try reason { _ = try connection.fetch([4]) { _ in Issue.record("read") } } == .timedOut)
        #expect(try reason { _ = try connection.search("ALL") } == .cut)
    }

    @Test func `hung up inside a literal`() throws {
        let server = try LoopbackServer { peer in
            peer.write("* OK [CAPABILITY IMAP4rev1] hello\r\n")
            while let line = peer.readLine() {
                let tag = line.prefix { $0 != " " }
                if line.contains("PEEK") {
                    peer.write("* 1 FETCH (UID 4 BODY[] {5000}\r\nSubject")
                    return
                }
                peer.write("* 1 FETCH (UID 4 RFC822.SIZE 5000)\r\n\(tag) OK\r\n")
            }
        }
        defer { server.stop() }
        let connection = try connect(server)
        #expect(try reason { _ = try connection.fetch([4]) { _ in Issue.record("read") } } == .cut)
    }

    struct Answer: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let reply: String
        let reason: WireFailure.Reason
    }

    @Test(arguments: [
        Answer(testDescription: "BAD", reply: "TAG BAD what?\r\n", reason: .protocolViolation),
        Answer(
            testDescription: "no UIDVALIDITY", reply: "* 2 EXISTS\r\nTAG OK\r\n",
            reason: .protocolViolation),
        Answer(
            testDescription: "missing", reply: "TAG NO [NONEXISTENT] x\r\n", reason: .mailboxMissing
        ),
        Answer(testDescription: "in use", reply: "TAG NO [INUSE] x\r\n", reason: .unavailable),
        Answer(testDescription: "a tag of another command", reply: "T9 OK\r\n", reason: .timedOut),
        Answer(
            testDescription: "more than was asked for",
            reply: String(repeating: "* 1 FETCH (UID 1 FLAGS (a))\r\n", count: 40_000),
            reason: .tooLarge),
        Answer(
            testDescription: "a line without end",
            reply: "* SEARCH " + String(repeating: "1 ", count: 100_000), reason: .protocolViolation
        ),
    ])
    func `what a folder's opening may run into`(answer: Answer) throws {
        let server = try server { tag, _ in answer.reply.replacing("TAG", with: tag) }
        defer { server.stop() }
        let seconds = answer.reason == .timedOut ? 1.5 : 20
        let limits = WireLimits(connectSeconds: 10, totalSeconds: seconds, bodyBytes: 100_000)
        let connection = try connect(server, limits: limits)
        #expect(try reason { _ = try connection.examine("INBOX") } == answer.reason)
    }

    @Test func `a good-bye in the middle says so`() throws {
        let server = try LoopbackServer { peer in
            peer.write("* OK [CAPABILITY IMAP4rev1] hello\r\n")
            while let line = peer.readLine() {
                if line.contains("EXAMINE") {
                    peer.write("* BYE maintenance at three\r\n")
                    return
                }
                peer.write("\(line.prefix { $0 != " " }) OK\r\n")
            }
        }
        defer { server.stop() }
        do {
            _ = try connect(server).examine("INBOX")
            Issue.record("opened")
        } catch let failure as WireFailure {
            #expect(failure.reason == .unavailable)
            #expect(failure.detail.contains("maintenance at three"))
        }
    }

    @Test func `mails the server refuses together are asked for singly`() throws {
        let server = try server { tag, command in
            if command.contains("SIZE") {
                let sizes = (1...3).map { "* \($0) FETCH (UID \($0) RFC822.SIZE 2)\r\n" }
                return sizes.joined() + "\(tag) OK\r\n"
            }
            let mail = { (uid: Int) in
                "* \(uid) FETCH (UID \(uid) FLAGS () INTERNALDATE \"01-Jan-2026 00:00:00 +0000\" "
                    + "BODY[] {2}\r\nm\(uid))\r\n"
            }
            return switch command.split(separator: " ")[2] {
            case "1:3": "\(mail(1))\(tag) NO some are gone\r\n"
            case "3": "\(mail(3))\(tag) OK\r\n"
            default: "\(tag) NO gone\r\n"
            }
        }
        defer { server.stop() }
        var read: [String] = []
        let unfetched = try connect(server).fetch([1, 2, 3]) {
            read.append(String(decoding: $0.bytes, as: UTF8.self))
        }
        #expect(read == ["m1", "m3"])
        #expect(unfetched == UnfetchedMails(absent: [2]))
    }

    @Test func `a search cannot carry a second command`() throws {
        let server = try server()
        defer { server.stop() }
        #expect(
            try reason { _ = try connect(server).search("ALL\r\nT9 DELETE INBOX") } == .badAddress)
    }
}
