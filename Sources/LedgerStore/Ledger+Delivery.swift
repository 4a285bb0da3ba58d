public import Foundation
public import Reservations

/// What a connector has to do for a target.
public struct Delivery: Hashable, Sendable {
    /// May be sent now, in this order; each is to be leased first.
    public var send: [OutboxAction] = []
    /// May have arrived before: to be read back at the target, then `store` or `retry`.
    public var inDoubt: [OutboxAction] = []

    public init() {}

    public var isEmpty: Bool { send.isEmpty && inDoubt.isEmpty }
}

extension Ledger {
    /// The actions that are due at a target. A lease that ran out without a receipt is in doubt,
    /// which is noted as a receipt of ours; the action is never sent again by itself, and keeps
    /// back what follows for the same booking.
    ///
    /// - Parameters:
    ///   - readingBack: whether the target can be asked what it has. Then a lease that ran out is
    ///     for the caller to look into: what is there is stored, what is not is let wait again.
    ///   - sources: those that are read. Where one was not since a ledger was lost, what waits may
    ///     have been sent by that: it is in doubt.
    public func due(
        target: Medium, now: Date, readingBack: Bool = false, sources: Set<String> = []
    ) throws(LedgerTrouble) -> Delivery {
        let (known, expired, lost) = try reading { books throws(LedgerTrouble) in
            let delivery = try books.delivery(target: target, now: now)
            return (
                delivery, try books.expired(target: target, now: now),
                try books.maybeSent(delivery.send, by: sources)
            )
        }
        var delivery = known
        if !lost.isEmpty || !readingBack && !expired.isEmpty {
            delivery = try writing { books throws(LedgerTrouble) in
                for old in readingBack ? [] : try books.expired(target: target, now: now) {
                    try books.store(Receipt(ours: .lapsed, on: old.action.id, at: now))
                }
                return try books.withoutLost(target: target, now: now, sources)
            }
        }
        if readingBack { delivery.inDoubt += expired }
        return delivery
    }

    /// Takes one action out to be sent, and in the same transaction stores what became of the one
    /// before it. Until the lease ends, nobody else gets it.
    ///
    /// One at a time, so that a run that is cut off leaves no more than one in doubt.
    ///
    /// - Parameter lease: in seconds.
    /// - Returns: nil where another run has taken it, or it was overtaken.
    public func lease(
        _ id: String, having receipt: Receipt? = nil, now: Date, for lease: TimeInterval = 600
    ) throws(LedgerTrouble) -> OutboxAction? {
        try writing { books throws(LedgerTrouble) in
            if let receipt { try books.store(receipt) }
            return try books.lease(id, at: now, until: now.addingTimeInterval(lease))
        }
    }

    /// Stores what became of an action. Only a confirmed `done` moves what the target is known to
    /// hold, and in the same transaction; the same receipt twice has no second effect.
    public func store(_ receipt: Receipt) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in try books.store(receipt) }
    }

    /// Lets a leased action wait again that nothing has seen.
    public func putBack(_ id: String) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            if try books.action(id)?.state == .leased { try books.letWait(id, at: nil) }
        }
    }

    /// Lets an action wait again that its target was read not to have.
    ///
    /// - Parameter now: a lease that has not run out by then is somebody's, who is sending it.
    public func putBack(absent id: String, now: Date) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            guard let known = try books.action(id) else { return }
            let isExpired = known.leasedUntil.map { $0 <= now } ?? false
            if known.state == .uncertain || isExpired { try books.letWait(id, at: nil) }
        }
    }

    /// Notes that a person confirms an action (`daicho action done`). Whoever has done the last of
    /// what was asked of a person for one booking at one medium has done all of it.
    public func markDone(_ id: String, by person: String, at: Date) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            for id in try books.adviceBefore(id) + [id] {
                try books.store(
                    Receipt(
                        action: id, result: .done, evidence: ReceiptWord.personsWord.evidence(),
                        at: at))
            }
            try books.note(Act(at: at, person: person, kind: "action.done", subject: id))
        }
    }

    /// Lets an action be sent again that was refused, or that the target was read not to have.
    public func retry(_ id: String, by person: String, at: Date) throws(LedgerTrouble) {
        try writing { books throws(LedgerTrouble) in
            guard let known = try books.action(id),
                known.state == .refused || known.state == .uncertain
            else { throw .unknown(what: "refused or uncertain action", id: id) }
            try books.letWait(id, at: at)
            try books.endRest(of: known.action.target)
            try books.note(Act(at: at, person: person, kind: "action.retry", subject: id))
        }
    }
}

