import Foundation
public import LedgerStore

extension Sync {
    /// Does a stage's work, takes its time, and names the stage where it fails.
    func stage<Output>(
        _ stage: Stage, _ report: inout RunReport, _ work: (inout RunReport) throws -> Output
    ) rethrows -> Output {
        world.progress(stage.rawValue)
        let clock = ContinuousClock()
        let start = clock.now
        let output = try work(&report)
        report.durations.append((stage.rawValue, (clock.now - start).milliseconds))
        return output
    }

    /// The same for work that waits.
    func stage<Output>(
        _ stage: Stage, _ report: inout RunReport, _ work: (inout RunReport) async throws -> Output
    ) async rethrows -> Output {
        world.progress(stage.rawValue)
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

extension RunReport {
    /// What an error means for the exit status, and what a person is told of it.
    mutating func fail(with error: any Error) {
        switch error {
        case let repeated as RepeatedTick: run = repeated.run
        case let busy as NothingIsFree: note("busy", busy.cause, .locked)
        case let changed as PlanHasChanged: note("plan", changed.description, .personNeeded)
        case let trouble as LedgerTrouble:
            note("ledger", trouble.description, ExitStatus(trouble))
        default: note("failure", "\(error)", .broken)
        }
    }
}

extension ExitStatus {
    /// How a command ends that the ledger has refused.
    public init(_ trouble: LedgerTrouble) {
        switch trouble {
        case .newer, .otherSalon: self = .wrongDefinition
        case .locked: self = .locked
        case .unknown: self = .usage
        case .damaged, .noSpace, .noRights, .unreadable, .invariant: self = .broken
        }
    }
}
