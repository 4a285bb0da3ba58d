import Connectors
import Foundation
import LedgerStore
import Reservations

/// What could not be handed over: nothing has seen it.
struct NotHandedOver: Error {
    let cause: String
    let words: String
    /// For how many seconds the target asked not to be asked again.
    let wait: Double?
    /// Whether the next run may help itself, or somebody has to do something first.
    let status: ExitStatus
    /// Whether another run is at it.
    let isElsewhere: Bool

    init(_ error: any Error) {
        cause = "\(error)"
        words = told(error)
        wait = (error as? DeliveryTrouble)?.wait
        let trouble = error as? SourceTrouble
        isElsewhere = trouble?.kind == .busy
        status = trouble?.fault == .person ? .personNeeded : .degraded
    }
}

extension Sync {
    /// Whether a target that took nothing is left alone in this run; `sync --now` asks all the same.
    func isResting(
        _ target: Medium, _ ledger: Ledger, _ report: inout RunReport
    ) async throws -> Bool {
        guard !options.isForced, let rest = try await ledger.rest(of: target), asOf < rest.until
        else { return false }
        report.note(unreached: rest)
        return true
    }

    /// Leaves a target alone for a while, the longer the more often it took nothing (F19).
    func letRest(
        _ target: Medium, after trouble: NotHandedOver, _ ledger: Ledger,
        _ report: inout RunReport
    ) async throws {
        let rest = try await ledger.letRest(
            target, at: asOf, asked: trouble.wait, saying: trouble.words)
        report.note(unreached: rest, trouble.status, cause: trouble.cause)
    }
}

extension RunReport {
    /// In the same words as long as it rests, so that a run which was cut off before it told people
    /// leaves the next one nothing else to tell.
    fileprivate mutating func note(
        unreached rest: TargetRest, _ status: ExitStatus = .degraded, cause: String? = nil
    ) {
        note(
            "deliver:\(rest.target.rawValue)",
            "\(rest.target.rawValue): \(rest.words)。\(SalonTime.ledger(rest.until)) 以降の実行でもう一度渡します",
            status, cause: cause)
    }
}
