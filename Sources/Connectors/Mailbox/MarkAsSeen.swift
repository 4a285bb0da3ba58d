import Plumbing

/// Marks mails as seen on their server, after what they say has been stored; gives how many.
///
/// A folder that the server has numbered anew meanwhile is left alone: its numbers name others.
public func markAsSeen(
    _ places: [MailPlace], in access: MailboxAccess, login: Login, pace: Pace
) async throws(SourceTrouble) -> Int {
    var wanted: [String: [UInt32: [UInt32]]] = [:]
    for case .server(let folder, let uidValidity, let uid) in places {
        wanted[folder, default: [:]][uidValidity, default: []].append(uid)
    }
    guard !wanted.isEmpty else { return 0 }
    let visit = try await MailVisit(access, login: login, now: pace.now())
    var marked = 0
    for (folder, numbers) in wanted.sorted(by: { $0.key < $1.key }) {
        let state = try await visit.select(folder)
        guard let uids = numbers[state.uidValidity] else { continue }
        try await visit.markSeen(uids)
        marked += uids.count
    }
    await visit.end()
    return marked
}
