public import Foundation
import Reconciliation
public import Reservations

/// A word that a guard kept back, and how long.
public struct Wait: Sendable {
    public let member: Hold.Member
    public let since: Date
    /// When the guard let it go; nil while it waits, and where only its time was over.
    public private(set) var end: Date?

    private var isStanding = true
    /// Until when it would wait, as the last run that kept it saw it.
    private var expires: Date

    init(_ member: Hold.Member, in hold: Hold, since: Date) {
        self.member = member
        self.since = since
        expires = hold.expires
    }

    /// Takes what the holds of a run that have the same id keep.
    mutating func go(on hold: Hold?, at moment: Date) {
        guard isStanding else { return }
        if let hold, hold.members.contains(where: { $0.observation == member.observation }) {
            expires = hold.expires
        } else {
            isStanding = false
            if moment < expires { end = moment }
        }
    }
}

extension [String: [Wait]] {
    /// Notes what the holds of a run keep, by their ids. A hold goes on under its id while words
    /// join it and leave it.
    mutating func note(_ holds: [HoldState], at moment: Date) {
        let kept = [String: Hold](
            holds.map { ($0.hold.id, $0.hold) }, uniquingKeysWith: { first, _ in first })
        for id in Array(keys) {
            for place in self[id, default: []].indices {
                self[id]?[place].go(on: kept[id], at: moment)
            }
        }
        for (id, hold) in kept {
            let known = Set((self[id] ?? []).map(\.member.observation))
            let joined = hold.members.filter { !known.contains($0.observation) }
            self[id, default: []] += joined.map { Wait($0, in: hold, since: moment) }
        }
    }
}
