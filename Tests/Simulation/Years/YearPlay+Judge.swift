import Foundation
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

extension YearPlay {
    /// Looks at what a run, or a person's word, has written, and judges it.
    func judge(_ report: RunReport, walk: Walk? = nil) async throws {
        figures.runs += 1
        past.runs += 1
        if let walk { past.misread.formUnion(walk.misread) }
        let ledger = try salon.ledger(for: .reading)
        let changes = try await ledger.changes(of: report.run).map(\.change)
        let planned = try file.steps(after: past.n)
        let keys = Set(changes.map(\.key) + planned.map(\.key))
        let (histories, holds) = try ledger.looking { books in
            (try books.histories(of: keys), try books.holds())
        }
        note(changes, histories, holds)
        let moment = YearMoment(
            now: now, time: now.timeIntervalSince(year.begin), report: report, changes: changes,
            histories: histories, planned: planned, holds: holds, activeBefore: past.active,
            activeAfter: try file.activeCount, walk: walk, truths: truths, past: past)
        for (name, judge) in YearMoment.invariants {
            for text in judge(moment) { breach(name, text) }
        }
        for step in planned {
            figures.planned[step.kind, default: 0] += 1
            past.steps[step.id] = step
            if step.isAboutSlot {
                past.slotSteps[step.target, default: [:]][step.key, default: []].insert(step.id)
            }
            past.n = max(past.n, step.n)
            for objection in objections(to: step) {
                breach("a forbidden step", "\(step.words): \(objection)")
            }
            if step.opensSomething { try judgeProof(of: step, in: moment) }
        }
        past.superseded = try file.superseded
        try await judgeArrivals(in: ledger)
        try await judgeCoverage(of: keys, in: ledger)
        past.active = moment.activeAfter
        past.tombstones.formUnion(changes.filter { $0.kind == .tombstone }.map(\.key))
        past.heard.formUnion(changes.map(\.key.medium))
        figures.changes += changes.count
        figures.checks += YearMoment.invariants.count + planned.count
    }

    /// Notes the releases that nothing but a list asks for.
    private func note(
        _ changes: [Change], _ histories: [ReservationKey: History], _ holds: [HoldState]
    ) {
        let approved = Set(
            holds.filter { $0.word == .approved }.flatMap { $0.hold.members.map(\.key) })
        for change in changes where change.kind == .cancelled && change.isAhead(of: now) {
            let words = histories[change.key]?.observations ?? []
            let isConfirmed =
                words.contains { $0.isCancelMail || $0.channel == .desk }
                || approved.contains(change.key) || past.decided.contains(change.key.number)
            if !isConfirmed { past.releases.append((now, change.key)) }
        }
    }

    /// R0-06, D10: what a medium does not take of a person's change is one step on its own screen.
    func judgeAdvice(on done: DeedReport) {
        guard let law = laws[done.key.medium], !done.changes.isEmpty else { return }
        for step in done.advice {
            if step.reasons.count(where: { $0.hasPrefix("screen:") }) != 1 {
                breach("D10 advice", "\(done.key): \(step.reasons)")
            }
        }
        let deed =
            done.deed.kind == .cancel ? "cancel" : done.deed.kind == .visit ? "visit" : "update"
        guard deed != "visit", law.push(deed) == "advise", done.key.medium != .local else {
            return
        }
        // What the run changed besides, such as by a hold that was approved, is no word of this one.
        let isForTheScreen = done.changes.contains { change in
            let fields = Set(change.fields).intersection([
                .status, .visitDate, .startTime, .staff, .menu,
            ])
            return change.key == done.key && change.reasons.contains("act:edit")
                && fields.contains { done.deed.changes.claimed.contains($0) }
        }
        let own = past.steps.values.count {
            $0.run == done.report.run && $0.key == done.key && $0.target == done.key.medium
                && $0.kind == .advise && !$0.isAboutSlot
        }
        if isForTheScreen, own != 1 {
            breach("R0-06 advice", "\(done.key): \(own) steps for a person")
        }
    }
}
