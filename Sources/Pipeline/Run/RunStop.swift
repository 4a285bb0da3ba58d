import LedgerStore
import Reservations

/// The plan has become another than the one that was looked at.
struct PlanHasChanged: Tellable, CustomStringConvertible {
    let expected: String
    let found: String

    var description: String {
        "the plan is now \(found), not \(expected): look at it again with `daicho plan`. "
            + "Nothing was written."
    }

    var words: String { "計画が変わりました（今は \(found)）。daicho plan でもう一度確かめてください。何も書いていません" }
}

/// The numbers do not add up; nothing of the run was written.
struct BrokenInvariant: Tellable, CustomStringConvertible {
    let what: String

    var description: String {
        "an invariant broke (\(what)); nothing was written. Please report this with the "
            + "output of `daicho plan --json`."
    }

    var words: String {
        "数が合わないため、何も書かずに止めました。daicho plan --json の出力を添えてサポートに連絡してください"
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
        case let busy as NothingIsFree:
            note("busy", "取得元をすべてほかの実行が読んでいます", .locked, cause: busy.cause)
        case let changed as PlanHasChanged:
            note("plan", changed.words, .personNeeded, cause: changed.description)
        case let trouble as LedgerTrouble:
            note("ledger", trouble.words, ExitStatus(trouble), cause: trouble.description)
        default:
            let place = stage.map { "\($0.words)で止まりました。" } ?? ""
            let cause = "\(stage.map { "\($0.rawValue): " } ?? "")\(error)"
            note("failure", place + told(error), .broken, cause: cause)
        }
    }
}
