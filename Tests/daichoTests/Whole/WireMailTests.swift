import Foundation
import Pipeline
import Reservations
import Sandbox
import Support
import Synchronization
import Testing

/// The whole main job with a real mail server.
@Suite(.serialized, .timeLimit(.minutes(5))) struct WireMailTests {
    static let server = Result { try Dovecot.start() }

    private func salon(
        _ user: String, password: String? = nil, _ address: (Dovecot) -> String
    ) async throws -> (WireSalon, Dovecot) {
        let server = try Self.server.get()
        let salon = try await WireSalon(
            mail: """
                  notices:
                    formats: [salonboard-notice]
                    from: \(address(server))/INBOX
                    login: {user: \(user), password: {env: MAIL_PASSWORD}}
                    every: 5 minutes
                    mark-read: true
                """)
        salon.environment["MAIL_PASSWORD"] = password ?? server.password
        salon.environment["DAICHO_CA_FILE"] = server.caFile
        return (salon, server)
    }

    private static func mail(_ kind: NoticeKind, _ booking: SandboxBooking) -> [UInt8] {
        NoticeMail(
            kind, of: booking, sentAt: SalonTime.instant(iso: "2026-12-01T08:55:00+09:00")!
        ).bytes
    }

    @Test(arguments: ["imaps", "imap"])
    func `mails of a real server become bookings, and are marked after the commit`(
        scheme: String
    ) async throws {
        let (salon, server) = try await salon("salon-\(scheme)") {
            "\(scheme)://localhost:\(scheme == "imaps" ? $0.imapsPort : $0.imapPort)"
        }
        try server.deliver(Self.mail(.booked, WireSalon.new), user: "salon-\(scheme)")
        try server.deliver(
            Array("From: a@b.example\r\nSubject: hello\r\n\r\nhello\r\n".utf8),
            user: "salon-\(scheme)")
        let first = try await salon.sync()
        #expect(first.status == .done, "\(first.notes)")
        #expect(first.sources.map(\.rows) == [60, 2])
        let signIn = try server.log.split(separator: "\n").first {
            $0.contains("Login: user=<salon-\(scheme)>")
        }
        // From the first byte, or after STARTTLS: the password never went in the open.
        #expect(signIn?.contains("TLS") == true, "\(signIn ?? "no sign-in")")
        #expect(try server.flags(user: "salon-\(scheme)") == ["S", ""])

        try server.deliver(
            Self.mail(.cancelled, WireSalon.bookings[3]), user: "salon-\(scheme)")
        await salon.site.cancel(WireSalon.bookings[3].number)
        salon.pass(minutes: 5)
        let refused = try await salon.sync { $0.expected = "another" }
        #expect(refused.status == .personNeeded)
        #expect(try server.flags(user: "salon-\(scheme)") == ["S", "", ""])
        let second = try await salon.sync()
        #expect(second.changes[.cancelled] == 1)
        #expect(try server.flags(user: "salon-\(scheme)") == ["S", "", "S"])
        salon.pass(minutes: 5)
        #expect(try await salon.sync().changes.isEmpty)
    }

    @Test func `a wrong mail password is tried once, and the list goes on`() async throws {
        let (salon, _) = try await salon("wrong", password: "wrong") {
            "imaps://localhost:\($0.imapsPort)"
        }
        let first = try await salon.sync()
        #expect(first.status == .personNeeded)
        #expect(first.changes == [.adopted: 60])
        salon.pass(minutes: 5)
        let second = try await salon.sync()
        #expect(second.status == .personNeeded)
        #expect(second.sourceNotes == ["source:notices:refusedBefore"])
    }

    @Test func `a certificate that nobody vouches for ends the mail, not the list`()
        async throws
    {
        let (salon, _) = try await salon("hotel") { "imaps://localhost:\($0.imapsPort)" }
        salon.environment["DAICHO_CA_FILE"] = nil
        let report = try await salon.sync()
        #expect(report.status == .personNeeded)
        #expect(report.sourceNotes == ["source:notices:certificate"])
        #expect(report.changes == [.adopted: 60])
    }

    @Test func `a line that drops inside a mail loses nothing`() async throws {
        let limit = Mutex(6_000)
        let server = try Self.server.get()
        let port = server.imapPort
        let line = try LoopbackServer { $0.relay(to: port, cutAfter: limit.withLock { $0 }) }
        defer { line.stop() }
        let (salon, _) = try await salon("dropped") { _ in "imap://localhost:\(line.port)" }
        var notice = NoticeMail(
            .booked, of: WireSalon.new,
            sentAt: SalonTime.instant(iso: "2026-12-01T08:55:00+09:00")!)
        notice.booking.memo = String(repeating: "長い要望です。", count: 2_000)
        try server.deliver(notice.bytes, user: "dropped")
        let first = try await salon.sync()
        #expect(first.status == .degraded, "\(first.notes)")
        #expect(first.changes == [.adopted: 60])
        #expect(try server.flags(user: "dropped") == [""])

        limit.withLock { $0 = .max }
        salon.pass(minutes: 5)
        let second = try await salon.sync()
        #expect(second.status == .done, "\(second.notes)")
        #expect(second.changes == [.booked: 1])
        #expect(try server.flags(user: "dropped") == ["S"])
    }

    @Test func `a server that is gone is another run's turn`() async throws {
        let port = try Loopback.freePort()
        let (salon, _) = try await salon("hotel") { _ in "imaps://localhost:\(port)" }
        let report = try await salon.sync()
        #expect(report.status == .degraded)
        #expect(report.changes == [.adopted: 60])
    }
}

extension RunReport {
    /// What is said of the sources; bookings at one time are none of their doing.
    fileprivate var sourceNotes: [String] {
        notes.map(\.key).filter { !$0.hasPrefix("double:") }
    }
}
