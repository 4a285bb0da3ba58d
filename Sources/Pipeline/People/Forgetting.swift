public import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

/// Erases a guest everywhere: from the ledger, from the archive, from exports that lie ready, and
/// with the next publication from the files on the shelf.
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
        let showing = try await erase(keys, in: ledger, by: person, at: now)
        let captures = try await finish(in: ledger, at: now, with: showing)
        let numbers = Set(keys.map(\.number)).sorted()
        return Outcome(numbers: numbers, captures: captures, remaining: try remaining)
    }

    /// Returns the captures that show the bookings.
    private func erase(
        _ keys: [ReservationKey], in ledger: Ledger, by person: String, at now: Date
    ) async throws -> Set<String> {
        let terms = DefinitionTerms(loaded)
        let showing = try archive.names(
            showing: Set(keys.map { Array($0.number.utf8) }).map(\.self))
        try await ledger.forget(keys, showing: showing, by: person, at: now) { reservation in
            terms.cells(of: reservation, key: ledger.key)
        }
        return showing
    }

    /// Brings to its end what was begun, by this run or by one that was cut off: overwrites and
    /// removes captures, removes exports, and empties the ledger's free pages. A guest of whom
    /// words have come since is erased again, unless the booking lies ahead anew.
    ///
    /// - Parameter others: captures that the ledger may not know.
    /// - Returns: how many captures there were.
    @discardableResult
    public func finish(
        in ledger: Ledger, at now: Date, with others: Set<String> = []
    ) async throws -> Int {
        let keys = try await ledger.beingForgotten()
        if keys.isEmpty { return 0 }
        var showing = others
        let returned = try await ledger.returned(among: keys)
        let ahead = try await ahead(keys, ledger, now)
        for (key, person) in returned where !ahead.contains(key) {
            showing.formUnion(try await erase([key], in: ledger, by: person, at: now))
        }
        let count = try archive.shred(try await ledger.shreddedCaptures().union(showing))
        try await ExportDesk(loaded, ledger).pruneAll()
        try await ledger.endForgetting(keys)
        return count
    }

    private var archive: Archive { Archive(folder: loaded.definition.state + "/archive") }

    private func refuseAhead(
        _ keys: [ReservationKey], _ ledger: Ledger, _ now: Date
    ) async throws {
        let ahead = try await ahead(keys, ledger, now)
        if ahead.isEmpty { return }
        throw WrongUsage(
            ahead.map(\.number).sorted().map {
                "\($0) still lies ahead: the salon needs its guest until then, and the next list "
                    + "would bring the name again. Forget it after the visit, or once it is "
                    + "cancelled"
            })
    }

    /// The bookings of which the guest is still to come.
    private func ahead(
        _ keys: [ReservationKey], _ ledger: Ledger, _ now: Date
    ) async throws -> Set<ReservationKey> {
        let today = SalonTime.day(of: now)
        let ahead = try await ledger.histories(of: Set(keys)).filter { _, history in
            guard let reservation = history.reservation, reservation.isActive else { return false }
            return reservation.facts.visitDate.map { $0 >= today } ?? false
        }
        return Set(ahead.keys)
    }

    private var remaining: [String] {
        get throws {
            let copies = try names(in: "").filter { $0.hasPrefix("ledger.sqlite.before-") }
            // Of jobs that are being written just now.
            let exports = try names(in: "/exports").map { "exports/\($0)" }
            let state = (copies + exports).map { "\(loaded.definition.state)/\($0)" }
            let handed = loaded.definition.deliver.compactMap { delivery -> String? in
                if case .file(let path) = delivery.destination { path } else { nil }
            }
            return (state + handed).filter { FileManager.default.fileExists(atPath: $0) }
        }
    }

    private func names(in folder: String) throws -> [String] {
        let path = loaded.definition.state + folder
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    }
}
