public import Foundation
import LedgerStore
public import Reservations

/// An action that was not at its target a minute after it could go out (R2-07).
public struct LateAction: Hashable, Sendable {
    public let id: String
    public let target: Medium
    public let kind: Action.Kind
    public let key: ReservationKey
    /// When it should have arrived.
    public let due: Date
    /// When it did; nil while it waits.
    public let arrived: Date?
    /// By how much it was late, or is by now.
    public let seconds: Double

    /// Nil where it is in time.
    ///
    /// - Parameter moment: when it arrived, or now.
    init?(_ action: Action, at moment: Date, hasArrived: Bool) {
        guard action.kind != .advise, action.due < moment else { return nil }
        id = action.id
        target = action.target
        kind = action.kind
        key = action.key
        due = action.due
        arrived = hasArrived ? moment : nil
        seconds = moment.timeIntervalSince(action.due)
    }

    var json: JSON {
        [
            "id": .text(id), "target": .text(target.rawValue), "kind": .text(kind.rawValue),
            "medium": .text(key.medium.rawValue), "number": .text(key.number),
            "due": .text(SalonTime.iso(due)), "arrived": .text(arrived.map(SalonTime.iso)),
            "secondsLate": .decimal(seconds.rounded()),
        ]
    }
}

extension [LateAction] {
    /// `3 件（最長 12 分）`; nil of none.
    var words: String? {
        guard let greatest = map(\.seconds).max() else { return nil }
        return "\(count) 件（最長 \(Int(greatest / 60) + 1) 分）"
    }
}

extension Definition {
    /// The actions that wait and should have arrived. What a freeze holds back is meant to wait, and
    /// where no delivery leads nobody waits for it.
    func lateActions(in ledger: Ledger, at now: Date) async throws(LedgerTrouble) -> [LateAction] {
        if freeze?.holds(at: now) == true { return [] }
        let targets = Set(deliver.map { Medium(rawValue: $0.target) })
        var late: [LateAction] = []
        for state in [OutboxAction.State.pending, .leased, .uncertain] {
            late += try await ledger.actions(in: state).filter {
                targets.contains($0.action.target)
            }.compactMap { LateAction($0.action, at: now, hasArrived: false) }
        }
        return late
    }
}
