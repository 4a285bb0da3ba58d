import Connectors
import Foundation
import Reservations
import Support
import Testing

/// One mail server for all the mailboxes of this file, a user for each test.
private let dovecot = Result { try Dovecot.start() }

@Suite struct MailboxTests {
    let folder = try! TemporaryFolder()
    let book = Notebook(now: Date())

    private func access(
        _ user: String, password: String? = nil, scheme: String = "imaps",
        trust: Bool = true, further: [String] = []
    ) throws -> MailboxAccess {
        let server = try dovecot.get()
        let port = scheme == "imaps" ? server.imapsPort : server.imapPort
        return MailboxAccess(
            url: "\(scheme)://localhost:\(port)/INBOX", user: user,
            secret: .password(Private(password ?? server.password)), furtherFolders: further,
            source: "notices", certificateAuthority: trust ? server.caFile : nil)
    }

    private func read(
        _ access: MailboxAccess, cursors: [MailCursor] = [], but read: Set<MailPlace> = [],
        most: Int = 2000
    ) async throws -> MailReading {
        let login = try Login(at: folder.file("login"))
        let since = SalonTime.day(of: book.now).adding(days: -30)
        return try await readMailbox(
            access, MailboxOrder(cursors: cursors, since: since, most: most), login: login,
            pace: book.pace, wasRead: { read.contains($0) }, keep: book.keep, take: book.take)
    }

    private var texts: [String] {
        book.taken.map { String(decoding: $0.capture.bytes, as: UTF8.self) }
    }

    private func mail(_ text: String) -> [UInt8] {
        Array("Subject: \(text)\r\n\r\n\(text)\r\n".utf8)
    }

    @Test func `a mail that a person opened first is read once all the same (D5, F3)`() async throws
    {
        let server = try dovecot.get()
        let access = try access("d5")
        for text in ["one", "two"] { try server.deliver(mail(text), user: "d5") }
        let first = try await read(access)
        #expect(first.count == 2)
        let seen = Set(book.taken.map(\.place))
        try server.deliver(mail("three"), user: "d5")
        try server.deliver(mail("four"), user: "d5")
        let validity = try #require(first.cursors.first).uidValidity
        let login = try Login(at: folder.file("other"))
        let marked = try await markAsSeen(
            [.server(folder: "INBOX", uidValidity: validity, uid: 3)], in: access, login: login,
            pace: book.pace)
        #expect(marked == 1)
        let second = try await read(access, cursors: first.cursors, but: seen)
        #expect(texts == ["one", "two", "three", "four"].map { "Subject: \($0)\r\n\r\n\($0)\r\n" })
        #expect(book.taken.map(\.wasSeen) == [false, false, true, false])
        #expect(second.cursors == [MailCursor(folder: "INBOX", uidValidity: validity, uid: 4)])
        let all = Set(book.taken.map(\.place))
        #expect(try await read(access, cursors: second.cursors, but: all).count == 0)
    }

