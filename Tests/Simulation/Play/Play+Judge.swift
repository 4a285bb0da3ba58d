import Foundation
import LedgerStore
import Pipeline
import Reconciliation
import Reservations
import Sandbox

extension Play {
    /// Looks at what a run has written and judges it by every invariant that speaks of one run.
    func judge(_ tick: Tick, _ reports: [RunReport], before: Picture) async throws {
        let ledger = try reading()
        let state = surroundings.with { state in
            (misreadings: state.misreadings, walk: state.walk, letters: state.letters.map(\.letter))
        }
        past.misreadings = state.misreadings
        var changes: [Change] = []
        for report in reports {
            changes += try await ledger.changes(of: report.run).map(\.change)
        }
        let isNew = changes.contains { $0.kind == .booked }
        let created = isNew ? try salon.created(by: reports.map(\.run)) : []
        let listIsDue = reports.contains { $0.hasRead("list", on: tick) }
        let mailIsDue =
            reports.contains { $0.hasRead("notices", on: tick) } && tick.mail != .unreachable
        let walk = listIsDue ? state.walk : nil
        let letters = state.letters.filter { !past.read.contains($0.uid) }
        var numbers = Set(changes.map(\.key.number)).union(before.held()).union(picture.held())
        numbers.formUnion((walk?.rows ?? [:]).filter { isNews($1.row) }.keys)
        numbers.formUnion(letters.map(\.number))
        if before.bookings.isEmpty || tick.scheduler != .none {
            numbers.formUnion(plot.bookings.map(\.number))
        }
        try picture.look(at: numbers, in: ledger)
        let moment = Moment(
            tick: tick, now: now(at: tick), truth: truth, before: before, after: picture,
            reports: reports, changes: changes, created: created, walk: walk,
            pageTimes: state.walk.times.map { plot.begin + $0 },
            letters: mailIsDue ? letters : [], looked: numbers, wasAdopted: past.isAdopted,
            past: past)
        remember(moment)
        breaches += moment.breaches(past: past)
        breaches += judgeCounter(at: max(tick.at, state.walk.times.last ?? tick.at))
        figures.checks += Moment.invariants.count + 2
        count(moment)
    }

    /// Whether the ledger may have something to say of a row that it had not before.
    private func isNews(_ row: SandboxBooking) -> Bool {
        guard past.rows[row.number] == row, let known = picture.reservation(row.number) else {
            return true
        }
        return !known.rowAgrees || !known.attention.isDisjoint(with: Self.doubts)
    }

    private static let doubts = Set(Attention.allCases).subtracting([.durationUnknown])

    private func count(_ moment: Moment) {
        figures.runs += moment.reports.count
        figures.steps +=
            moment.reports.count + (moment.walk?.pages.count ?? 0) + moment.letters.count
        let old = Set(moment.before.holds.map(\.hold.id))
        for state in moment.after.holds where !old.contains(state.hold.id) {
            figures.holds += 1
            let isFalse = state.hold.members.allSatisfy { member in
                truth.state(of: member.key.number, at: moment.tick.at)?.status.isCancelled == true
            }
            if isFalse { figures.falseHolds += 1 }
        }
    }
}

extension RunReport {
    func isDue(_ source: String) -> Bool {
        sources.contains { $0.name == source && $0.isDue }
    }

    /// What a failing disk would not keep was not read.
    fileprivate func hasRead(_ source: String, on tick: Tick) -> Bool {
        isDue(source)
            && (tick.disk == nil || sources.contains { $0.name == source && $0.rows > 0 })
    }
}
