public import Formats
public import Foundation
public import LedgerStore
import Reconciliation
import Reservations

/// Works a salon's ledger out again from all that came to it: runs with their observations and
/// proofs, what people did, what targets answered (I1).
///
/// Each run is decided by the same words as when it was live, into a ledger in memory. The live
/// one is only read.
public struct Replay: Sendable {
    /// Stands in for a definition that a run of an older version did not keep, and tells where the
    /// captures lie and with what they are read.
    let loaded: LoadedDefinition
    /// Formats of files that people brought in, beside those of the definition.
    let others: [Format]

    /// - Parameter others: all formats at hand; what the definition names beside them counts.
    public init(_ loaded: LoadedDefinition, others: [Format] = []) {
        self.loaded = loaded
        self.others = others
    }

    /// What came of a replay.
    public struct Rebuilt: Sendable {
        public let ledger: Ledger
        public var runs = 0
        /// The runs whose definition is not known any more, and all of before a replay could be.
        public var uncovered = 0
        /// Words and receipts about what this ledger has decided otherwise.
        public var astray = 0
        /// By the holds' ids, what they kept back.
        public var waits: [String: [Wait]] = [:]
        /// Whether every run of the live ledger was decided again.
        public var isWhole: Bool { uncovered == 0 }
    }

    /// Replays what came to `live` up to a moment.
    public func rebuild(
        _ live: Ledger, trying trial: Trial = Trial(), until end: Date? = nil
    ) async throws -> Rebuilt {
        var readings = readings(trial.readers)
        var rebuilt = Rebuilt(ledger: try live.replica())
        rebuilt.uncovered = try await live.runsBeyondReplay()
        for mark in try await live.inputs() {
            if let end, let at = mark.at, at > end { break }
            let input = try await live.input(mark)
            guard case .run(let run) = input else {
                if try await !rebuilt.ledger.take(input) { rebuilt.astray += 1 }
                continue
            }
            rebuilt.runs += 1
            let observations =
                trial.readers.isEmpty ? run.observations : readings.anew(run.observations)
            guard let plan = try decide(run, on: observations, trial.limits, in: rebuilt.ledger)
            else {
                rebuilt.uncovered += 1
                continue
            }
            rebuilt.waits.note(plan.holds, at: run.asOf)
        }
        return rebuilt
    }

    /// Decides a run again and writes what comes of it. Nil where its definition is lost.
    private func decide(
        _ run: PastRun, on observations: [Observation], _ limits: Limits?, in replica: Ledger
    ) throws -> Plan? {
        guard let definition = definition(of: run) else { return nil }
        let isBackfill = run.gist.past != nil
        var terms = definition.terms(
            run: run.id, at: run.asOf,
            definition: isBackfill ? nil : Fingerprint(run.definition.hash),
            limits: limits ?? Limits())
        if let past = run.gist.past { terms = terms.filling(past) }
        var plan: Plan?
        _ = try replica.commit { [terms] books in
            let evidence = try PastEvidence(
                run: run, observations: observations, terms: terms, books: books
            ).evidence()
            let decision = try Decision(on: evidence, terms, in: books)
            plan = decision.plan
            return Commit(
                run: RunRecord(id: run.id, tick: run.id, asOf: run.asOf, started: run.started),
                definition: run.definition, plan: decision.plan,
                cells: definition.cells(of: decision.plan, key: replica.key),
                scans: decision.scans(of: evidence),
                links: isBackfill ? [] : definition.targets,
                gist: decision.gist)
        }
        return plan
    }

    func definition(of run: PastRun) -> DefinitionTerms? {
        if let kept = DefinitionTerms(text: run.definition.text) { return kept }
        let isPresent = loaded.definition.hash.description == run.definition.hash
        return isPresent ? DefinitionTerms(loaded) : nil
    }

    /// The retained captures, read with some formats.
    func readings(_ readers: [String: Reader]) -> KeptReadings {
        KeptReadings(
            archive: Archive(folder: loaded.definition.state + "/archive"), readers: readers,
            store: loaded.definition.salon.store)
    }
}
