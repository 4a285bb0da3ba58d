public import Foundation
public import Reservations

/// What a connector has to do for a target.
public struct Delivery: Hashable, Sendable {
    /// To be sent now, in this order. They are leased: until the lease ends nobody else gets them.
    public var send: [OutboxAction] = []
    /// May have arrived before: to be read back at the target, then `store` or `retry`.
    public var inDoubt: [OutboxAction] = []

    public init() {}

    public var isEmpty: Bool { send.isEmpty && inDoubt.isEmpty }
}

extension Ledger {
    /// Leases the actions that are due at a target. A lease that ran out without a receipt is in
    /// doubt, never sent again by itself; it keeps back what follows for the same booking.
    ///
    /// - Parameter lease: in seconds.
    public func due(
        target: Medium, now: Date, lease: TimeInterval = 600
    ) throws(LedgerTrouble) -> Delivery {
        try writing { books throws(LedgerTrouble) in
            let expired = try books.actions(to: target, in: .leased).filter { leased in
                leased.leasedUntil.map { $0 <= now } ?? false
            }
            for old in expired { try books.move(old.action.id, to: .uncertain) }
            var delivery = Delivery()
            delivery.inDoubt = try books.actions(to: target, in: .uncertain)
            let ready = try books.ready(target: target, now: now, after: delivery.inDoubt)
            for action in ready {
                try books.lease(action.action.id, until: now.addingTimeInterval(lease))
                guard let leased = try books.action(action.action.id) else { continue }
                delivery.send.append(leased)
            }
            if !expired.isEmpty || !delivery.send.isEmpty {
                try books.note(.lease, of: target.rawValue, at: now)
            }
            return delivery
        }
    }

    /// Stores what became of an action. Only a confirmed `done` moves what the target is known to
    /// hold, and in the same transaction; the same receipt twice has no second effect.
    public func store(_ receipt: Receipt) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in try books.store(receipt) }
    }

    /// Lets leased actions wait again that nothing has seen.
    public func putBack(_ ids: [String]) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            for id in ids where try books.action(id)?.state == .leased {
                try books.letWait(id, at: nil)
            }
        }
    }

    /// Notes that a person confirms an action (`daicho action done`).
    public func markDone(_ id: String, by person: String, at: Date) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            try books.store(
                Receipt(action: id, result: .done, evidence: "a person's word", at: at))
            try books.note(Act(at: at, person: person, kind: "action.done", subject: id))
        }
    }

    /// Lets an action be sent again that was refused, or that the target was read not to have.
    public func retry(_ id: String, by person: String, at: Date) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            let state = try books.action(id)?.state
            guard state == .refused || state == .uncertain else {
                throw .unknown(what: "refused or uncertain action", id: id)
            }
            try books.letWait(id, at: at)
            try books.note(Act(at: at, person: person, kind: "action.retry", subject: id))
        }
    }
}

extension Books {
    /// The pending actions that nothing keeps back.
    fileprivate func ready(
        target: Medium, now: Date, after inDoubt: [OutboxAction]
    ) throws(LedgerTrouble) -> [OutboxAction] {
        var waiting = Set(inDoubt.map(\.action.key))
        for action in try actions(to: target, in: .leased) { waiting.insert(action.action.key) }
        var ready: [OutboxAction] = []
        for action in try actions(to: target, in: .pending) {
            let key = action.action.key
            let isFree = !waiting.contains(key)
            if isFree, action.action.due <= now, try stands(under: action),
                try areThere(action.action.requires)
            {
                ready.append(action)
            }
            // One step of a booking at a time: its next step waits for this one's receipt.
            waiting.insert(key)
        }
        return ready
    }

    /// Whether the step that this one builds on has reached the target, or may have: a change of
    /// what was refused waits until a person has the refused step sent again.
    private func stands(under next: OutboxAction) throws(LedgerTrouble) -> Bool {
        guard let told = next.told, let state = try action(told)?.state else { return true }
        return switch state {
        case .leased, .handed, .uncertain, .done: true
        case .pending, .refused, .superseded: false
        }
    }

    /// Whether the steps that must come first have arrived, or were handed to the same reader.
    private func areThere(_ ids: [String]) throws(LedgerTrouble) -> Bool {
        for id in ids {
            let state = try action(id)?.state
            if state != .done && state != .handed { return false }
        }
        return true
    }

    /// Lets an action be sent, or sent again, by whoever comes next.
    func letWait(_ id: String, at: Date?) throws(LedgerTrouble) {
        try move(id, to: .pending)
        try note(.waiting, of: id, at: at)
    }

    fileprivate func lease(_ id: String, until: Date) throws(LedgerTrouble) {
        try run(
            """
            UPDATE outbox SET state = 'leased', leased_until = $1, attempts = attempts + 1
            WHERE salon = $2 AND id = $3
            """, [until.timeIntervalSince1970, salon, id])
    }
}
