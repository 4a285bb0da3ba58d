public import Foundation

/// Reads the saved mails (`*.eml`) of a folder that were not read before, one after the other.
///
/// - Parameters:
///   - wasRead: whether the mail at that place has been read by an earlier run.
///   - asOf: stands for the time of mails without a sidecar.
/// - Throws: `unreadableFile` where there is no such folder, `notKept` where a mail cannot be stored.
public func readSavedMails(
    _ folder: String, source: String, asOf: Date?, now: Date,
    wasRead: @Sendable (MailPlace) -> Bool, keep: Keep, take: TakeMail
) async throws(SourceTrouble) -> MailReading {
    var reading = MailReading()
    for path in try files(in: folder, suffix: ".eml") {
        do throws(SourceTrouble) {
            let file = try SavedFile(path, limit: mailLimit, asOf: asOf, now: now)
            let capture = file.capture(.mail, source: source, now: now)
            let place = MailPlace.file(path: path, content: capture.name)
            if wasRead(place) { continue }
            let mail = ReceivedMail(
                capture: capture, place: place, receivedAt: file.savedAt, wasSeen: false)
            try await handOver(mail, keep, take)
            reading.count += 1
        } catch {
            guard error.kind == .unreadableFile else { throw error }
            reading.troubles.append(error)
        }
    }
    return reading
}

/// Bytes of one mail that are read at most.
let mailLimit = 16 << 20

/// Keeps a mail, then lets it be read.
func handOver(_ mail: ReceivedMail, _ keep: Keep, _ take: TakeMail) async throws(SourceTrouble) {
    do {
        try await keep(mail.capture)
        try await take(mail)
    } catch {
        throw SourceTrouble(notKept: error)
    }
}
