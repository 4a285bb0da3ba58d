import Connectors
import Foundation
import LedgerStore
import Pipeline
import Reservations
import Synchronization

extension LiveWorld {
    func readServer(
        _ url: String, _ errand: Errand, _ keep: @escaping Keep
    ) async throws(SourceTrouble) -> Harvest {
        let access = try mailbox(url, errand)
        let login = try openLogin(errand)
        let order = MailboxOrder(
            cursors: errand.mailboxes.map { folder, cursor in
                Connectors.MailCursor(
                    folder: folder, uidValidity: UInt32(cursor.validity), uid: UInt32(cursor.uid))
            },
            since: errand.horizon.first.adding(days: -30))
        return try await gather(errand, keep) { keep, take throws(SourceTrouble) in
            try await readMailbox(
                access, order, login: login, pace: pace, wasRead: errand.wasRead, keep: keep,
                take: take)
        }
    }

    func mailbox(_ url: String, _ errand: Errand) throws(SourceTrouble) -> MailboxAccess {
        guard let login = errand.source.login else {
            throw SourceTrouble(.badAddress, "\(errand.source.name) has no login")
        }
        do {
            let proof: MailboxAccess.Secret =
                switch login.proof {
                case .password(let place): .password(try secret(place))
                case .token(let place): .token(try secret(place))
                case .optionalPassword:
                    throw SourceTrouble(
                        .badAddress, "\(errand.source.name): a mailbox wants a password")
                }
            return MailboxAccess(
                url: url, user: try text(login.user).value, secret: proof,
                furtherFolders: errand.source.also, source: errand.source.name,
                certificateAuthority: authority)
        } catch let problem as SecretProblem {
            throw SourceTrouble(problem)
        } catch let trouble as SourceTrouble {
            throw trouble
        } catch {
            throw SourceTrouble(.secretMissing, "\(error)")
        }
    }

    /// Gathers mails that were not read before; what was read is not even kept again.
    func gather(
        _ errand: Errand, _ keep: @escaping Keep,
        _ read: (@escaping Keep, @escaping TakeMail) async throws(SourceTrouble) -> MailReading
    ) async throws(SourceTrouble) -> Harvest {
        let known = Set(errand.read.map(\.content))
        let mails = Mutex<[Harvest.Mail]>([])
        let reading = try await read(
            { capture in if !known.contains(capture.name) { try await keep(capture) } },
            { mail in
                let mark = MailMark(mail, source: errand.source.name)
                let found = Harvest.Mail(
                    capture: mail.capture, mark: mark, arrivedAt: mail.receivedAt)
                mails.withLock { $0.append(found) }
            })
        var harvest = Harvest()
        harvest.mails = mails.withLock { $0 }
        harvest.trouble = reading.troubles.first
        harvest.hasMore = reading.hasMore
        for cursor in reading.cursors {
            harvest.mailboxes[cursor.folder] = LedgerStore.MailCursor(
                validity: Int(cursor.uidValidity), uid: Int(cursor.uid))
        }
        return harvest
    }

    func markRead(_ errand: Errand, _ marks: [MailMark]) async throws {
        let places = marks.compactMap(\.place)
        switch errand.source.origin {
        case .imap(let url):
            _ = try await markAsSeen(
                places, in: mailbox(url, errand), login: openLogin(errand), pace: pace)
        case .maildir(let path):
            _ = try Maildir(path, source: errand.source.name).markSeen(places)
        case .folder, .site: break
        }
    }
}

extension Errand {
    /// Whether the mail at a place was read by a run before.
    var wasRead: @Sendable (MailPlace) -> Bool {
        let places = Set(read.compactMap(\.place))
        return { places.contains($0) }
    }
}

extension MailMark {
    fileprivate init(_ mail: ReceivedMail, source: String) {
        let content = mail.capture.name
        switch mail.place {
        case .server(let folder, let validity, let uid):
            self.init(
                source: source, box: folder, validity: Int(validity), mail: "\(uid)",
                content: content)
        case .maildir(let folder, let name):
            self.init(
                source: source, box: folder, validity: Self.ofMaildir, mail: name,
                content: content)
        case .file:
            self.init(
                source: source, box: "", validity: Self.ofSavedFile, mail: content,
                content: content)
        }
    }

    /// The place it stands for; a saved file is known by its content alone.
    var place: MailPlace? {
        switch validity {
        case Self.ofMaildir: .maildir(folder: box, name: mail)
        case 0...: UInt32(mail).map { .server(folder: box, uidValidity: UInt32(validity), uid: $0) }
        default: nil
        }
    }
}
