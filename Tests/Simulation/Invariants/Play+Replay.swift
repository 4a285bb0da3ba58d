import LedgerStore
import Pipeline

extension Play {
    /// I1: what came to the ledger, decided once more, makes the very same ledger; and where the
    /// pages were paper, what was kept of them still says what was observed.
    func judgeReplay() async throws {
        figures.checks += 1
        let replay = Replay(salon.loaded)
        let live = try reading().snapshot()
        let rebuilt = try await replay.rebuild(live)
        let differences = try await live.dump().differences(from: rebuilt.ledger.dump())
        if !differences.isEmpty || !rebuilt.isWhole {
            let places = differences.prefix(3).map { "\($0.place): \($0.columns)" }
            breach("I1 replay", "\(rebuilt.uncovered) runs lost, \(places)")
        }
        guard plot.usesPaper else { return }
        let misreadings = try await replay.report(on: live).misreadings
        if !misreadings.isEmpty {
            breach("I1 replay", "read otherwise: \(misreadings.prefix(3))")
        }
    }
}
