public import Foundation
public import LedgerStore
import Reservations

/// Why an action that is not through stands where it stands.
public struct ActionReason: Hashable, Sendable {
    /// For scripts; nil where a target said it in its own words.
    public let code: String?
    /// For people.
    public let words: String
}

extension LoadedDefinition {
    /// By action, what keeps it back, or what its target said of it last.
    public func reasons(
        for actions: [OutboxAction], in ledger: Ledger, now: Date
    ) async throws(LedgerTrouble) -> [String: ActionReason] {
        let isOpen = try await ledger.isLinkSessionOpen(at: now)
        let said = try await ledger.lastEvidence(
            on: actions.filter { $0.state == .refused || $0.state == .uncertain }.map(\.action.id))
        var reasons: [String: ActionReason] = [:]
        for item in actions {
            let id = item.action.id
            if let evidence = said[id], !evidence.isEmpty {
                let word = ReceiptWord(evidence: evidence)
                reasons[id] = ActionReason(
                    code: nil, words: shownSafely(word?.words ?? evidence))
            } else if item.state == .pending,
                let reason = pendingReason(of: item.action, isOpen: isOpen, at: now)
            {
                reasons[id] = ActionReason(code: reason.rawValue, words: reason.words)
            }
        }
        return reasons
    }
}
