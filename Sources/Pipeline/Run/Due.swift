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
    func reason(
        toSkip source: Source, kind: SourceKind, state: SourceState?
    ) -> String? {
        if !names.isEmpty, !names.contains(source.name) { return "not-asked" }
        guard !isForced, names.isEmpty, let last = state?.succeeded else { return nil }
        let interval = Double(Self.minutes(of: source, kind: kind)) * 60
        let passed = now.timeIntervalSince(last)
        // A clock that was set back must not silence a source until it has caught up.
        guard passed >= 0 else { return nil }
        // Cron's jitter must never make 5 minutes into 10.
        return passed >= interval - 60 ? nil : "not-due"
    }

    /// A list is due every 5 minutes, mail every 30 (R2-03, R2-05); saved pages are read at each
    /// run unless the definition says otherwise.
    static func minutes(of source: Source, kind: SourceKind) -> Int {
        if let minutes = source.everyMinutes { return minutes }
        switch (kind, source.origin) {
        case (.mails, _): return 30
        case (.pages, .folder), (.tables, _): return 0
        case (.pages, _): return 5
        }
    }
}
