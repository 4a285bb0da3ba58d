import Connectors
import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// One salon's run, from its definition to its report. `run` is the program's table of contents.
public struct Sync: Sendable {
    let loaded: LoadedDefinition
    let world: World
    let options: SyncOptions
    /// What stands for now during the whole run.
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
        let exhibits = Exhibits(isWanted: options.isForced)
        do {
            let ledger = try openLedger(for: .writing)
            await finishForgetting(ledger, &report)
            let known = try await ledger.notices().keys
            let kept = KeptCaptures(sweep: sweep)
            do {
                try await run(on: ledger, keeping: kept, exhibits, &report)
            } catch {
                report.fail(with: error)
                escalate(exhibits, knowing: known, &report)
                try await kept.dropAll(but: [], ledger)
            }
        } catch {
            report.fail(with: error)
        }
        return report
    }

    private func run(
        on ledger: Ledger, keeping kept: KeptCaptures, _ exhibits: Exhibits,
        _ report: inout RunReport
    ) async throws {
        let errands = try await errands(ledger, &report)
        let harvests = await stage(.extract, &report) { _ in
            await fetch(errands) {
                try kept.keep($0)
                exhibits.take($0)
            }
        }
        try Self.mustBeFree(harvests)
        let readings = await stage(.parse, &report) { _ in read(harvests, errands) }
        let decision = try await stage(.commit, &report) {
            try commit(readings, of: harvests, to: ledger, &$0)
        }
        try await kept.dropAll(but: captureNames(decision, readings), ledger)
        if !decision.plan.observations.isEmpty { await finishForgetting(ledger, &report) }
        try await markRead(errands, of: harvests, in: ledger, &report)
        try await stage(.deliver, &report) { try await deliver(ledger, &$0) }
        try await stage(.publish, &report) {
            $0.published = try publish(ledger, &$0)
            try await ExportDesk(loaded, ledger).run(at: asOf)
        }
        report.audits = try await loaded.audits(in: ledger, asOf: asOf)
        report.exposures = try await loaded.exposures(in: ledger, asOf: asOf)
        escalate(exhibits, knowing: try await ledger.notices().keys, &report)
        try await finish(ledger, &report)
    }

    /// Works out what `run` would do, and writes nothing: no ledger, no archive, no flag.
    public func plan() async -> (preview: PlanPreview?, report: RunReport) {
        var report = RunReport(run: "", salon: definition.salon.id, asOf: asOf)
        do {
            let ledger = try openLedger(for: .reading)
            let errands = try await errands(ledger, &report)
            let harvests = await fetch(errands) { _ in }
            let readings = read(harvests, errands)
            let decision = try ledger.looking { try decide(readings, in: $0) }
            account(for: decision, readings, harvests, in: &report)
            let preview = PlanPreview(
                decision.plan, staff: try await ledger.staffBook(), missing: report.unread)
            return (preview, report)
        } catch {
            report.fail(with: error)
            return (nil, report)
        }
    }
}

extension Sync {
    var definition: Definition { loaded.definition }
    var horizon: Horizon { Horizon(at: asOf, months: definition.horizonMonths) }
    var archive: Archive { Archive(folder: definition.state + "/archive") }
    var sweep: ArchiveSweep { ArchiveSweep(archive: archive, retainDays: definition.retainDays) }

    func openLedger(for purpose: Ledger.Purpose) throws -> Ledger {
        try Ledger(
            at: .file(path: definition.ledgerFile), salon: definition.salon.id,
            for: purpose, secret: { world.randomBytes(32) })
    }
}
