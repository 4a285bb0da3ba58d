import Support
import Testing

@testable import Plumbing

/// Mail that goes out, to servers of a script.
@Suite struct SMTPRelayTests {
    private static let message = [UInt8]("Subject: x\n\nfirst\n.\nlast\n".utf8)
    private static let limits = WireLimits(connectSeconds: 10, totalSeconds: 20)

    /// Speaks as a mail server; `answers` replace the usual ones by the command's first word.
    private static func speak(
        _ peer: LoopbackConnection, log: LoopbackLog, extensions: [String] = ["AUTH PLAIN"],
        answers: [String: String] = [:], greets: Bool = true
    ) {
        if greets { peer.write("220 mail ESMTP\r\n") }
        while let line = peer.readLine() {
            log.add(line)
            let verb = String(line.prefix { $0 != " " && $0 != ":" }).uppercased()
            let usual = ["DATA": "354 go", "QUIT": "221 bye", "AUTH": "235 in"][verb] ?? "250 ok"
            let answer = answers[verb] ?? usual
            if verb == "AUTH" {
                peer.write("334 \r\n")
                _ = peer.readLine()
            }
            if verb == "EHLO" {
                peer.write(extensions.map { "250-\($0)\r\n" }.joined() + "250 OK\r\n")
            } else {
                peer.write("\(answer)\r\n")
            }
            if verb == "DATA" && answer.hasPrefix("354") {
                while let text = peer.readLine(), text != "." { log.add("| \(text)") }
                peer.write("\(answers["."] ?? "250 queued")\r\n")
            }
        }
    }

    private func server(
        _ log: LoopbackLog, extensions: [String] = ["AUTH PLAIN"], answers: [String: String] = [:]
    ) throws -> LoopbackServer {
        try LoopbackServer { Self.speak($0, log: log, extensions: extensions, answers: answers) }
    }

    @Test func `a mail arrives as it was written`() throws {
        let log = LoopbackLog()
        let server = try server(log)
        defer { server.stop() }
        let relay = try SMTPRelay(
            "smtp://127.0.0.1:\(server.port)", as: .password(user: "me", password: "geheim"),
            limits: Self.limits)
        try relay.deliver(
            Self.message, from: "salon@example.jp", to: ["a@example.jp", "b@example.jp"])
        let heard = log.all
        #expect(heard.contains { $0.hasPrefix("AUTH PLAIN") })
        #expect(heard.contains { $0.hasPrefix("MAIL FROM:<salon@example.jp>") })
        #expect(
            heard.filter { $0.hasPrefix("RCPT") }
                == ["RCPT TO:<a@example.jp>", "RCPT TO:<b@example.jp>"])
        #expect(
            heard.filter { $0.hasPrefix("|") }
                == ["| Subject: x", "| ", "| first", "| ..", "| last"])
    }

    @Test(arguments: [
        ("AUTH", "535 5.7.8 wrong", WireFailure.Reason.loginRefused),
        ("AUTH", "454 4.7.0 later", .unavailable),
        ("MAIL", "550 not you", .mailRefused),
        ("RCPT", "550 no such user", .mailRefused),
        ("RCPT", "451 greylisted", .unavailable),
        ("DATA", "554 no", .mailRefused),
        (".", "552 too big", .mailRefused),
        (".", "452 full", .unavailable),
    ])
    func `a refusal is told from a pause`(
        verb: String, answer: String, expected: WireFailure.Reason
    ) throws {
        let server = try server(LoopbackLog(), answers: [verb: answer])
        defer { server.stop() }
        let relay = try SMTPRelay(
            "smtp://127.0.0.1:\(server.port)", as: .password(user: "me", password: "geheim"),
            limits: Self.limits)
        #expect(
            try reason {
                try relay.deliver(Self.message, from: "s@example.jp", to: ["a@example.jp"])
            } == expected)
    }

    @Test(arguments: ["smtp", "smtps"])
    func `a mail goes through TLS, from the start or after STARTTLS`(scheme: String) throws {
        let authority = try TestAuthority()
        let tls = try authority.certificate(for: "localhost")
        let log = LoopbackLog()
        let inner = try TLSServer(certificate: tls.certificate, key: tls.key) { peer in
            // After STARTTLS there is no second greeting.
            Self.speak(peer, log: log, greets: scheme == "smtps")
        }
        defer { inner.stop() }
        let outer = try LoopbackServer { peer in
            peer.write("220 mail ESMTP\r\n")
            _ = peer.readLine()
            peer.write("250-STARTTLS\r\n250 OK\r\n")
            guard peer.readLine() == "STARTTLS" else { return }
            peer.write("220 go\r\n")
            peer.relay(to: inner.port)
        }
        defer { outer.stop() }
        var limits = Self.limits
        limits.certificateAuthority = authority.caFile
        let port = scheme == "smtps" ? inner.port : outer.port
        let relay = try SMTPRelay(
            "\(scheme)://localhost:\(port)", as: .password(user: "me", password: "geheim"),
            limits: limits)
        try relay.deliver(Self.message, from: "s@example.jp", to: ["a@example.jp"])
        #expect(log.all.contains("| first"))
    }

    @Test(arguments: [
        "a@example.jp\r\nRCPT TO:<x@example.jp>", "", "a b@example.jp", "<a@example.jp>", "@",
    ])
    func `an address cannot hold a command`(address: String) throws {
        let relay = try SMTPRelay("smtp://127.0.0.1:1", limits: Self.limits)
        for (from, to) in [(address, "a@example.jp"), ("a@example.jp", address)] {
            #expect(
                try reason { try relay.deliver(Self.message, from: from, to: [to]) } == .badAddress)
        }
        #expect(
            try reason { try relay.deliver(Self.message, from: "a@example.jp", to: []) }
                == .badAddress)
    }

    @Test func `only mail servers are named`() throws {
        #expect(try reason { _ = try SMTPRelay("http://127.0.0.1/") } == .badAddress)
        #expect(try reason { _ = try SMTPRelay("smtps://me:geheim@example.jp") } == .badAddress)
        #expect(try WireAddress("smtp://example.jp", ports: ["smtp": 587]).port == 587)
        #expect(try WireAddress("smtps://example.jp", ports: ["smtp": 587]).port == 465)
    }
}
