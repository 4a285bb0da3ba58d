public import Foundation
public import Reconciliation
public import Reservations

/// A run of the past with all that its decision rested on, but for what the ledger believed.
public struct PastRun: Sendable {
    public let id: String
    public let asOf: Date
    public let started: Date
    public let definition: DefinitionRecord
    public let scans: [ScanRecord]
    public let observations: [Observation]
    public let gist: Gist
}

extension Books {
    func pastRun(_ id: String) throws(LedgerTrouble) -> PastRun {
        let run = try first(
            """
            SELECT run.as_of, run.started, run.definition, definition.text
            FROM run JOIN definition
                ON definition.salon = run.salon AND definition.hash = run.definition
            WHERE run.salon = $1 AND run.id = $2
            """, [salon, id]
        ) { line throws(LedgerTrouble) in
            (
                asOf: try line.instant(0), started: try line.instant(1),
                definition: DefinitionRecord(hash: try line.text(2), text: try line.text(3))
            )
        }
        guard let run else { throw .unknown(what: "run", id: id) }
        return PastRun(
            id: id, asOf: run.asOf, started: run.started, definition: run.definition,
            scans: try scans(of: id), observations: try observations(of: id),
            gist: try gist(of: id) ?? Gist())
    }

    /// Keeps what a run's evidence said beside its observations.
    func add(_ gist: Gist, run id: String) throws(LedgerTrouble) {
        if gist.isEmpty { return }
        try run(
            "INSERT INTO gist (salon, run, text) VALUES ($1, $2, $3)",
            [salon, id, try jsonText(gist)])
    }

    private func gist(of run: String) throws(LedgerTrouble) -> Gist? {
        try first("SELECT text FROM gist WHERE salon = $1 AND run = $2", [salon, run]) {
            line throws(LedgerTrouble) in try line.json(0)
        }
    }

    /// Marks the scans that a decision looks back at: they are kept as long as what it decided.
    func markGrounds(_ scans: [String]) throws(LedgerTrouble) {
        for id in scans {
            try run(
                "UPDATE scan SET is_ground = 1 WHERE salon = $1 AND id = $2 AND is_ground = 0",
                [salon, id])
        }
    }

    /// By no order, the last complete scan of each source.
    func lastScanIDs() throws(LedgerTrouble) -> [String] {
        try all(
            "SELECT last_scan FROM source WHERE salon = $1 AND last_scan IS NOT NULL", [salon]
        ) { line throws(LedgerTrouble) in try line.text(0) }
    }
}
