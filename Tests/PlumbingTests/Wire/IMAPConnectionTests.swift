import Foundation
import Support
import Testing

@testable import Plumbing

/// A mailbox on a real Dovecot. Each test has a user of its own.
@Suite struct IMAPConnectionTests {
    static let dovecot = Result { try Dovecot.start() }
    private let dovecot: Dovecot

    init() throws {
        dovecot = try Self.dovecot.get()
    }

    private var limits: WireLimits {
        WireLimits(totalSeconds: 30, certificateAuthority: dovecot.caFile)
    }

    private func connect(
        _ user: String, security: IMAPAddress.Security = .implicitTLS, limits: WireLimits? = nil
    ) throws -> IMAPConnection {
        let port = security == .implicitTLS ? dovecot.imapsPort : dovecot.imapPort
        return try IMAPConnection(
            to: IMAPAddress(host: "localhost", port: port, security: security),
            as: .password(user: user, password: dovecot.password), limits: limits ?? self.limits)
    }

    private static func mail(_ number: Int, _ text: String = "予約") -> [UInt8] {
        [UInt8]("Subject: \(number)\r\n\r\n\(text)\r\n".utf8)
    }

    private static let mails = [
        mail(1), mail(2, IMAPFramingTests.hostile),
        mail(3, String(repeating: "0123456789abcdef 予約の内容\r\n", count: 90_000)),
        mail(4, ""), mail(5, "T4 NO\r\n)\r\n+ \r\n{9999999}\r\n"),
    ]

    @Test(arguments: [IMAPAddress.Security.implicitTLS, .startTLS, .clearOnLoopback])
    func `mails are read whole, and stay unread (D5)`(security: IMAPAddress.Security) throws {
        let user = "reader-\(security)".lowercased()
        let received = Date(timeIntervalSince1970: 1_790_000_000)
        for mail in Self.mails { try dovecot.deliver(mail, user: user, received: received) }
        let connection = try connect(user, security: security)
        let state = try connection.examine("INBOX")
        #expect(state.exists == 5 && state.readOnly && state.uidNext == 6)
        #expect(state.uidValidity > 0)
        #expect(try connection.search("UNSEEN") == [1, 2, 3, 4, 5])
        var read: [FetchedMail] = []
        #expect(try connection.fetch([5, 4, 3, 2, 1, 1]) { read.append($0) } == UnfetchedMails())
        let expected = Self.mails.enumerated().map { index, bytes in
            FetchedMail(uid: UInt32(index + 1), internalDate: received, seen: false, bytes: bytes)
        }
        #expect(read.map(\.uid) == expected.map(\.uid))
        #expect(read == expected)
        #expect(try connection.search("UNSEEN") == [1, 2, 3, 4, 5])
        #expect(try connection.search("UID 4:*") == [4, 5])
        connection.logout()
        #expect(try dovecot.flags(user: user) == ["", "", "", "", ""])
    }

    @Test func `mails are marked only in a folder opened for it`() throws {
        for number in 1...3 { try dovecot.deliver(Self.mail(number), user: "marker") }
        let connection = try connect("marker")
        let examined = try connection.examine("INBOX")
        #expect(try reason { try connection.markSeen([1]) } == .readOnly)
        let selected = try connection.select("INBOX")
        #expect(selected.uidValidity == examined.uidValidity && !selected.readOnly)
        try connection.markSeen([3, 1])
        try connection.markSeen([])
        #expect(try connection.search("UNSEEN") == [2])
        var seen: [Bool] = []
        #expect(try connection.fetch([1, 2, 3]) { seen.append($0.seen) } == UnfetchedMails())
        #expect(seen == [true, false, true])
        connection.logout()
        #expect(try dovecot.flags(user: "marker") == ["S", "", "S"])
        #expect(try reason { _ = try connection.search("ALL") } == .cut)
    }

