import Foundation
public import Reconciliation
public import Reservations

extension Books {
    /// Of each booking, what the target was last told: the latest step that reached it or may
    /// have reached it, else what it is known to hold. One that was never told is left out.
    public func told(
        target: Medium, of keys: Set<ReservationKey>
    ) throws(LedgerTrouble) -> [ReservationKey: Told] {
        var told: [ReservationKey: Told] = [:]
        for key in keys { told[key] = try self.told(target: target, of: key) }
        return told
    }

    private func told(target: Medium, of key: ReservationKey) throws(LedgerTrouble) -> Told? {
        try first(
            """
            SELECT after, id, n FROM outbox
            WHERE salon = $1 AND target = $2 AND medium = $3 AND number = $4
                AND state IN ('leased', 'handed', 'uncertain', 'done') AND is_about_slot = 0
            UNION ALL
            SELECT facts, action, n FROM base
            WHERE salon = $1 AND target = $2 AND medium = $3 AND number = $4
            ORDER BY n DESC LIMIT 1
            """, [salon, target.rawValue, key.medium.rawValue, key.number]
        ) { line throws(LedgerTrouble) in
            Told(facts: try line.optionalJSON(0), receipt: try line.optional(1))
        }
    }

    /// Puts the plan's actions into the outbox. What was not sent yet of a booking that changed,
    /// or was refused, and is not planned again, is out of date.
    func enqueue(_ plan: Plan, run record: RunRecord) throws(LedgerTrouble) {
        for (key, isReflected) in plan.settled.sorted(by: { $0.key < $1.key }) {
            try settleAdvice(on: key, as: isReflected ? .done : .superseded)
        }
        let planned = Set(plan.actions.map(\.id))
        let changed = plan.changes.filter { change in
            change.changesFacts
                && (!plan.silent.contains(change.key) || change.after.status?.isCancelled == true)
        }.map(\.key)
        let told = plan.actions.filter { !$0.isAboutSlot }.map(\.key)
        try supersede(
            of: Set(changed + told), except: planned, slots: plan.slots,
            own: Set(plan.actions.filter(\.isAtItsOwnMedium).map(\.key)))
        if plan.actions.isEmpty { return }
        let last = try number("SELECT COALESCE(MAX(n), 0) FROM outbox WHERE salon = $1", [salon])
        for (index, action) in plan.actions.enumerated() {
            try enqueue(action, n: last + 1 + index, run: record.id)
        }
    }

    private func enqueue(_ action: Action, n: Int, run id: String) throws(LedgerTrouble) {
        // The id says what the step builds on; an id that was superseded is wanted again. A slot's
        // step that still waits may have to come after another one now.
        let told =
            action.isAboutSlot
            ? try lastSlotStep(target: action.target, of: action.key)
            : try told(target: action.target, of: action.key)?.receipt
        try run(
            """
            INSERT INTO outbox (
                salon, id, n, run, target, kind, medium, number, before, after, reasons,
                requires, due, told, is_about_slot, state, attempts)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'pending', 0)
            ON CONFLICT (salon, id) DO UPDATE SET
                n = excluded.n, run = excluded.run, reasons = excluded.reasons,
                requires = excluded.requires, due = excluded.due,
                state = CASE outbox.state WHEN 'refused' THEN 'refused' ELSE 'pending' END
            WHERE outbox.state = 'superseded'
                OR outbox.is_about_slot = 1 AND outbox.state IN ('pending', 'refused')
            """,
            [
                salon, action.id, n, id, action.target.rawValue, action.kind.rawValue,
                action.key.medium.rawValue, action.key.number,
                action.before?.text, action.after?.text,
                try jsonText(action.reasons), try jsonText(action.requires),
                action.opens.timeIntervalSince1970, told, action.isAboutSlot,
            ])
        guard try self.action(action.id) != nil else {
            throw .invariant("action \(action.id) was planned on another word than the last")
        }
    }

    /// What a person was to change at a booking's own medium is done there, or is not wanted any
    /// more.
    private func settleAdvice(
        on key: ReservationKey, as state: OutboxAction.State
    ) throws(LedgerTrouble) {
        let open: [OutboxAction.State] = [.pending, .refused, .handed, .uncertain]
        for item in try actions(for: key) where open.contains(item.state) {
            let action = item.action
            if action.isAtItsOwnMedium { try move(action.id, to: state) }
        }
    }

    private func supersede(
        of keys: Set<ReservationKey>, except planned: Set<String>, slots: [Medium: SlotReview],
        own: Set<ReservationKey>
    ) throws(LedgerTrouble) {
        if keys.isEmpty, slots.isEmpty { return }
        // A refused step that was overtaken must not be sent again by a person's word on it.
        let waiting = try actions(in: .pending) + actions(in: .refused)
        for old in waiting where !planned.contains(old.action.id) {
            let isWanted =
                old.action.isAboutSlot
                ? slots[old.action.target]?.wants(old.action) ?? true
                : !(old.action.isAtItsOwnMedium ? own : keys).contains(old.action.key)
            if isWanted { continue }
            try move(old.action.id, to: .superseded)
        }
    }
}

extension Change {
    /// Whether what a target was going to be told before is out of date. A booking that is missing,
    /// or found again, may have been moved by the same words.
    fileprivate var changesFacts: Bool {
        switch kind {
        case .booked, .amended, .cancelled, .resurrected, .tombstone: true
        case .missing, .found: before != after
        case .adopted: false
        }
    }
}

extension Ledger {
    public func told(
        target: Medium, of keys: Set<ReservationKey>
    ) throws(LedgerTrouble) -> [ReservationKey: Told] {
        try reading { books throws(LedgerTrouble) in try books.told(target: target, of: keys) }
    }

    /// The actions in a state, in the order they were planned in.
    public func actions(in state: OutboxAction.State) throws(LedgerTrouble) -> [OutboxAction] {
        try reading { books throws(LedgerTrouble) in try books.actions(in: state) }
    }
}
