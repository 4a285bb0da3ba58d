import Connectors
import Foundation
import LedgerStore
import Pipeline
import Synchronization

/// The mailbox as files, for plots on paper: a real Maildir, in which a person may have opened a
/// mail before any run saw it.
struct Postbox: Sendable {
    let path: String

    /// Delivers what has arrived and is not there yet, in no order: names are no times.
    ///
    /// - Parameter letters: with the number that the mailbox gave each.
    func deliver(_ letters: [(letter: Letter, uid: Int)], from begin: Date) throws {
        for folder in ["new", "cur"] {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(folder)", withIntermediateDirectories: true)
        }
        for (letter, uid) in letters {
            let name = "\(uid * 7919 % 10_007).simulated"
            let places = ["new/\(name)", "cur/\(name):2,S"].map { "\(path)/\($0)" }
            if places.contains(where: FileManager.default.fileExists) { continue }
            let isDelivered = FileManager.default.createFile(
                atPath: places[letter.isOpened ? 1 : 0], contents: Data(letter.bytes),
                attributes: [.modificationDate: begin + letter.arrivesAt])
            if !isDelivered { throw CocoaError(.fileWriteUnknown) }
        }
    }

    /// Takes everything out: delivered again, it has other names, as on a server that was moved.
    func clear() throws {
        guard FileManager.default.fileExists(atPath: path) else { return }
        try FileManager.default.removeItem(atPath: path)
    }

    /// The mails that no run before has read.
    func read(_ errand: Errand, _ keep: @escaping Keep) async throws -> [Harvest.Mail] {
        let known = Set(errand.read.map(\.mail))
        let mails = Mutex<[Harvest.Mail]>([])
        let reading = try await maildir(errand).read(
            now: errand.asOf, wasRead: { known.contains($0.id) }, keep: keep,
            take: { mail in
                let mark = MailMark(
                    source: errand.source.name, box: "INBOX", validity: 0, mail: mail.place.id,
                    content: mail.capture.name)
                mails.withLock {
                    $0.append(.init(capture: mail.capture, mark: mark, arrivedAt: mail.receivedAt))
                }
            })
        if let trouble = reading.troubles.first { throw trouble }
        return mails.withLock { $0 }
    }

    func markSeen(_ marks: [MailMark], _ errand: Errand) throws {
        let names = marks.map { $0.mail.replacing("INBOX;", with: "") }
        _ = try maildir(errand).markSeen(names.map { .maildir(folder: "INBOX", name: $0) })
    }

    private func maildir(_ errand: Errand) -> Maildir {
        Maildir(path, source: errand.source.name)
    }
}
