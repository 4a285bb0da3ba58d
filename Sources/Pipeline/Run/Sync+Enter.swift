import Connectors
import Formats
import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// Enters an action on its medium's own forms, or only looks whether it stands there; nil where
    /// it surely does not. What no form takes is a person's step (D10).
    func enter(
        _ item: OutboxAction, at delivery: Delivery, in ledger: Ledger, isOnlyLook: Bool = false
    ) async throws -> Receipt? {
        let action = item.action
        guard SiteEntry.isEntered(action.kind) else {
            return Receipt(
                action: action.id, result: .handedOver, evidence: ReceiptWord.byHand.evidence(),
                at: world.now())
        }
        guard case .site(let name) = delivery.destination,
            let source = definition.source(named: name),
            let walk = loaded.readers[name]?.compactMap(\.format.walk).first,
            let reader = loaded.entryReaders[delivery.target]
        else { throw BrokenInvariant(what: "an entry without a site") }
        return try await world.enter(
            EntryErrand(
                action: action, source: source, walk: walk,
                staff: try await staffName(for: action, in: ledger), reader: reader,
                text: loaded.media[action.target]?.text, isOnlyLook: isOnlyLook))
    }

    /// What may be written now of what waits: nothing while nobody has opened the link screen that
    /// it needs (R2-08), nothing that came too late or was overtaken, and no more than a run may take
    /// on at a medium's own forms.
    func enterable(
        _ waiting: [OutboxAction], at delivery: Delivery, _ ledger: Ledger,
        _ report: inout RunReport, _ handover: inout Handover
    ) async throws -> [OutboxAction] {
        guard loaded.waitsForScreen(delivery) else { return waiting }
        let entries = waiting.filter { delivery.writes($0.action.kind) }
        for item in entries where !item.isAhead(of: world.now()) {
            let receipt = Receipt(
                action: item.action.id, result: .refused, evidence: ReceiptWord.tooLate.evidence(),
                at: world.now())
            try await ledger.store(receipt)
            handover.add(receipt, of: item)
        }
        let standing = try await ledger.standing(of: entries)
        let fit = entries.filter {
            $0.isAhead(of: world.now()) && standing.contains($0.action.id)
        }
        guard try await ledger.isLinkSessionOpen(at: world.now()) else {
            report.note(waiting: fit.count, forLinkScreenOf: delivery.target)
            return waiting.filter { !delivery.writes($0.action.kind) }
        }
        let most = delivery.destination.isSite ? Self.mostEntries : fit.count
        let ids = Set(fit.prefix(most).map(\.action.id))
        return waiting.filter {
            ids.contains($0.action.id) || !delivery.writes($0.action.kind)
        }
    }

    /// So many entries, at some seconds each, fit between two runs.
    private static var mostEntries: Int { 20 }

    /// By the medium's own name.
    private func staffName(for action: Action, in ledger: Ledger) async throws -> String? {
        action.after == nil ? nil : try await ledger.staffBook().name(in: action)
    }
}

extension Ledger {
    /// Whether a person has opened the link screen, and it has not closed yet (R2-08).
    func isLinkSessionOpen(at now: Date) throws(LedgerTrouble) -> Bool {
        try linkSessionEnd().map { $0 > now } ?? false
    }
}

extension RunReport {
    fileprivate mutating func note(waiting count: Int, forLinkScreenOf target: String) {
        guard count > 0 else { return }
        note(
            "link-screen:\(target)",
            "\(target): \(count) 件の連携が、連携画面が開くのを待っています。"
                + "書き込んでよいときに daicho link open --for 8h", .degraded, of: .salon,
            cause: PendingReason.noLinkSession.rawValue)
    }
}
