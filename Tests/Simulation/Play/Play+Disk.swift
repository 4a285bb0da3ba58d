import Faults
import Foundation
import Pipeline

extension Play {
    /// A run whose disk fails at one of its calls. What was not committed has not come to pass.
    func stumble(_ tick: Tick, over trouble: DiskTrouble) async throws {
        var tick = tick
        let isListDue = await run(of: tick).plan().report.isDue("list")
        surroundings.with {
            if isListDue { $0.listTurn = turn() }
        }
        // The run opens the ledger anew: what stands open already would not be watched.
        ledger = nil
        let before = try beliefs()
        let (report, hits) = await sync(tick, over: trouble)
        if hits > 0 { figures.diskFaults += 1 } else { tick.disk = nil }
        if hits > 0, report.run.isEmpty {
            try judgeUnwritten(report, before: before, at: tick)
        } else {
            try await judge(tick, [report], before: picture)
        }
        if tick.exports { try export(at: tick) }
    }

    private func sync(_ tick: Tick, over trouble: DiskTrouble) async -> (RunReport, hits: Int) {
        let watch = FolderWatch(salon.folder)
        watch?.fail(trouble.fault, from: trouble.call)
        let report = await sync(tick)
        return (report, watch?.failed ?? 0)
    }

    /// Every row that holds something believed; nil as long as no ledger has begun.
    private func beliefs() throws -> [String: String]? {
        guard FileManager.default.fileExists(atPath: salon.ledgerFile) else { return nil }
        let rows = try salon.rows()
        return rows.isEmpty ? nil : rows
    }

    /// I13: a run that could not commit says so, and nothing of it is believed.
    private func judgeUnwritten(
        _ report: RunReport, before: [String: String]?, at tick: Tick
    ) throws {
        figures.runs += 1
        figures.steps += 1
        figures.checks += 2
        let isTold =
            report.status == .broken
            || report.status == .locked && tick.disk?.fault == .locked
        if !isTold {
            breach("I13 crash", "nothing was committed, but the run ended with \(report.status)")
        }
        let after = try beliefs() ?? [:]
        let tables =
            before.map { Set($0.keys).union(after.keys) } ?? ["observation", "reservation"]
        for table in tables.sorted() where before?[table] != after[table] {
            breach("I13 crash", "nothing was committed, but the table \(table) is changed")
        }
        breaches += judgeCounter(at: tick.at)
    }
}

private func turn() -> (AsyncStream<Never>.Continuation, AsyncStream<Never>) {
    let turn = AsyncStream.makeStream(of: Never.self)
    return (turn.continuation, turn.stream)
}