extension Receipt {
    /// Ours, for an action of which nobody ever told whether it was sent.
    fileprivate init(ours word: ReceiptWord, on id: String, at moment: Date) {
        self.init(action: id, result: .uncertain, evidence: word.evidence(), at: moment)
    }
}

extension Books {
    /// The open steps of a person that one of the same booking at the same medium stands for, the
    /// oldest first.
    fileprivate func adviceBefore(_ id: String) throws(LedgerTrouble) -> [String] {
        guard let known = try action(id)?.action, known.kind == .advise, !known.isAboutSlot
        else { return [] }
        // In the order in which they were planned.
        return try actions(for: known.key).prefix { $0.action.id != id }
            .filter { item in
                let isOpen = item.state == .pending || item.state == .handed
                return isOpen && item.action.kind == .advise && !item.action.isAboutSlot
                    && item.action.target == known.target
            }.map(\.action.id)
    }

    fileprivate func expired(
        target: Medium, now: Date
    ) throws(LedgerTrouble) -> [OutboxAction] {
        try actions(to: target, in: .leased).filter { leased in
            leased.leasedUntil.map { $0 <= now } ?? false
        }
    }

    fileprivate func delivery(target: Medium, now: Date) throws(LedgerTrouble) -> Delivery {
        var delivery = Delivery()
        delivery.inDoubt = try actions(to: target, in: .uncertain)
        delivery.send = try ready(target: target, now: now, after: delivery.inDoubt)
        return delivery
    }

    /// What is due, when all that a lost ledger may have sent is in doubt.
    fileprivate func withoutLost(
        target: Medium, now: Date, _ sources: Set<String>
    ) throws(LedgerTrouble) -> Delivery {
        while true {
            let delivery = try delivery(target: target, now: now)
            let lost = try maybeSent(delivery.send, by: sources)
            if lost.isEmpty { return delivery }
            for step in lost {
                try store(Receipt(ours: .ledgerLost, on: step.action.id, at: now))
            }
        }
    }

    /// What a run of an older version did: all that was due was leased at once, and a lease that
    /// had run out was in doubt without a receipt. False where there was nothing to do.
    func leaseAll(target: Medium, now: Date) throws(LedgerTrouble) -> Bool {
        for old in try expired(target: target, now: now) {
            try move(old.action.id, to: .uncertain)
        }
        let delivery = try delivery(target: target, now: now)
        for action in delivery.send {
            try lease(action.action.id, until: now.addingTimeInterval(600))
        }
        return !delivery.isEmpty
    }

    /// Takes an action that waits out to be sent, or one whose lease ran out; nil where it does not
    /// wait any more.
    func lease(_ id: String, at moment: Date, until end: Date) throws(LedgerTrouble)
        -> OutboxAction?
    {
        guard let known = try action(id) else { return nil }
        let isExpired = known.leasedUntil.map { $0 <= moment } ?? false
        guard known.state == .pending || isExpired else { return nil }
        try lease(id, until: end)
        try note(.lease, of: id, part: 1, at: moment)
        return try action(id)
    }

    /// The pending actions that nothing keeps back: blocks, then updates, then releases, each in
    /// the order they were planned in (I17).
    fileprivate func ready(
        target: Medium, now: Date, after inDoubt: [OutboxAction]
    ) throws(LedgerTrouble) -> [OutboxAction] {
        var waiting = Set(inDoubt.map(\.action.key))
        for action in try actions(to: target, in: .leased) { waiting.insert(action.action.key) }
        var closing: Set<ReservationKey> = []
        var ready: [OutboxAction] = []
        for action in try actions(to: target, in: .pending) {
            let (key, isClosing) = (action.action.key, action.action.closesSlot)
            let isFree = !waiting.contains(key) || isClosing && closing.contains(key)
            if isFree, action.action.opens <= now, try stands(under: action),
                try areThere(action.action.requires)
            {
                ready.append(action)
            }
            // One step of a booking at a time: its next step waits for this one's receipt. What
            // only closes slots builds on nothing, and goes at once.
            if isClosing, !waiting.contains(key) { closing.insert(key) }
            if !isClosing { closing.remove(key) }
            waiting.insert(key)
        }
        return ready.sorted { $0.action.risk < $1.action.risk }
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

    private func lease(_ id: String, until: Date) throws(LedgerTrouble) {
        try run(
            """
            UPDATE outbox SET state = 'leased', leased_until = $1, attempts = attempts + 1
            WHERE salon = $2 AND id = $3
            """, [until.timeIntervalSince1970, salon, id])
    }
}
