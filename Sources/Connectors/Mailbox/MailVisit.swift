import Foundation
import Plumbing
import Reservations

/// A mailbox that is signed in to, for one run.
struct MailVisit: Sendable {
    let address: IMAPAddress
    private let connection: IMAPConnection

    /// Signs in, unless the login rests or the password was refused before.
    init(_ access: MailboxAccess, login: Login, now: Date) async throws(SourceTrouble) {
        try login.mustBeUsable(at: now, secret: access.mark)
        let address = try access.address
        self.address = address
        let credential: MailCredential =
            switch access.secret {
            case .password(let password): .password(user: access.user, password: password.value)
            case .token(let token): .token(user: access.user, token: token.value)
            }
        let limits = WireLimits(
            bodyBytes: mailLimit, certificateAuthority: access.certificateAuthority)
        do throws(SourceTrouble) {
            connection = try await Self.quietly { () throws(WireFailure) in
                try IMAPConnection(to: address, as: credential, limits: limits)
            }
        } catch {
            throw try login.learn(from: error, at: now, secret: access.mark)
        }
        try login.update { state in
            state.signIns += 1
            state.lastSignIn = now
            state.refused = nil
        }
    }

    func examine(_ folder: String) async throws(SourceTrouble) -> MailboxState {
        let connection = connection
        return try await Self.quietly { () throws(WireFailure) in try connection.examine(folder) }
    }

    func select(_ folder: String) async throws(SourceTrouble) -> MailboxState {
        let connection = connection
        return try await Self.quietly { () throws(WireFailure) in try connection.select(folder) }
    }

    func search(_ criteria: String) async throws(SourceTrouble) -> [UInt32] {
        let connection = connection
        return try await Self.quietly { () throws(WireFailure) in try connection.search(criteria) }
    }

    func markSeen(_ uids: [UInt32]) async throws(SourceTrouble) {
        let connection = connection
        try await Self.quietly { () throws(WireFailure) in try connection.markSeen(uids) }
    }

    /// A few mails at once; the caller asks for no more than it can hold.
    func fetch(
        _ uids: [UInt32]
    ) async throws(SourceTrouble) -> (mails: [FetchedMail], unfetched: UnfetchedMails) {
        let connection = connection
        return try await Self.quietly { () throws(WireFailure) in
            var mails: [FetchedMail] = []
            do {
                let unfetched = try connection.fetch(uids) { mails.append($0) }
                return (mails, unfetched)
            } catch let failure as WireFailure {
                throw failure
            } catch {
                throw WireFailure(reason: .protocolViolation, host: "", detail: "\(error)")
            }
        }
    }

    func end() async {
        let connection = connection
        await offPool { connection.logout() }
    }

    private static func quietly<Value: Sendable>(
        _ work: @escaping @Sendable () throws(WireFailure) -> Value
    ) async throws(SourceTrouble) -> Value {
        do throws(WireFailure) {
            return try await offPool(work)
        } catch {
            throw SourceTrouble(error)
        }
    }
}
