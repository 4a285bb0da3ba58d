import Foundation
import Glibc
import Synchronization

/// A real mail server on free ports of 127.0.0.1, with a certificate for `localhost` of an authority of its own.
///
/// Every user name is known and has the same password, so that each test can have a mailbox to itself.
/// As root it runs as `nobody`, and installs Dovecot if need be. It ends with `stop()`, or with the tests.
public final class Dovecot: Sendable {
    /// IMAP in TLS.
    public let imapsPort: Int
    /// IMAP with STARTTLS; it takes passwords in the open as well.
    public let imapPort: Int
    /// The authority to trust, a PEM file.
    public let caFile: String
    /// A user to begin with.
    public let user = "hotel"
    public let password = "secret"

    private let authority: TestAuthority
    private let folder: TemporaryFolder
    private let guardian: Mutex<DovecotGuardian>
    private let delivered = Mutex(0)

    /// Starts a server and waits until it listens.
    public static func start() throws -> Dovecot {
        try DovecotGuardian.install()
        var lastError: any Error = Tool.Failed(description: "Dovecot was not started")
        for _ in 1...3 {  // somebody may take a free port before Dovecot does
            do { return try Dovecot() } catch { lastError = error }
        }
        throw lastError
    }

    private init() throws {
        authority = try TestAuthority()
        caFile = authority.caFile
        folder = try TemporaryFolder()
        imapsPort = try Loopback.freePort()
        imapPort = try Loopback.freePort()
        let tls = try authority.certificate(for: "localhost")
        let settings = dovecotSettings(
            folder: folder.path, user: DovecotGuardian.user, password: password,
            imap: imapPort, imaps: imapsPort, certificate: tls.certificate, key: tls.key)
        try folder.write(settings.utf8, to: "dovecot.conf")
        try DovecotGuardian.handOver(folder.path)
        try DovecotGuardian.makeFolder(folder.file("mail"))
        guardian = Mutex(
            try DovecotGuardian(
                configuration: folder.file("dovecot.conf"),
                leftovers: [folder.path, authority.folder.path]))
        for port in [imapPort, imapsPort] where !Loopback.waitUntilListening(at: port) {
            let log = (try? folder.read("dovecot.log")) ?? []
            stop()
            throw Tool.Failed(
                description: "Dovecot does not listen: \(String(decoding: log, as: UTF8.self))")
        }
    }

    deinit { stop() }

    /// Puts a mail into a mailbox, as a delivery agent does. UIDs follow the order of deliveries.
    ///
    /// `folder` is the name on disk, in modified UTF-7 with dots between its parts.
    public func deliver(
        _ mail: [UInt8], user: String = "hotel", folder name: String = "INBOX",
        received: Date? = nil
    ) throws {
        let maildir = maildir(user, name)
        let number = delivered.withLock { count in
            count += 1
            return count
        }
        let file = "\(1_700_000_000 + number).M1P1.test"
        let mailbox = folder.file("mail/\(user)")
        for part in [mailbox, maildir, "\(maildir)/new", "\(maildir)/cur", "\(maildir)/tmp"] {
            try DovecotGuardian.makeFolder(part)
        }
        try Data(mail).write(to: URL(fileURLWithPath: "\(maildir)/tmp/\(file)"))
        try DovecotGuardian.handOver("\(maildir)/tmp/\(file)")
        if let received {
            try FileManager.default.setAttributes(
                [.modificationDate: received], ofItemAtPath: "\(maildir)/tmp/\(file)")
        }
        try FileManager.default.moveItem(
            atPath: "\(maildir)/tmp/\(file)", toPath: "\(maildir)/new/\(file)")
    }

    /// The Maildir flags of every mail in the order of delivery, such as `S` for a seen one.
    public func flags(user: String = "hotel", folder name: String = "INBOX") throws -> [String] {
        let names = try ["new", "cur"].flatMap {
            try FileManager.default.contentsOfDirectory(atPath: "\(maildir(user, name))/\($0)")
        }
        return names.sorted().map { name in
            name.range(of: ":2,").map { String(name[$0.upperBound...]) } ?? ""
        }
    }

    /// What the server wrote down of sign-ins and the like.
    public var log: String {
        get throws { String(decoding: try folder.read("dovecot.log"), as: UTF8.self) }
    }

    /// The Maildir of a mailbox, for tests that read it without a server.
    public func maildir(_ user: String = "hotel", _ name: String = "INBOX") -> String {
        folder.file("mail/\(user)") + (name == "INBOX" ? "" : "/.\(name)")
    }

    public func stop() {
        guardian.withLock { $0.end() }
    }
}
