import Foundation

extension IMAPConnection {
    /// UIDs in groups that one command may fetch: small mails together, large ones alone.
    func batches(
        of uids: ArraySlice<UInt32>, unfetched: inout UnfetchedMails
    ) throws(WireFailure) -> [[UInt32]] {
        var sizes: [UInt32: Int] = [:]
        for case .fetch(let mail) in try command("UID FETCH \(uidSet(uids)) (UID RFC822.SIZE)") {
            if let uid = mail.uid, let size = mail.size { sizes[uid] = size }
        }
        var batches: [[UInt32]] = []
        var room = 0
        for uid in uids {
            switch sizes[uid] {
            case nil: unfetched.absent.append(uid)
            case let size? where size > limits.bodyBytes: unfetched.tooLarge[uid] = size
            case let size?:
                if size > room || batches.isEmpty || batches[batches.count - 1].count == 50 {
                    batches.append([])
                    room = min(1 << 20, limits.bodyBytes)
                }
                batches[batches.count - 1].append(uid)
                room -= size
            }
        }
        return batches
    }

    /// What became of one mail that was asked for.
    enum Fetched {
        case mail(FetchedMail)
        case oversized(Int)
    }

    /// Fetches mails in one command. Where the server refuses them together they are asked for singly,
    /// so that one that it cannot read does not hide the others.
    func fetch(_ batch: [UInt32]) throws(WireFailure) -> [UInt32: Fetched] {
        var mails: [UInt32: Fetched] = [:]
        let answer = try run("UID FETCH \(uidSet(batch)) (UID FLAGS INTERNALDATE BODY.PEEK[])")
        for case .fetch(let facts) in answer.replies {
            guard let body = facts.body else { continue }
            guard let uid = facts.uid else {
                throw server.failure(.protocolViolation, "the server sends a mail without its UID")
            }
            if batch.contains(uid) && mails[uid] == nil { mails[uid] = try mail(uid, facts, body) }
        }
        if answer.status.kind != .ok && batch.count > 1 {
            for uid in batch where mails[uid] == nil {
                mails.merge(try fetch([uid])) { first, _ in first }
            }
        }
        return mails
    }

    private func mail(
        _ uid: UInt32, _ facts: IMAPFetchReply, _ body: IMAPFetchReply.Body
    ) throws(WireFailure) -> Fetched {
        switch body {
        case .oversized(let count): return .oversized(count)
        case .bytes(let bytes):
            guard let date = facts.internalDate.flatMap(wireDate) else {
                throw server.failure(
                    .protocolViolation, "the server does not say when it received mail \(uid)")
            }
            let seen = facts.flags?.contains { $0.lowercased() == "\\seen" } ?? false
            return .mail(FetchedMail(uid: uid, internalDate: date, seen: seen, bytes: bytes))
        }
    }
}

extension MailboxState {
    /// nil without a UIDVALIDITY: such a folder's UIDs mean nothing tomorrow.
    init?(told replies: [IMAPReply], readOnly: Bool) {
        var uidValidity: UInt32?
        var uidNext: UInt32 = 0
        var exists = 0
        for reply in replies {
            switch reply {
            case .exists(let count): exists = count
            case .status(let status):
                uidValidity = status.number("UIDVALIDITY") ?? uidValidity
                uidNext = status.number("UIDNEXT") ?? uidNext
            case .done, .search, .fetch, .other: break
            }
        }
        guard let uidValidity else { return nil }
        self.init(uidValidity: uidValidity, uidNext: uidNext, exists: exists, readOnly: readOnly)
    }
}
