import Connectors
import Foundation
import Formats
import LedgerStore
import Reconciliation
public import Reservations

/// One salon's run, from its definition to its report. `run` is the program's table of contents.
public struct Sync: Sendable {
    let loaded: LoadedDefinition
    let world: World
    let options: SyncOptions
    let asOf: Date

    public init(_ loaded: LoadedDefinition, in world: World, options: SyncOptions = SyncOptions()) {
        self.loaded = loaded
        self.world = world
        self.options = options
        asOf = world.now()
    }

    /// Carries the run out. Whatever goes wrong stands in the report, with its exit status.
    public func run() async -> RunReport {
        var report = RunReport(run: "", salon: definition.salon.id, asOf: asOf)
        do {
            let ledger = try stage(.extract, &report) { try openLedger(for: .writing) }
            let errands = try await due(ledger, &report)
            let harvests = await timed(.extract, &report) { await fetch(errands, archive.keep) }
            let readings = timed(.parse, &report) { read(harvests, errands) }
            let decided = try stage(.commit, &report) { () throws in
                try commit(readings, of: harvests, to: ledger, &report)
            }
            try await markRead(decided, errands, &report)
            try await stage(.deliver, &report) { try await deliver(from: ledger, &$0) }
            try stage(.publish, &report) { try publish(from: ledger, &$0) }
            await finish(ledger, readings: readings, &report)
        } catch {
            report.fail(with: error)
        }
        return report
    }

    /// Works out what `run` would do, and writes nothing: no ledger, no archive, no flag.
    public func plan() async -> (preview: PlanPreview?, report: RunReport) {
        var report = RunReport(run: "", salon: definition.salon.id, asOf: asOf)
        do {
            let ledger = try openLedger(for: .reading)
            let errands = try await due(ledger, &report)
            let harvests = await fetch(errands) { _ in }
            let readings = read(harvests, errands)
            let decision = try ledger.reading { books in
                try decide(readings, of: harvests, in: books)
            }
            account(for: decision, readings, harvests, in: &report)
            return (PlanPreview(decision.plan), report)
        } catch {
            report.fail(with: error)
            return (nil, report)
        }
    }
}
