import Foundation
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

/// What is judged by making a run once more, or another way.
extension YearPlay {
    /// I3: the same inputs again change nothing and plan no step.
    func judgeRepetition() async throws {
        counters.with { state in
            for target in Year.targets { state.answers[target] = .down }
        }
        let report = await run(isForced: true)
        if !report.changes.isEmpty || !report.actions.isEmpty {
            breach("I3 idempotence", "again: \(report.changes) \(report.actions)")
        }
        counters.with { $0.answers = [:] }
        figures.checks += 1
    }

    /// I15: a plan writes nothing at all. I6: one on less evidence releases nothing more, but on a
    /// word that is there.
    func judgeLook() async throws {
        let before = try salon.bytes()
        let whole = await Sync(salon.loaded, in: world).plan().preview
        let (walk, letters) = surroundings.with { ($0.walk, $0.letters) }
        surroundings.with { state in
            state.walk = walk.reduced(by: year.seed &+ UInt64(past.runs))
            state.letters = letters.filter { ($0.uid + past.runs) % 2 == 0 }
        }
        let less = await Sync(salon.loaded, in: world).plan().preview
        surroundings.with { ($0.walk, $0.letters) = (walk, letters) }
        if try before != salon.bytes() { breach("I15 a plan writes nothing", "a file has changed") }
        let known = Set((whole?.actions ?? []).map(\.id))
        for action in less?.actions ?? []
        where action.risk == .release && !known.contains(action.id) {
            figures.lessReleases += 1
            if !isAskedFor(action) {
                breach(
                    "I6 monotone safety",
                    "less evidence: \(action.kind) \(action.key) at \(action.target.rawValue)")
            }
        }
        figures.checks += 2
    }

    /// Whether the booking was ever moved, changed or given up, by whoever it belongs to, or the
    /// words were misread.
    private func isAskedFor(_ action: Action) -> Bool {
        let (medium, number) = (action.key.medium, action.key.number)
        if medium == .local || past.misread.contains(number) || past.decided.contains(number) {
            return true
        }
        let time = now.timeIntervalSince(year.begin) + 600
        return (truths[medium]?.states(of: number, until: time).count ?? 0) > 1
    }

    /// I14: a run that gets nothing because another one works writes nothing.
    func judgeBusy() async throws {
        let before = try salon.rows(including: true)
        surroundings.with { $0.isBusy = true }
        let report = await run(isForced: true)
        surroundings.with { $0.isBusy = false }
        let after = try salon.rows(including: true)
        let changed = Set(before.keys).union(after.keys).filter { before[$0] != after[$0] }
        if report.status != .locked || !changed.isEmpty {
            breach(
                "I14 single flight",
                "a run beside another ended with \(report.status), changed \(changed.sorted())")
        }
        figures.checks += 1
    }
}
