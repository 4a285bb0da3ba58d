import Synchronization

/// A mailbox that is signed in to: folders are opened, searched and read, and mail is marked as seen.
///
/// Reading never marks anything. Calls block, and wait for each other; from `async` code they go
/// through `offPool`.
public final class IMAPConnection: Sendable {
    private struct State {
        let session: IMAPSession
        var open: MailboxState?
    }

    private let state: Mutex<State>
    let limits: WireLimits
    let server: WireAddress

    /// Connects, checks the certificate and signs in.
    public init(
        to address: IMAPAddress, as credential: MailCredential, limits: WireLimits
    ) throws(WireFailure) {
        self.limits = limits
        server = try address.server
        let session = try IMAPSession(
            to: server, security: address.security, as: credential, limits: limits)
        state = Mutex(State(session: session))
    }

    /// Opens a folder for reading only: nothing can be marked by accident.
    public func examine(_ folder: String) throws(WireFailure) -> MailboxState {
        try open(folder, with: "EXAMINE")
    }

    /// Opens a folder for reading and marking.
    public func select(_ folder: String) throws(WireFailure) -> MailboxState {
        try open(folder, with: "SELECT")
    }

    /// The UIDs that meet the criteria of IMAP's SEARCH, such as `UNSEEN` or `UID 120:*`, rising.
    ///
    /// `UID 120:*` always names the last mail too, even when its UID is below 120.
    public func search(_ criteria: String) throws(WireFailure) -> [UInt32] {
        guard criteria.utf8.allSatisfy({ (0x20...0x7e).contains($0) }) else {
            throw server.failure(.badAddress, "search criteria must be printable ASCII")
        }
        var found: Set<UInt32> = []
        for case .search(let uids) in try command("UID SEARCH \(criteria)") {
            found.formUnion(uids)
        }
        return found.sorted()
    }

    /// Reads the mails and hands them over one after the other, in the order of their UIDs.
    ///
    /// An error of `each` ends it and is passed on; the connection stays usable.
    public func fetch(
        _ uids: [UInt32], each: (FetchedMail) throws -> Void
    ) throws -> UnfetchedMails {
        var unfetched = UnfetchedMails()
        for group in Set(uids).sorted().inGroups(of: 500) {
            for batch in try batches(of: group, unfetched: &unfetched) {
                let mails = try fetch(batch)
                for uid in batch {
                    switch mails[uid] {
                    case .mail(let mail): try each(mail)
                    case .oversized(let size): unfetched.tooLarge[uid] = size
                    case nil: unfetched.absent.append(uid)
                    }
                }
            }
        }
        unfetched.absent.sort()
        return unfetched
    }

    /// Marks mails as seen, in a folder opened by `select`.
    public func markSeen(_ uids: [UInt32]) throws(WireFailure) {
        guard state.withLock({ $0.open?.readOnly == false }) else {
            throw server.failure(
                .readOnly, "the folder is open for reading only: give the user the right to write")
        }
        for group in Set(uids).sorted().inGroups(of: 500) {
            _ = try command(#"UID STORE \#(uidSet(group)) +FLAGS.SILENT (\Seen)"#)
        }
    }

    /// Says good-bye and hangs up. What the server says to that does not matter any more.
    public func logout() {
        state.withLock { state in
            state.open = nil
            state.session.end()
        }
    }
}

// MARK: - commands

extension IMAPConnection {
    private func open(_ folder: String, with verb: String) throws(WireFailure) -> MailboxState {
        let name = modifiedUTF7(folder).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return try state.withLock { state throws(WireFailure) in
            state.open = nil
            let answer = try state.session.run("\(verb) \"\(name)\"")
            let end = answer.status
            guard end.kind == .ok else {
                let busy = ["UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT"].contains(end.code)
                throw state.session.refusal(
                    busy ? .unavailable : .mailboxMissing,
                    "the folder \(folder) cannot be opened: check its name", end)
            }
            let readOnly = verb == "EXAMINE" || end.code == "READ-ONLY"
            guard let open = MailboxState(told: answer.replies, readOnly: readOnly) else {
                throw server.failure(.protocolViolation, "the folder \(folder) has no UIDVALIDITY")
            }
            state.open = open
            return open
        }
    }

    func run(_ command: String) throws(WireFailure) -> IMAPAnswer {
        try state.withLock { state throws(WireFailure) in try state.session.run(command) }
    }

    /// Runs a command that has to succeed: a NO is a failure.
    func command(_ text: String) throws(WireFailure) -> [IMAPReply] {
        try state.withLock { state throws(WireFailure) in
            let answer = try state.session.run(text)
            guard answer.status.kind == .ok else {
                let detail =
                    "the server refuses \(text.split(separator: " ").prefix(2).joined(separator: " "))"
                throw state.session.refusal(.unavailable, detail, answer.status)
            }
            return answer.replies
        }
    }
}
