public import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

/// Erases a guest everywhere: from the ledger, from the archive, and with the next publication from
/// the files on the shelf.
public struct Forgetting: Sendable {
    private let loaded: LoadedDefinition

    public init(_ loaded: LoadedDefinition) {
        self.loaded = loaded
    }

    /// What was erased, and where the guest may still stand.
    public struct Outcome: Sendable {
        public let numbers: [String]
        /// Captures that were overwritten and removed.
        public let captures: Int
        /// Copies of the ledger beside it, and files that were handed over: a person's to remove.
        public let remaining: [String]
    }

    /// - Throws: `WrongUsage` where a booking still lies ahead: the salon needs its guest until
    ///   then, and the medium's next list would bring the name again.
    public func forget(
        _ keys: [ReservationKey], in ledger: Ledger, by person: String, at now: Date
    ) async throws -> Outcome {
        try await refuseAhead(keys, ledger, now)
        let terms = DefinitionTerms(loaded)
        let captures = try await ledger.forget(keys, by: person, at: now) { reservation in
            terms.cells(of: reservation, key: ledger.key)
        }
        let archive = Archive(folder: loaded.definition.state + "/archive")
        let numbers = Set(keys.map(\.number)).sorted()
        let showing = try archive.names(showing: numbers.map { Array($0.utf8) })
        try await ledger.shred(captures.union(showing))
        let shredded = try archive.shred(captures.union(showing))
        return Outcome(numbers: numbers, captures: shredded, remaining: try remaining)
    }

    private func refuseAhead(
        _ keys: [ReservationKey], _ ledger: Ledger, _ now: Date
    ) async throws {
        let today = SalonTime.day(of: now)
        let ahead = try await ledger.histories(of: Set(keys)).filter { _, history in
            guard let reservation = history.reservation, reservation.isActive else { return false }
            return reservation.facts.visitDate.map { $0 >= today } ?? false
        }.map(\.key.number).sorted()
        if ahead.isEmpty { return }
        throw WrongUsage(
            ahead.map {
                "\($0) still lies ahead: the salon needs its guest until then, and the next list "
                    + "would bring the name again. Forget it after the visit, or once it is "
                    + "cancelled"
            })
    }

    private var remaining: [String] {
        get throws {
            let state = loaded.definition.state
            let copies = try FileManager.default.contentsOfDirectory(atPath: state)
                .filter { $0.hasPrefix("ledger.sqlite.before-") }.sorted()
                .map { "\(state)/\($0)" }
            let handed = loaded.definition.deliver.compactMap { delivery -> String? in
                if case .file(let path) = delivery.destination { path } else { nil }
            }
            return (copies + handed).filter { FileManager.default.fileExists(atPath: $0) }
        }
    }
}
