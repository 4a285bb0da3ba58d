import LedgerStore

/// The plan has become another than the one that was looked at.
struct PlanHasChanged: Error, CustomStringConvertible {
    let expected: String
    let found: String

    var description: String {
        "the plan is now \(found), not \(expected): look at it again with `daicho plan`. "
            + "Nothing was written."
    }
}

/// The numbers do not add up; nothing of the run was written.
struct BrokenInvariant: Error, CustomStringConvertible {
    let what: String

    var description: String {
        "an invariant broke (\(what)); nothing was written. Please report this with the "
            + "output of `daicho plan --json`."
    }
}

/// A tick that a run has claimed before.
struct RepeatedTick: Error {
    let run: String
}

/// Another run is reading every source that is due.
struct NothingIsFree: Error {
    let cause: String
}

extension RunReport {
    /// What an error that ended the run means for the exit status, and what a person is told of it.
    mutating func fail(with error: any Error) {
        switch error {
        case let repeated as RepeatedTick: run = repeated.run
        case let busy as NothingIsFree: note("busy", busy.cause, .locked)
        case let changed as PlanHasChanged: note("plan", changed.description, .personNeeded)
        case let trouble as LedgerTrouble:
            note("ledger", trouble.description, ExitStatus(trouble))
        default: note("failure", "\(stage.map { "\($0.rawValue): " } ?? "")\(error)", .broken)
        }
    }
}
