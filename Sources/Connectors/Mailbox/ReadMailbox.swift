import Foundation
import Plumbing
public import Reservations

/// What is known of a mailbox before it is read.
public struct MailboxOrder: Sendable {
    /// As the last run stored them.
    public let cursors: [MailCursor]
    /// From which day on mails are read where no cursor holds: at the first run, and when the
    /// server has numbered a folder anew.
    public let since: ServiceDay
    /// Mails of one folder that one run reads at most; the next one goes on.
    public let most: Int

    public init(cursors: [MailCursor], since: ServiceDay, most: Int = 2000) {
        self.cursors = cursors
        self.since = since
        self.most = most
    }
}

/// Reads what came since the last run, and whatever nobody has opened, without marking anything.
///
/// Unread is a hint (D5): a mail that a person opened first is found by its number. Some numbers
/// below the cursor are looked at again, because a server may hand out a number before its mail
/// can be seen. Mails come in the order of their numbers, a few in memory at a time.
///
/// - Parameter wasRead: whether the mail at that place has been read by an earlier run.
/// - Throws: where nothing could be read. A folder that fails after others is in the reading.
public func readMailbox(
    _ access: MailboxAccess, _ order: MailboxOrder, login: Login, pace: Pace,
    wasRead: @escaping @Sendable (MailPlace) -> Bool, keep: @escaping Keep,
    take: @escaping TakeMail
) async throws(SourceTrouble) -> MailReading {
    let visit = try await MailVisit(access, login: login, now: pace.now())
    var reader = MailboxReader(
        visit: visit, access: access, order: order, pace: pace, wasRead: wasRead, keep: keep,
        take: take)
    let folders = access.folders(of: visit.address)
    do throws(SourceTrouble) {
        for folder in folders { try await reader.read(folder) }
    } catch {
        // What was stored of this folder is found again by its cursor, which has not moved.
        let isNothing = reader.reading.cursors.isEmpty && reader.reading.count == 0
        if error.kind == .notKept || isNothing { throw error }
        reader.reading.troubles.append(error)
    }
    await visit.end()
    return reader.reading
}

/// Signs in and opens each folder, without reading a mail.
public func checkMailbox(
    _ access: MailboxAccess, login: Login, pace: Pace
) async throws(SourceTrouble) {
    let visit = try await MailVisit(access, login: login, now: pace.now())
    for folder in access.folders(of: visit.address) { _ = try await visit.examine(folder) }
    await visit.end()
}

private struct MailboxReader {
    let visit: MailVisit
    let access: MailboxAccess
    let order: MailboxOrder
    let pace: Pace
    let wasRead: @Sendable (MailPlace) -> Bool
    let keep: Keep
    let take: TakeMail
    var reading = MailReading()

    mutating func read(_ folder: String) async throws(SourceTrouble) {
        let state = try await visit.examine(folder)
        let all = try await wanted(in: folder, state)
        let uids = Array(all.prefix(order.most))
        for start in stride(from: 0, to: uids.count, by: 10) {
            try await read(uids[start..<min(start + 10, uids.count)], in: folder, state)
        }
        let isCut = uids.count < all.count
        reading.hasMore = reading.hasMore || isCut
        let known = cursor(of: folder, state)?.uid ?? 0
        let reached = isCut ? uids.last ?? 0 : max(all.last ?? 0, state.uidNext.subtractingOne)
        reading.cursors.append(
            MailCursor(
                folder: folder, uidValidity: state.uidValidity, uid: max(known, reached)))
    }

    /// The numbers of the mails to read, rising.
    private func wanted(
        in folder: String, _ state: MailboxState
    ) async throws(SourceTrouble) -> [UInt32] {
        var uids = Set(try await visit.search("UNSEEN"))
        if let cursor = cursor(of: folder, state) {
            let first = cursor.uid > overlap ? cursor.uid - overlap : 1
            // `n:*` names the last mail even when its number is below n.
            uids.formUnion(try await visit.search("UID \(first):*").filter { $0 >= first })
        } else {
            uids.formUnion(try await visit.search("SINCE \(imapDay(order.since))"))
        }
        return uids.filter {
            !wasRead(.server(folder: folder, uidValidity: state.uidValidity, uid: $0))
        }.sorted()
    }

    private func cursor(of folder: String, _ state: MailboxState) -> MailCursor? {
        order.cursors.first { $0.folder == folder && $0.uidValidity == state.uidValidity }
    }

    private mutating func read(
        _ uids: ArraySlice<UInt32>, in folder: String, _ state: MailboxState
    ) async throws(SourceTrouble) {
        let askedAt = pace.now()
        let (mails, unfetched) = try await visit.fetch(Array(uids))
        let answeredAt = pace.now()
        func place(_ uid: UInt32) -> MailPlace {
            .server(folder: folder, uidValidity: state.uidValidity, uid: uid)
        }
        for mail in mails {
            let place = place(mail.uid)
            let capture = Capture(
                mail.bytes, purpose: .mail, source: access.source,
                origin: "\(visit.address.host)/\(place.id)", askedAt: askedAt,
                answeredAt: answeredAt, fetchedAt: min(mail.internalDate, answeredAt))
            try await handOver(
                ReceivedMail(
                    capture: capture, place: place, receivedAt: mail.internalDate,
                    wasSeen: mail.seen),
                keep, take)
            reading.count += 1
        }
        reading.tooLarge += unfetched.tooLarge.keys.sorted().map(place)
        reading.absent += unfetched.absent.map(place)
    }

    private var overlap: UInt32 { 50 }
}

/// A day as IMAP's SEARCH writes it, one day early: the server compares in a zone of its own.
private func imapDay(_ day: ServiceDay) -> String {
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let date = day.adding(days: -1).date
    return "\(date.day)-\(months[date.month - 1])-\(date.year)"
}

extension UInt32 {
    fileprivate var subtractingOne: UInt32 { self == 0 ? 0 : self - 1 }
}
