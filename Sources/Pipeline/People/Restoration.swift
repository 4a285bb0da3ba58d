public import Foundation
public import LedgerStore
import Reservations

/// Puts a backup in the place of a salon's ledger, and brings to its end what that had begun.
public struct Restoration: Sendable {
    private let loaded: LoadedDefinition

    public init(_ loaded: LoadedDefinition) {
        self.loaded = loaded
    }

    /// - Parameter aside: where the replaced ledger goes.
    public func restore(
        _ backup: String, aside: String, by person: String, at now: Date
    ) async throws -> Restored {
        let (definition, terms) = (loaded.definition, DefinitionTerms(loaded))
        let restored = try Ledger.restore(
            backup, to: definition.ledgerFile, aside: aside,
            as: Restoring(
                salon: definition.salon.id, sources: definition.sources.map(\.name), by: person,
                at: now
            ) { terms.cells(of: $0, key: $1) })
        let ledger = try Ledger(
            at: .file(path: definition.ledgerFile), salon: definition.salon.id, secret: { [] })
        try await Forgetting(loaded).finish(in: ledger, at: now)
        return restored
    }
}
