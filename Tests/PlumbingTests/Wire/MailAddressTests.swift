import Foundation
import Testing

@testable import Plumbing

/// The small values around mail servers.
@Suite struct MailAddressTests {
    @Test(arguments: [
        (
            "imaps://imap.example.jp/INBOX", "imap.example.jp", 993, "INBOX",
            IMAPAddress.Security.implicitTLS
        ),
        ("imaps://IMAP.example.jp:1993", "imap.example.jp", 1993, "INBOX", .implicitTLS),
        ("imap://imap.example.jp/Mail/HPB", "imap.example.jp", 143, "Mail/HPB", .startTLS),
        ("imap://127.0.0.1:10143/%E4%BA%88%E7%B4%84", "127.0.0.1", 10143, "予約", .clearOnLoopback),
        ("imap://[::1]/", "[::1]", 143, "INBOX", .clearOnLoopback),
    ])
    func `a mailbox is named by a URL`(
        url: String, host: String, port: Int, folder: String, security: IMAPAddress.Security
    ) throws {
        #expect(
            try IMAPAddress(url: url)
                == IMAPAddress(host: host, port: port, folder: folder, security: security))
    }

    @Test(arguments: [
        "", "imap.example.jp", "https://x/", "imaps://me:pw@x/", "imaps:///INBOX", "imaps://x/%00",
    ])
    func `what is no mailbox's URL is refused`(url: String) throws {
        #expect(try reason { _ = try IMAPAddress(url: url) } == .badAddress)
    }

    @Test func `the open road is for this machine alone`() throws {
        let address = IMAPAddress(host: "imap.example.jp", port: 143, security: .clearOnLoopback)
        #expect(try reason { _ = try address.server } == .noTLS)
    }

    @Test(arguments: [
        ("INBOX", "INBOX"), ("予約", "&Toh9BA-"), ("Mail/台帳 1", "Mail/&U,BeMw- 1"), ("A&B", "A&-B"),
        ("é", "&AOk-"), ("😀", "&2D3eAA-"), ("\r\n", "&AA0ACg-"), ("", ""),
    ])
    func `a folder's name becomes modified UTF-7`(name: String, written: String) {
        #expect(modifiedUTF7(name) == written)
    }

    @Test(
        arguments: [
            ([], ""), ([7], "7"), ([1, 2, 3], "1:3"), ([9, 3, 7, 8, 3], "3,7:9"),
            ([.max, .max - 1], "4294967294:4294967295"),
        ] as [([UInt32], String)])
    func `mails are named in runs`(uids: [UInt32], set: String) {
        #expect(uidSet(uids) == set)
    }

    @Test(
        arguments: [
            (" 7-Jul-1996 02:44:25 -0700", 836_732_665),
            ("17-Nov-2026 09:05:59 +0900", 1_794_873_959),
            ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("rubbish", nil), ("", nil),
        ] as [(String, Double?)])
    func `a server's dates are read`(text: String, seconds: Double?) {
        #expect(wireDate(text) == seconds.map(Date.init(timeIntervalSince1970:)))
    }

    @Test(arguments: [
        ("a\nb", "a\r\nb"), ("a\r\nb\r\n", "a\r\nb\r\n"), ("a\rb", "a\r\nb"), ("\n\n", "\r\n\r\n"),
        ("\r\r\n", "\r\n\r\n"), ("a\n.\nb", "a\r\n.\r\nb"),
    ])
    func `a mail's lines end as the network wants them`(text: String, sent: String) {
        #expect([UInt8](text.utf8).withNetworkLineEnds == [UInt8](sent.utf8))
    }

    static let secretive: [any Sendable] = [
        MailCredential.password(user: "geheim", password: "geheim"),
        HTTPField("Cookie", "geheim"),
        HTTPRequest("https://x.example/?geheim", method: .post(form: [HTTPField("a", "geheim")])),
        HTTPResponse(
            status: 200, url: "https://x.example/?geheim", headers: [HTTPField("a", "geheim")],
            body: [103, 101, 104]),
        HTTPSession(
            limits: WireLimits(), userAgent: "x", cookies: ["a\tb\tc\td\te\tf\tgeheim"]),
        FetchedMail(uid: 1, internalDate: .distantPast, seen: false, bytes: [103, 101, 104]),
    ]

    @Test(arguments: 0..<secretive.count)
    func `what holds guests or passwords does not print itself`(index: Int) {
        let value = Self.secretive[index]
        var dumped = ""
        dump(value, to: &dumped)
        for text in ["\(value)", String(reflecting: value), dumped] {
            #expect(!text.contains("geheim") && !text.contains("103"))
        }
    }

    @Test func `waiting is done elsewhere, and errors come back`() async throws {
        struct Stop: Error, Equatable {}
        #expect(try await offPool { () throws(Stop) -> Int in 3 } == 3)
        await #expect(throws: Stop()) {
            try await offPool { () throws(Stop) -> Int in throw Stop() }
        }
        let all = await withTaskGroup(of: Int.self) { group in
            for number in 1...20 { group.addTask { await offPool { number } } }
            return await group.reduce(0, +)
        }
        #expect(all == 210)
    }
}