    @Test func `a mail over the limit does not hide the others`() throws {
        for mail in Self.mails { try dovecot.deliver(mail, user: "limited") }
        var small = limits
        small.bodyBytes = 100_000
        let connection = try connect("limited", limits: small)
        _ = try connection.examine("INBOX")
        var read: [UInt32] = []
        let unfetched = try connection.fetch([1, 2, 3, 4, 5, 77]) { read.append($0.uid) }
        #expect(read == [1, 2, 4, 5])
        #expect(
            unfetched == UnfetchedMails(tooLarge: [3: Self.mails[2].count], absent: [77]))
    }

    @Test func `many mails come in a few commands, in their order`() throws {
        for number in 1...130 { try dovecot.deliver(Self.mail(number), user: "busy") }
        let connection = try connect("busy")
        #expect(try connection.examine("INBOX").exists == 130)
        var read: [FetchedMail] = []
        _ = try connection.fetch(try connection.search("ALL")) { read.append($0) }
        #expect(read.map(\.bytes) == (1...130).map { Self.mail($0) })
    }

    @Test func `the reader's own error stops a fetch and nothing else`() throws {
        struct Full: Error {}
        for number in 1...3 { try dovecot.deliver(Self.mail(number), user: "stopper") }
        let connection = try connect("stopper")
        _ = try connection.examine("INBOX")
        #expect(throws: Full.self) { try connection.fetch([1, 2, 3]) { _ in throw Full() } }
        #expect(try connection.search("ALL") == [1, 2, 3])
    }

    @Test func `a folder may have a Japanese name, and a missing one is named`() throws {
        try dovecot.deliver(Self.mail(1), user: "folders", folder: "&Toh9BA-.HPB")
        let connection = try connect("folders")
        #expect(try connection.examine("予約/HPB").exists == 1)
        do {
            _ = try connection.examine("無い")
            Issue.record("opened")
        } catch {
            #expect(error.reason == .mailboxMissing && error.detail.contains("無い"))
        }
        #expect(try connection.select("予約/HPB").exists == 1)
    }

    @Test func `a wrong password is refused, and not repeated in the message`() throws {
        for security in [IMAPAddress.Security.implicitTLS, .startTLS] {
            let port = security == .implicitTLS ? dovecot.imapsPort : dovecot.imapPort
            do {
                _ = try IMAPConnection(
                    to: IMAPAddress(host: "localhost", port: port, security: security),
                    as: .password(user: "hotel", password: "falsch"), limits: limits)
                Issue.record("signed in")
            } catch {
                #expect(error.reason == .loginRefused)
                #expect(!error.description.contains("falsch"))
            }
        }
    }

    @Test func `only a trusted server of the right name is signed in to`() throws {
        func outcome(_ host: String, _ limits: WireLimits, _ tls: IMAPAddress.Security) throws
            -> WireFailure.Reason?
        {
            let port = tls == .implicitTLS ? dovecot.imapsPort : dovecot.imapPort
            return try reason {
                _ = try IMAPConnection(
                    to: IMAPAddress(host: host, port: port, security: tls),
                    as: .password(user: "hotel", password: dovecot.password), limits: limits)
            }
        }
        for tls in [IMAPAddress.Security.implicitTLS, .startTLS] {
            #expect(try outcome("localhost", limits, tls) == nil)
            #expect(try outcome("localhost", WireLimits(), tls) == .certificate)
            #expect(try outcome("127.0.0.1", limits, tls) == .certificate)
        }
        let swapped = IMAPAddress(
            host: "localhost", port: dovecot.imapPort, security: .implicitTLS)
        #expect(
            try reason {
                _ = try IMAPConnection(
                    to: swapped, as: .password(user: "a", password: "b"), limits: limits)
            } == .noTLS)
    }

    @Test func `a connection dropped inside a mail is cut, in TLS as well`() throws {
        for mail in Self.mails { try dovecot.deliver(mail, user: "dropped") }
        let port = dovecot.imapsPort
        let proxy = try LoopbackServer { $0.relay(to: port, cutAfter: 400_000) }
        defer { proxy.stop() }
        let connection = try IMAPConnection(
            to: IMAPAddress(host: "localhost", port: proxy.port, security: .implicitTLS),
            as: .password(user: "dropped", password: dovecot.password), limits: limits)
        _ = try connection.examine("INBOX")
        var read: [UInt32] = []
        #expect(
            try reason { _ = try connection.fetch([1, 2, 3]) { read.append($0.uid) } } == .cut)
        #expect(read == [1, 2])
        #expect(try reason { _ = try connection.search("ALL") } == .cut)
        connection.logout()
        #expect(try dovecot.flags(user: "dropped") == ["", "", "", "", ""])
    }
}
