import Foundation
import LedgerStore
import Reconciliation
public import Reservations

extension Sync {
    /// Does to a booking what a person does at the desk; it is in force at once.
    ///
    /// - Throws: `BookingRefusal` where it does not fit or the booking stands no longer, `WrongUsage`
    ///   where the ledger has no such booking; nothing is written then.
    public func run(_ deed: Deed) async throws -> DeedReport {
        var done = DeedReport(deed: deed)
        done.report = try await hear { books in
            let key = try key(of: deed.number, at: deed.medium, orSay: "--medium", in: books)
            done.key = key
            guard let history = try books.histories(of: [key])[key],
                let booking = history.reservation, !booking.isTombstone
            else {
                throw WrongUsage("\(deed.number) is known by its cancellation alone")
            }
            var changes = deed.changes.differing(from: booking.facts)
            if changes.claimed.isEmpty { return [] }
            guard booking.isActive else { throw BookingRefusal.notStanding(key.number) }
            try refuse(deed, on: booking)
            if deed.needsRoom {
                try KnownStaff(loaded, in: books).check(changes)
                changes.takeCourse(definition.menus)
                let facts = booking.facts.changed(by: changes)
                if changes.claimed.contains(.visitDate) {
                    try FitCheck.mustLieAhead(facts, at: asOf)
                }
                try FitCheck(loaded, in: books).check(facts, of: key)
            }
            if key.medium == .local {
                let kind: Observation.Kind = deed.kind == .cancel ? .cancelled : .changed
                return Heard([
                    try enter(
                        kind, changes, on: key, as: deed.kind.rawValue, by: deed.person, in: books)
                ])
            }
            try edit(changes, of: key, history, by: deed.person, in: books)
            return [key]
        }
        done.changes = try await changes(of: done.report)
        done.advice = try await advice(on: done.key)
        return done
    }

    /// What has not been yet was not served, and what was served cannot be called off any more.
    private func refuse(_ deed: Deed, on booking: Reservation) throws {
        guard let status = booking.facts.status, let day = booking.facts.visitDate else { return }
        switch deed.kind {
        case .amend: return
        case .cancel:
            if status == .served || status == .settled {
                throw BookingRefusal.alreadyServed(deed.number, status)
            }
        case .visit:
            let start = booking.facts.startTime?.minutes ?? 0
            if day > SalonTime.day(of: asOf), SalonTime.instant(day, minutes: start) > asOf {
                throw BookingRefusal.notYet(deed.number, day)
            }
        case .unvisit:
            if status != .served {
                throw WrongUsage(
                    "\(deed.number) is \(status.label): there is no visit to take back")
            }
        }
    }

    /// Keeps each change as an act, with what the medium says now.
    private func edit(
        _ changes: Facts, of key: ReservationKey, _ history: History, by person: String,
        in books: Books
    ) throws {
        var belief = try books.belief(media: [], horizon: horizon, now: asOf)
        belief.histories = [key: history]
        guard let source = sourceFacts(of: key, belief: belief, terms: try terms(books)) else {
            throw WrongUsage("\(key.number): no source has told of it")
        }
        let standing = FieldSet(history.pinWords.standing.map(\.field))
        for field in changes.claimed.fields {
            let isBack = standing.contains(field) && changes.agrees(on: field, with: source)
            let word: PinWord =
                isBack
                ? .unpin(field)
                : .pin(Pin(field, value: changes, source: source, at: asOf, isEdit: true))
            try books.note(try Act(word, on: key, by: person, at: asOf))
        }
    }

    /// What a run has changed, as the ledger keeps it.
    public func changes(of report: RunReport) async throws -> [Change] {
        try await openLedger(for: .reading).changes(of: report.run).map(\.change)
    }

    /// What a person still has to do at the booking's own medium.
    private func advice(on key: ReservationKey) async throws -> [Action] {
        let ledger = try openLedger(for: .reading)
        var open: [Action] = []
        for state in OutboxAction.State.open {
            open += try await ledger.actions(in: state).map(\.action)
        }
        return open.filter { $0.key == key && $0.kind == .advise && $0.target == key.medium }
    }
}

extension Facts {
    /// The claims that say something else than other facts do.
    fileprivate func differing(from other: Facts) -> Facts {
        let fields = claimed.fields.filter {
            !other.claimed.contains($0) || !agrees(on: $0, with: other)
        }
        return only(FieldSet(fields))
    }

    fileprivate func changed(by changes: Facts) -> Facts {
        var facts = self
        for field in changes.claimed.fields { facts.take(field, from: changes) }
        return facts
    }

    /// Another course takes another time: what its menus take, where nobody said how long (F20).
    fileprivate mutating func takeCourse(_ menus: [String: Int]) {
        guard claimed.contains(.menu), !claimed.contains(.durationMinutes) else { return }
        let known = menu.compactMap { menus[$0] }
        claimed.insert(FieldSet(.durationMinutes))
        durationMinutes = known.count == menu.count ? known.reduce(0, +) : nil
    }
}
