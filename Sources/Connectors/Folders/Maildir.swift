public import Foundation

/// A mailbox as files: delivered mails in `new`, those a mail program has shown in `cur`.
public struct Maildir: Sendable {
    public let path: String
    /// The name of the definition's source.
    public let source: String

    public init(_ path: String, source: String) {
        self.path = path.hasSuffix("/") ? String(path.dropLast()) : path
        self.source = source
    }

    /// Reads the mails that were not read before, in the order of their names, whoever has seen
    /// them; those marked as deleted are left out.
    ///
    /// - Parameters:
    ///   - folders: `INBOX`, and others by their Maildir++ name (`Junk` for `.Junk`).
    ///   - wasRead: whether the mail at that place has been read by an earlier run.
    public func read(
        folders: [String] = ["INBOX"], now: Date, wasRead: @Sendable (MailPlace) -> Bool,
        keep: Keep, take: TakeMail
    ) async throws(SourceTrouble) -> MailReading {
        var reading = MailReading()
        for folder in folders {
            for file in try mails(in: folder) {
                let place = MailPlace.maildir(folder: folder, name: file.name)
                if file.flags.contains("T") || wasRead(place) { continue }
                do throws(SourceTrouble) {
                    let saved = try SavedFile(file.path, limit: mailLimit, asOf: nil, now: now)
                    let mail = ReceivedMail(
                        capture: saved.capture(.mail, source: source, now: now), place: place,
                        receivedAt: saved.savedAt, wasSeen: file.flags.contains("S"))
                    try await handOver(mail, keep, take)
                    reading.count += 1
                } catch {
                    guard error.kind == .unreadableFile else { throw error }
                    reading.troubles.append(error)
                }
            }
        }
        return reading
    }

    /// Marks mails as seen, after what they say has been stored; gives how many were marked.
    ///
    /// A mail that is gone or seen meanwhile is none of ours any more.
    public func markSeen(_ places: [MailPlace]) throws(SourceTrouble) -> Int {
        var wanted: [String: Set<String>] = [:]
        for case .maildir(let folder, let name) in places {
            wanted[folder, default: []].insert(name)
        }
        var marked = 0
        for (folder, names) in wanted.sorted(by: { $0.key < $1.key }) {
            for mail in try mails(in: folder) where names.contains(mail.name) {
                if try mark(mail, in: directory(of: folder)) { marked += 1 }
            }
        }
        return marked
    }
}

extension Maildir {
    private struct File {
        let path: String
        /// Without its flags.
        let name: String
        let flags: String
    }

    private func directory(of folder: String) -> String {
        folder == "INBOX" ? path : "\(path)/.\(folder)"
    }

    private func mails(in folder: String) throws(SourceTrouble) -> [File] {
        let directory = directory(of: folder)
        let paths =
            try files(in: "\(directory)/new", suffix: "")
            + files(in: "\(directory)/cur", suffix: "")
        let mails = paths.map { path in
            let base = path.split(separator: "/").last.map(String.init) ?? path
            let parts = base.components(separatedBy: ":2,")
            return File(path: path, name: parts[0], flags: parts.count > 1 ? parts[1] : "")
        }
        return mails.sorted { countsBefore($0.name, $1.name) }
    }

    private func mark(_ mail: File, in directory: String) throws(SourceTrouble) -> Bool {
        guard !mail.flags.contains("S") else { return false }
        let flags = String((mail.flags + "S").sorted())
        do {
            try FileManager.default.moveItem(
                atPath: mail.path, toPath: "\(directory)/cur/\(mail.name):2,\(flags)")
            return true
        } catch {
            guard FileManager.default.fileExists(atPath: mail.path) else { return false }
            throw SourceTrouble(
                .unreadableFile,
                "\(directory)/cur cannot be written: give this user the right to it, or leave "
                    + "out mark-read", about: "\(directory)/cur")
        }
    }
}
