public import Foundation
import Reconciliation
import Reservations

/// Something a ledger has decided, by numbers and names of fields: what two replays are compared
/// by.
public struct PastDecision: Hashable, Sendable {
    public enum Kind: String, Sendable, CaseIterable {
        case change, hold, action
        /// New bookings of which a person is told that they are a flood (G5).
        case flood
    }

    public let kind: Kind
    /// When: the run's moment.
    public let at: Date
    /// The kind of change or action, or the guard.
    public let what: String
    public let numbers: [String]
    /// The fields that changed, by their names in JSON.
    public let fields: [String]
}

extension Books {
    func decisions() throws(LedgerTrouble) -> [PastDecision] {
        try changesMade() + holdsMade() + actionsPlanned() + floodsTold()
    }

    private func changesMade() throws(LedgerTrouble) -> [PastDecision] {
        try all(
            "SELECT at, kind, number, before, after FROM change WHERE salon = $1 ORDER BY n",
            [salon]
        ) { line throws(LedgerTrouble) in
            let before: Facts? = try line.optionalJSON(3)
            let after: Facts = try line.json(4)
            let fields = Field.allCases.filter { before?.agrees(on: $0, with: after) == false }
            return PastDecision(
                kind: .change, at: try line.instant(0), what: try line.text(1),
                numbers: [try line.text(2)], fields: fields.map(\.name))
        }
    }

    /// Those that no second source has borne out since.
    private func floodsTold() throws(LedgerTrouble) -> [PastDecision] {
        try all(
            """
            SELECT detected_at, number, attention FROM reservation
            WHERE salon = $1 AND attention LIKE '%flood%' ORDER BY detected_at, number
            """, [salon]
        ) { line throws(LedgerTrouble) in
            PastDecision(
                kind: .flood, at: try line.instant(0), what: Attention.flood.rawValue,
                numbers: [try line.text(1)], fields: [])
        }
    }

    private func holdsMade() throws(LedgerTrouble) -> [PastDecision] {
        try all(
            "SELECT since, guard, members FROM hold WHERE salon = $1 ORDER BY since, id", [salon]
        ) { line throws(LedgerTrouble) in
            let members: [Hold.Member] = try line.json(2)
            return PastDecision(
                kind: .hold, at: try line.instant(0), what: try line.text(1),
                numbers: Set(members.map(\.key.number)).sorted(), fields: [])
        }
    }

    private func actionsPlanned() throws(LedgerTrouble) -> [PastDecision] {
        try all(
            """
            SELECT due, kind, number, before, after FROM outbox WHERE salon = $1 ORDER BY n
            """, [salon]
        ) { line throws(LedgerTrouble) in
            let before: Facts? = try line.optionalJSON(3)
            let after: Facts? = try line.optionalJSON(4)
            let fields = Field.allCases.filter { field in
                if let before, let after { !before.agrees(on: field, with: after) } else { false }
            }
            return PastDecision(
                kind: .action, at: try line.instant(0), what: try line.text(1),
                numbers: [try line.text(2)], fields: fields.map(\.name))
        }
    }
}

extension Ledger {
    /// All that the ledger has decided.
    public func decisions() throws(LedgerTrouble) -> [PastDecision] {
        try reading { books throws(LedgerTrouble) in try books.decisions() }
    }
}
