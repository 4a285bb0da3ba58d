/// A stage of a run, by the name of its room. Reconciling is a part of `commit`: one transaction
/// decides and writes.
enum Stage: String {
    case extract, parse, commit, deliver, publish

    /// For salon people.
    var words: String {
        switch self {
        case .extract: "取得"
        case .parse: "読み取り"
        case .commit: "台帳への記録"
        case .deliver: "連携"
        case .publish: "台帳の書き出し"
        }
    }
}

extension Sync {
    /// Does a stage's work and takes its time.
    func stage<Output>(
        _ stage: Stage, _ report: inout RunReport, _ work: (inout RunReport) async throws -> Output
    ) async rethrows -> Output {
        world.progress(stage.rawValue)
        report.stage = stage
        let clock = ContinuousClock()
        let start = clock.now
        let output = try await work(&report)
        report.durations.append((stage.rawValue, (clock.now - start).milliseconds))
        return output
    }
}

extension Duration {
    fileprivate var milliseconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) * 1000 + Double(attoseconds / 1_000_000_000_000) / 1000
    }
}
