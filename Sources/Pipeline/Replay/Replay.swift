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
    /// Stands in for a definition that a run of an older version did not keep.
    private let present: (hash: String, terms: DefinitionTerms)?

    public init(_ loaded: LoadedDefinition? = nil) {
        present = loaded.map { ($0.definition.hash.description, DefinitionTerms($0)) }
    }

    /// What came of a replay.
    public struct Rebuilt: Sendable {
        public let ledger: Ledger
        public var runs = 0
        /// The runs whose definition is not known any more, and all of before a replay could be.
        public var uncovered = 0
        /// Words and receipts about what this ledger has decided otherwise.
        public var astray = 0
        /// Whether every run of the live ledger was decided again.
        public var isWhole: Bool { uncovered == 0 }
    }

    /// Replays what came to `live` up to a moment.
    public func rebuild(_ live: Ledger, until end: Date? = nil) async throws -> Rebuilt {
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
            if try !decide(run, in: rebuilt.ledger) { rebuilt.uncovered += 1 }
        }
        return rebuilt
    }

    /// Decides a run again and writes what comes of it. False where its definition is lost.
    private func decide(_ run: PastRun, in replica: Ledger) throws -> Bool {
        guard let definition = definition(of: run) else { return false }
        let terms = definition.terms(run: run.id, at: run.asOf)
        _ = try replica.commit { books in
            let evidence = try PastEvidence(run: run, terms: terms, books: books).evidence()
            let decision = try Decision(on: evidence, terms, in: books)
            return Commit(
                run: RunRecord(id: run.id, tick: run.id, asOf: run.asOf, started: run.started),
                definition: run.definition, plan: decision.plan,
                cells: definition.cells(of: decision.plan, key: replica.key),
                scans: decision.scans(of: evidence), links: definition.targets,
                gist: decision.gist)
        }
        return true
    }

    private func definition(of run: PastRun) -> DefinitionTerms? {
        if let kept = DefinitionTerms(text: run.definition.text) { return kept }
        return present?.hash == run.definition.hash ? present?.terms : nil
    }
}
