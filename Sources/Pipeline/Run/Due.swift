import Foundation
import LedgerStore
import Reservations

/// Which sources a run attends to (D4).
struct Due {
    let now: Date
    /// Everything is due (`--now`).
    let isForced: Bool
    /// Only these, where any are named (`--source`).
    let names: Set<String>

    /// Why a source is left out of this run; nil where it is due.
    ///
    /// - Parameter minutes: how often it is due (R2-03, R2-05); nil is at each run.
    func reason(
        toSkip source: Source, minutes: Int?, state: SourceState?
    ) -> SourceReport.Skip? {
        if !names.isEmpty, !names.contains(source.name) { return .notAsked }
        guard !isForced, names.isEmpty, let minutes, let last = state?.succeeded else { return nil }
        let interval = Double(minutes) * 60
        let passed = now.timeIntervalSince(last)
        // A clock that was set back must not silence a source until it has caught up.
        guard passed >= 0 else { return nil }
        // Cron's jitter must never make 5 minutes into 10.
        return passed >= interval - 60 ? nil : .notDue
    }
}
