import Connectors
import Foundation
import LedgerStore
import Reservations

extension Sync {
    /// Hands over what waits in the outbox, to all destinations at once: one that is down or slow
    /// keeps no other waiting, and rests for a while. What one target gets keeps its order.
    func deliver(_ ledger: Ledger, _ report: inout RunReport) async throws {
        tellFreeze(&report)
        let lanes = DeliveryLane.all(of: definition.deliver)
        let rounds = try await withThrowingTaskGroup(of: (lane: Int, round: DeliveryRound).self) {
            group in
            for (place, lane) in lanes.enumerated() {
                group.addTask { (place, try await deliver(along: lane, ledger)) }
            }
            var rounds: [Int: DeliveryRound] = [:]
            for try await (lane, round) in group { rounds[lane] = round }
            return rounds
        }
        var handover = Handover()
        for (_, round) in rounds.sorted(by: { $0.key < $1.key }) {
            handover.add(round.handover)
            report.take(notesOf: round.report)
        }
        report.receipts = handover.receipts
        report.late =
            handover.late + (try await definition.lateActions(in: ledger, at: world.now()))
    }

    private func deliver(along lane: DeliveryLane, _ ledger: Ledger) async throws -> DeliveryRound {
        var round = DeliveryRound(
            report: RunReport(run: "", salon: definition.salon.id, asOf: asOf))
        for delivery in lane.deliveries {
            let target = Medium(rawValue: delivery.target)
            if try await !isResting(target, ledger, &round.report) {
                do {
                    let before = round.handover.receipts
                    try await deliver(to: delivery, ledger, &round.report, &round.handover)
                    if round.handover.receipts != before { try await ledger.endRest(of: target) }
                } catch let trouble as NotHandedOver where trouble.isElsewhere {
                    // Another run is using the login: the next one goes on.
                } catch let trouble as NotHandedOver {
                    try await letRest(target, after: trouble, ledger, &round.report)
                }
            }
            try await tellOpen(at: delivery, ledger, &round.report)
        }
        return round
    }

    private func deliver(
        to delivery: Delivery, _ ledger: Ledger, _ report: inout RunReport,
        _ handover: inout Handover
    ) async throws {
        let target = Medium(rawValue: delivery.target)
        let readsBack = delivery.destination.canBeReadBack
        let sources = Set(definition.sources.map(\.name))
        try await overwriteSlots(at: delivery, ledger, &report)
        var waiting = try await ledger.due(
            target: target, now: asOf, readingBack: readsBack, sources: sources)
        if readsBack, !waiting.inDoubt.isEmpty {
            for item in waiting.inDoubt {
                try await readBack(item, at: delivery, ledger, &handover)
            }
            waiting = try await ledger.due(
                target: target, now: asOf, readingBack: readsBack, sources: sources)
        }
        waiting.send = try await thawed(waiting.send, ledger, &handover)
        waiting.send = try await enterable(waiting.send, at: delivery, ledger, &report, &handover)
        let staff = waiting.send.isEmpty ? StaffBook() : try await ledger.staffBook()
        var last: Receipt?
        for item in waiting.send {
            let id = item.action.id
            let leased = try await ledger.lease(id, having: last, now: world.now())
            last = nil
            guard let leased else { continue }
            do {
                last = try await hand(leased, to: delivery, of: staff, ledger)
            } catch {
                try await ledger.putBack(id)
                throw error
            }
            if let last { handover.add(last, of: leased) }
        }
        if let last { try await ledger.store(last) }
    }

    /// What was sent so often and is never there is told to a person.
    private static var mostDoubts: Int { 3 }

    /// What may have arrived is asked for before anything is sent again; what is not there waits to
    /// be sent.
    private func readBack(
        _ item: OutboxAction, at delivery: Delivery, _ ledger: Ledger,
        _ handover: inout Handover
    ) async throws {
        let found: Receipt?
        do {
            found =
                delivery.destination.isSite
                ? try await enter(item, at: delivery, in: ledger, isOnlyLook: true)
                : try await world.readBack(delivery, item.action.id)
        } catch {
            throw NotHandedOver(error)
        }
        if found == nil, try await ledger.doubts(of: item.action.id) >= Self.mostDoubts {
            return try await ledger.store(
                Receipt(
                    action: item.action.id, result: .refused,
                    evidence: ReceiptWord.neverThere.evidence(), at: world.now()))
        }
        guard let found else {
            return try await ledger.putBack(absent: item.action.id, now: world.now())
        }
        if item.state == .uncertain, found.result == .uncertain { return }
        try await ledger.store(found)
        handover.add(found, of: item)
    }

    /// What a target has refused, or may not have got, waits for a person's word: until then the
    /// slot may still be for sale there.
    private func tellOpen(
        at delivery: Delivery, _ ledger: Ledger, _ report: inout RunReport
    ) async throws {
        let (target, asks) = (delivery.target, delivery.destination.canBeReadBack)
        let byHand = "相手の画面で確かめ、daicho action done ID または daicho action retry ID"
        for (state, key, words, step, status) in [
            (
                OutboxAction.State.uncertain, "in-doubt", "が届いたか不明です",
                asks ? "次の実行で相手に確かめます" : byHand,
                asks ? ExitStatus.degraded : .personNeeded
            ),
            (.refused, "refused", "が断られました", byHand, .personNeeded),
        ] + handed(at: delivery) {
            let count = try await ledger.actions(in: state).count {
                $0.action.target.rawValue == target && $0.isAhead(of: asOf)
            }
            guard count > 0 else { continue }
            report.note(
                "\(key):\(target)", "\(target): \(count) 件の連携\(words)。\(step)", status, of: .salon)
        }
    }

    /// What no form of a medium's takes waits for a person, too.
    private func handed(
        at delivery: Delivery
    ) -> [(OutboxAction.State, String, String, String, ExitStatus)] {
        guard delivery.destination.isSite else { return [] }
        return [
            (
                .handed, "by-hand", "は媒体の画面で人が行います",
                "daicho action list で見て、済んだら daicho action done ID", .personNeeded
            )
        ]
    }

    /// What could not be handed over waits for the next run, and so does what comes behind it.
    private func hand(
        _ item: OutboxAction, to delivery: Delivery, of staff: StaffBook, _ ledger: Ledger
    ) async throws(NotHandedOver) -> Receipt {
        let line = item.action.line(
            salon: definition.salon.id, store: definition.salon.store, run: item.run,
            staff: staff)
        do {
            guard delivery.destination.isSite else {
                return try await world.hand(delivery, item.action.id, line)
            }
            guard let receipt = try await enter(item, at: delivery, in: ledger) else {
                throw BrokenInvariant(what: "an entry that was neither made nor refused")
            }
            return receipt
        } catch {
            throw NotHandedOver(error)
        }
    }
}
