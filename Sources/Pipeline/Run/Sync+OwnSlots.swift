import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// A medium whose slots are ours alone is asked, once a day each, whether they are still as it
    /// was told. What somebody changed there is not taken in, but written over again (R1-16).
    func overwriteSlots(
        at delivery: Delivery, _ ledger: Ledger, _ report: inout RunReport
    ) async throws {
        let target = Medium(rawValue: delivery.target)
        guard let rules = loaded.media[target], rules.slots.areOurs,
            delivery.destination.canBeReadBack,
            try await ledger.linkCourses()[target]?.state == .linked
        else { return }
        let before = try await ledger.runs(last: 2).dropFirst().first?.asOf
        var differing = 0
        for item in try await ledger.slotsInForce(at: target, now: asOf)
        where options.isForced || Self.isItsTurn(item.action.id, since: before, now: asOf) {
            guard try await isGone(item, at: delivery, ledger) else { continue }
            try await ledger.takeAgain(item.action.id)
            differing += 1
        }
        if differing > 0 {
            report.note(
                "slots:\(target.rawValue)",
                "\(rules.name): 枠 \(differing) 件が台帳と違っていたので、台帳のとおりに直します", .done, of: .salon)
        }
    }

    /// Each step has a minute of the day of its own, so that a day's questions are spread over it.
    static func isItsTurn(_ id: String, since before: Date?, now: Date) -> Bool {
        guard let before, now.timeIntervalSince(before) < 86_400 else { return true }
        let minute = (Int(id.prefix(6), radix: 16) ?? 0) % 1440
        return [before, now].contains { moment in
            let turn = SalonTime.instant(SalonTime.day(of: moment), minutes: minute)
            return turn > before && turn <= now
        }
    }

    private func isGone(
        _ item: OutboxAction, at delivery: Delivery, _ ledger: Ledger
    ) async throws(NotHandedOver) -> Bool {
        do {
            guard delivery.destination.isSite else {
                return try await world.readBack(delivery, item.action.id) == nil
            }
            return try await enter(item, at: delivery, in: ledger, isOnlyLook: true) == nil
        } catch {
            throw NotHandedOver(error)
        }
    }
}