    @Test func `reading marks nothing, marking marks what it is told to (R2-06)`() async throws {
        let server = try dovecot.get()
        let access = try access("flags", scheme: "imap")
        for text in ["one", "two", "three"] { try server.deliver(mail(text), user: "flags") }
        _ = try await read(access)
        #expect(try server.flags(user: "flags") == ["", "", ""])
        let login = try Login(at: folder.file("login"))
        let places = book.taken.prefix(2).map(\.place)
        #expect(
            try await markAsSeen(Array(places), in: access, login: login, pace: book.pace) == 2)
        #expect(try server.flags(user: "flags") == ["S", "S", ""])
    }

    @Test func `a folder that was numbered anew is not marked, and read again`() async throws {
        let server = try dovecot.get()
        let access = try access("anew")
        try server.deliver(mail("one"), user: "anew")
        let stale = [MailCursor(folder: "INBOX", uidValidity: 7, uid: 900)]
        #expect(try await read(access, cursors: stale).count == 1)
        let login = try Login(at: folder.file("login"))
        let places = [MailPlace.server(folder: "INBOX", uidValidity: 7, uid: 1)]
        #expect(try await markAsSeen(places, in: access, login: login, pace: book.pace) == 0)
        #expect(try server.flags(user: "anew") == [""])
    }

    @Test func `the folder for spam is read where it is named`() async throws {
        let server = try dovecot.get()
        try server.deliver(mail("inbox"), user: "spam")
        try server.deliver(mail("junk"), user: "spam", folder: "Junk")
        let reading = try await read(try access("spam", further: ["Junk"]))
        #expect(reading.cursors.map(\.folder) == ["INBOX", "Junk"])
        #expect(texts.map { $0.contains("junk") } == [false, true])
    }

    @Test func `a large mailbox is read in several runs`() async throws {
        let server = try dovecot.get()
        let access = try access("large")
        for number in 1...25 { try server.deliver(mail("m\(number)"), user: "large") }
        var cursors: [MailCursor] = []
        var more: [Bool] = []
        repeat {
            let reading = try await read(
                access, cursors: cursors, but: Set(book.taken.map(\.place)), most: 12)
            cursors = reading.cursors
            more.append(reading.hasMore)
        } while more.last == true
        #expect(more == [true, true, false])
        #expect(texts == (1...25).map { "Subject: m\($0)\r\n\r\nm\($0)\r\n" })
    }

    @Test func `a refused password is tried once, and again only when it has changed (F19)`()
        async throws
    {
        try dovecot.get().deliver(mail("one"), user: "pass")
        var kinds: [SourceTrouble.Kind] = []
        for password in ["wrong", "wrong", "secret"] {
            do {
                _ = try await read(try access("pass", password: password))
            } catch let trouble as SourceTrouble {
                kinds.append(trouble.kind)
                #expect(!trouble.text.contains("wrong-"))
            }
        }
        #expect(kinds == [.passwordRefused, .refusedBefore])
        #expect(book.taken.count == 1)
    }

    @Test func `a certificate that is not trusted needs a person, a closed port only time`()
        async throws
    {
        let untrusted = await #expect(throws: SourceTrouble.self) {
            _ = try await read(try access("tls", trust: false))
        }
        #expect(untrusted?.kind == .certificate)
        #expect(untrusted?.fault == .person)
        let closed = MailboxAccess(
            url: "imaps://localhost:\(try Loopback.freePort())/INBOX", user: "x",
            secret: .password(Private("y")), source: "notices")
        let unreachable = await #expect(throws: SourceTrouble.self) { _ = try await read(closed) }
        #expect(unreachable?.fault == .network)
    }

    @Test func `a folder that fails leaves what was read before it`() async throws {
        let server = try dovecot.get()
        try server.deliver(mail("one"), user: "part")
        let reading = try await read(try access("part", further: ["Nowhere"]))
        #expect(reading.cursors.map(\.folder) == ["INBOX"])
        #expect(reading.troubles.map(\.kind) == [.badAddress])
        #expect(book.taken.count == 1)
    }

    @Test func `a line that drops inside a mail leaves the mails before it, and the cursor`()
        async throws
    {
        let server = try dovecot.get()
        try server.deliver(mail("one"), user: "drop")
        let large = String(repeating: "x", count: 40_000)
        for number in 2...12 { try server.deliver(mail("\(number)\(large)"), user: "drop") }
        let line = try LoopbackServer { connection in
            connection.relay(to: server.imapPort, cutAfter: 820_000)
        }
        defer { line.stop() }
        let access = MailboxAccess(
            url: "imap://localhost:\(line.port)/INBOX", user: "drop",
            secret: .password(Private(server.password)), source: "notices",
            certificateAuthority: server.caFile)
        let reading = try await read(access)
        #expect(reading.cursors == [])
        #expect(reading.troubles.map(\.kind) == [.network])
        #expect(book.taken.count == 10)
        let whole = try await read(try self.access("drop"), but: Set(book.taken.map(\.place)))
        #expect(whole.count == 2)
        #expect(try server.flags(user: "drop") == Array(repeating: "", count: 12))
    }

    @Test func `what cannot be kept is not taken, and its cursor does not move`() async throws {
        let server = try dovecot.get()
        try server.deliver(mail("one"), user: "full")
        let login = try Login(at: folder.file("login"))
        let access = try access("full")
        let trouble = await #expect(throws: SourceTrouble.self) {
            _ = try await readMailbox(
                access, MailboxOrder(cursors: [], since: ServiceDay(ordinal: 0)), login: login,
                pace: book.pace, wasRead: { _ in false }, keep: { _ in throw NoSpace() },
                take: book.take)
        }
        #expect(trouble?.kind == .notKept)
        #expect(book.taken.isEmpty)
    }
}
