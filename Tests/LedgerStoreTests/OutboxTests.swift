import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

struct OutboxTests {
    private let key = Sample.key("BE1")

    /// A ledger whose first run booked BE1, or more, and planned to tell it.
    private func begun(
        _ actions: [Action], booking numbers: [String] = ["BE1"]
    ) async throws -> Ledger {
        let ledger = try Sample.ledger()
        var commit = Sample.commit(numbers.map { Sample.reservation($0) }, actions: actions)
        commit.links = [Link(target: .own)]
        _ = try await ledger.commit(commit)
        return ledger
    }

    private func told(_ ledger: Ledger) async throws -> Told? {
        try await ledger.told(target: .own, of: [key])[key]
    }

    private func receipt(
        _ action: Action, _ result: Receipt.Result, at minutes: Double = 3
    ) -> Receipt {
        Receipt(action: action.id, result: result, evidence: "", at: Sample.at(minutes))
    }

    @Test func `an action is leased whole, once, when it is due`() async throws {
        let action = Sample.action("BE1", due: 3)
        let ledger = try await begun([action])
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(2)).isEmpty)
        let delivery = try await ledger.takeOut(target: .own, now: Sample.at(3))
        #expect(delivery.send.map(\.action) == [action])
        #expect(delivery.send.map(\.state) == [.leased])
        #expect(delivery.send.map(\.attempts) == [1])
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(3)).isEmpty)
        #expect(try await ledger.takeOut(target: Sample.hotpepper, now: Sample.at(3)).isEmpty)
    }

    @Test func `what its own medium is being told of a booking is under way until that answers`()
        async throws
    {
        func action(_ number: String, _ kind: Action.Kind, at target: Medium) -> Action {
            Action(
                target: target, kind: kind, key: Sample.key(number), before: Sample.facts(),
                after: nil, reasons: [], opens: Sample.at(3), salon: Sample.salon, receipt: nil)
        }
        let step = action("BE1", .pushCancel, at: Sample.hotpepper)
        let ledger = try await begun(
            [
                step, action("BE2", .advise, at: Sample.hotpepper),
                action("BE3", .pushCancel, at: .own),
            ], booking: ["BE1", "BE2", "BE3"])
        func underway() async throws -> Set<ReservationKey> {
            try await ledger.belief(
                media: [Sample.hotpepper], horizon: Sample.horizon, now: Sample.at(3)
            ).underway
        }
        #expect(try await underway() == [key])
        _ = try await ledger.takeOut(target: Sample.hotpepper, now: Sample.at(3))
        #expect(try await underway() == [key])
        try await ledger.store(receipt(step, .uncertain))
        #expect(try await underway() == [key])
        try await ledger.store(receipt(step, .done, at: 4))
        #expect(try await underway() == [])
    }

    @Test func `an expired lease is in doubt and never sent again by itself`() async throws {
        let action = Sample.action("BE1")
        let ledger = try await begun([action])
        _ = try await ledger.takeOut(target: .own, now: Sample.at(3))
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(12)).isEmpty)
        let late = try await ledger.takeOut(target: .own, now: Sample.at(13))
        #expect(late.send.isEmpty)
        #expect(late.inDoubt.map(\.action) == [action])
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(14)).inDoubt == late.inDoubt)
        #expect(
            try ledger.looking { try $0.receipts(for: action.id).map(\.result) } == [.uncertain])
        #expect(try await told(ledger) == Told(facts: action.after, receipt: action.id))
        try await ledger.retry(action.id, by: "読み戻し", at: Sample.at(14))
        let again = try await ledger.takeOut(target: .own, now: Sample.at(14))
        #expect(again.send.map(\.attempts) == [2])
    }

    @Test func `one action is taken out at a time, and only by one run (I18)`() async throws {
        let first = Sample.action("BE1")
        let second = Sample.action("BE1", .blockSlot)
        let ledger = try await begun([first])
        #expect(
            try await ledger.due(target: .own, now: Sample.at(3)).send.map(\.state) == [.pending])
        #expect(try await ledger.lease(first.id, now: Sample.at(3)) != nil)
        #expect(try await ledger.lease(first.id, now: Sample.at(3)) == nil)
        _ = try await ledger.commit(
            Sample.commit([Sample.reservation("BE1")], run: "run-2", at: 3, kind: .amended))
        #expect(
            try await ledger.lease(second.id, having: receipt(first, .done), now: Sample.at(3))
                == nil)
        #expect(try await ledger.actions(in: .done).map(\.action) == [first])
    }

    @Test func `what an older version had leased all at once is replayed as it was (I1)`()
        async throws
    {
        let action = Sample.action("BE1")
        let ledger = try await begun([action])
        #expect(try await ledger.take(.leases(target: .own, at: Sample.at(3))))
        #expect(try await ledger.actions(in: .leased).map(\.leasedUntil) == [Sample.at(13)])
        #expect(try await ledger.take(.leases(target: .own, at: Sample.at(13))))
        #expect(try await ledger.actions(in: .uncertain).map(\.action) == [action])
        #expect(try ledger.count("receipt") == 0)
    }

    @Test func `base advances only with a confirmed receipt (I18)`() async throws {
        let action = Sample.action("BE1")
        let ledger = try await begun([action])
        #expect(try await told(ledger) == nil)
        _ = try await ledger.takeOut(target: .own, now: Sample.at(3))
        try await ledger.store(receipt(action, .handedOver))
        #expect(try ledger.count("base") == 0)
        #expect(try await told(ledger) == Told(facts: action.after, receipt: action.id))
        #expect(try await ledger.actions(in: .handed).map(\.action) == [action])

        try await ledger.markDone(action.id, by: "店長", at: Sample.at(9))
        #expect(try ledger.count("base") == 1)
        #expect(try await told(ledger) == Told(facts: action.after, receipt: action.id))
        #expect(try await ledger.actions(in: .done).map(\.action) == [action])
    }

    @Test func `F19: a target rests twice as long each time, and as long as it asks`() async throws
    {
        let ledger = try await begun([Sample.action("BE1")])
        var rests: [Double] = []
        for _ in 1...6 {
            let rest = try await ledger.letRest(.own, at: Sample.at(3), asked: nil, saying: "休み")
            rests.append(rest.until.timeIntervalSince(Sample.at(3)))
        }
        #expect(rests == [60, 120, 240, 480, 900, 900])
        #expect(try await ledger.rest(of: Sample.hotpepper) == nil)
        let asked = try await ledger.letRest(.own, at: Sample.at(3), asked: 1800, saying: "休み")
        #expect(asked.until == Sample.at(33))
        let endless = try await ledger.letRest(.own, at: Sample.at(3), asked: 1e9, saying: "休み")
        #expect(endless.until == Sample.at(63))
        #expect(endless.failures == 8)
        #expect(try await ledger.rest(of: .own) == endless)
        try await ledger.endRest(of: .own)
        #expect(try await ledger.rest(of: .own) == nil)
    }

    @Test func `F19: a person who has a refused action sent again ends the target's rest`()
        async throws
    {
        let action = Sample.action("BE1")
        let ledger = try await begun([action])
        _ = try await ledger.takeOut(target: .own, now: Sample.at(3))
        try await ledger.store(receipt(action, .refused))
        _ = try await ledger.letRest(.own, at: Sample.at(3), asked: nil, saying: "休み")
        try await ledger.retry(action.id, by: "店長", at: Sample.at(3))
        #expect(try await ledger.rest(of: .own) == nil)
    }

    @Test func `a refused action was told to nobody, and a person may retry it`() async throws {
        let action = Sample.action("BE1")
        let ledger = try await begun([action])
        _ = try await ledger.takeOut(target: .own, now: Sample.at(3))
        try await ledger.store(receipt(action, .refused))
        #expect(try await told(ledger) == nil)
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(99)).isEmpty)
        try await ledger.retry(action.id, by: "店長", at: Sample.at(99))
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(99)).send.count == 1)
    }

    @Test func `a step that builds on a refused one waits for it`() async throws {
        let create = Sample.action("BE1")
        let ledger = try await begun([create])
        _ = try await ledger.takeOut(target: .own, now: Sample.at(3))
        let moved = Sample.facts(time: "16:00")
        let update = Sample.action(
            "BE1", .pushUpdate, before: create.after, after: moved, receipt: create.id)
        _ = try await ledger.commit(
            Sample.commit(
                [Sample.reservation("BE1", moved)], run: "run-2", at: 4, kind: .amended,
                actions: [update]))
        try await ledger.store(receipt(create, .refused, at: 5))
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(6)).isEmpty)

        try await ledger.retry(create.id, by: "店長", at: Sample.at(7))
        for step in [create, update] {
            let delivery = try await ledger.takeOut(target: .own, now: Sample.at(8))
            #expect(delivery.send.map(\.action) == [step])
            try await ledger.store(receipt(step, .done, at: 8))
        }
        #expect(try await told(ledger) == Told(facts: moved, receipt: update.id))
    }

    @Test func `a receipt that comes twice, or after the last word, changes nothing`() async throws
    {
        let action = Sample.action("BE1")
        let ledger = try await begun([action])
        _ = try await ledger.takeOut(target: .own, now: Sample.at(3))
        try await ledger.store(receipt(action, .done))
        try await ledger.store(receipt(action, .done))
        #expect(try ledger.count("receipt") == 1)
        try await ledger.store(receipt(action, .uncertain, at: 4))
        #expect(try await ledger.actions(in: .done).count == 1)
        await #expect(throws: LedgerTrouble.unknown(what: "action", id: "none")) {
            try await ledger.store(
                Receipt(action: "none", result: .done, evidence: "", at: Sample.start))
        }
    }

    @Test func `book, cancel, rebook are three steps with three ids`() async throws {
        let create = Sample.action("BE1")
        let ledger = try await begun([create])
        var ids = [create.id]
        func deliver(_ next: Action, run: String, at minutes: Double) async throws {
            _ = try await ledger.takeOut(target: .own, now: Sample.at(minutes))
            try await ledger.store(
                Receipt(action: ids.last!, result: .handedOver, evidence: "", at: Sample.at(3)))
            _ = try await ledger.commit(
                Sample.commit(
                    [Sample.reservation("BE1", run: run)], run: run, at: minutes + 1,
                    kind: .cancelled, actions: [next]))
            ids.append(next.id)
        }
        let cancel = Sample.action(
            "BE1", .pushCancel, before: create.after, after: nil, receipt: create.id)
        try await deliver(cancel, run: "run-2", at: 3)
        try await deliver(Sample.action("BE1", receipt: cancel.id), run: "run-3", at: 5)
        #expect(Set(ids).count == 3)
        #expect(try await told(ledger) == Told(facts: nil, receipt: cancel.id))
    }

    @Test func `what was not sent is superseded, and wanted again it is the same step`()
        async throws
    {
        let first = Sample.action("BE1")
        let ledger = try await begun([first])
        let moved = Sample.facts(time: "16:00")
        let second = Sample.action("BE1", after: moved)
        _ = try await ledger.commit(
            Sample.commit(
                [Sample.reservation("BE1", moved)], run: "run-2", at: 3, kind: .amended,
                actions: [second]))
        #expect(try await ledger.actions(in: .superseded).map(\.action) == [first])
        #expect(try await ledger.actions(in: .pending).map(\.action) == [second])

        _ = try await ledger.commit(
            Sample.commit(
                [Sample.reservation("BE1")], run: "run-3", at: 5, kind: .amended, actions: [first]))
        #expect(try await ledger.actions(in: .pending).map(\.action) == [first])

        let gone = Sample.facts(status: .cancelledByCustomer)
        _ = try await ledger.commit(
            Sample.commit(
                [Sample.reservation("BE1", gone)], run: "run-4", at: 7, kind: .cancelled))
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(99)).isEmpty)
    }

    @Test(arguments: [Change.Kind.missing, .found])
    func `I17: a booking missing, or found again, elsewhere supersedes what was not sent`(
        kind: Change.Kind
    ) async throws {
        let first = Sample.action("BE1")
        let ledger = try await begun([first])
        let (here, there) = (Sample.facts(), Sample.facts(time: "16:00"))
        _ = try await ledger.commit(
            Sample.commit(
                [Sample.reservation("BE1", here)], run: "run-2", at: 3, kind: kind, before: here))
        #expect(try await ledger.actions(in: .pending).map(\.action) == [first])
        _ = try await ledger.commit(
            Sample.commit(
                [Sample.reservation("BE1", there)], run: "run-3", at: 5, kind: kind, before: here))
        #expect(try await ledger.actions(in: .superseded).map(\.action) == [first])
    }

    @Test func `one step of a booking goes out at a time, in their order`() async throws {
        let steps = [
            Sample.action("BE1"), Sample.action("BE1", .blockSlot),
            Sample.action("BE2", due: 9), Sample.action("BE2", .blockSlot),
        ]
        let ledger = try await begun(steps, booking: ["BE1", "BE2"])
        let due = try await ledger.due(target: .own, now: Sample.at(3))
        #expect(due.send.map(\.action) == [steps[0]])
    }

    @Test func `all that a booking closes goes out at once, and what it opens waits (I9)`()
        async throws
    {
        let closing = ["10:00", "11:00", "12:00"].map {
            Sample.action("BE1", .blockSlot, after: Sample.facts(time: $0))
        }
        let opening = Sample.action(
            "BE1", .releaseSlot, before: Sample.facts(time: "9:00"), after: nil)
        let last = Sample.action("BE1", .blockSlot, after: Sample.facts(time: "13:00"))
        let ledger = try await begun(closing + [opening, last])
        let due = try await ledger.due(target: .own, now: Sample.at(3))
        #expect(due.send.map(\.action) == closing)
        // One of which nobody knows whether it arrived keeps back all others.
        try await ledger.store(receipt(closing[0], .uncertain))
        #expect(try await ledger.due(target: .own, now: Sample.at(3)).send.isEmpty)
    }

    @Test func `a late word on an early step moves the base nowhere (I18)`() async throws {
        let create = Sample.action("BE1")
        let ledger = try await begun([create])
        _ = try await ledger.takeOut(target: .own, now: Sample.at(3))
        try await ledger.store(receipt(create, .handedOver))
        let moved = Sample.facts(time: "16:00")
        let update = Sample.action(
            "BE1", .pushUpdate, before: create.after, after: moved, receipt: create.id)
        _ = try await ledger.commit(
            Sample.commit(
                [Sample.reservation("BE1", moved)], run: "run-2", at: 4, kind: .amended,
                actions: [update]))
        _ = try await ledger.takeOut(target: .own, now: Sample.at(5))
        try await ledger.store(receipt(update, .handedOver, at: 5))
        for (step, at) in [(update, 6.0), (create, 7.0)] {
            try await ledger.markDone(step.id, by: "店長", at: Sample.at(at))
            let base = try ledger.looking { books in
                try books.all("SELECT action FROM base", []) { line throws(LedgerTrouble) in
                    try line.text(0)
                }
            }
            #expect(base == [update.id])
        }
    }

    @Test func `blocks go out before updates and releases, whatever their numbers (I17, I9)`()
        async throws
    {
        let numbers = ["BE1", "BE2", "BE3", "BE4", "BE5"]
        let kinds: [Action.Kind] = [.pushCancel, .pushUpdate, .pushCreate, .pushCancel, .blockSlot]
        let ledger = try await begun(
            zip(numbers, kinds).map { Sample.action($0, $1) }, booking: numbers)
        let due = try await ledger.due(target: .own, now: Sample.at(3))
        #expect(due.send.map(\.action.key.number) == ["BE3", "BE5", "BE2", "BE1", "BE4"])
    }

    @Test func `a release waits for its block (block new, then release old)`() async throws {
        let block = Sample.action("BE1", .blockSlot)
        let release = Sample.action("BE2", .releaseSlot, after: nil, requires: [block.id])
        let ledger = try await begun([block, release], booking: ["BE1", "BE2"])
        let first = try await ledger.takeOut(target: .own, now: Sample.at(3))
        #expect(first.send.map(\.action) == [block])
        #expect(try await ledger.takeOut(target: .own, now: Sample.at(3)).isEmpty)
        try await ledger.store(receipt(block, .done))
        let second = try await ledger.takeOut(target: .own, now: Sample.at(3))
        #expect(second.send.map(\.action) == [release])
    }

    @Test func `a step planned on a stale word is refused`() async throws {
        let ledger = try await begun([])
        let stale = Sample.action("BE1", .pushUpdate, receipt: "never given")
        await #expect(throws: LedgerTrouble.self) {
            try await ledger.commit(
                Sample.commit(
                    [Sample.reservation("BE1")], run: "run-2", at: 3, actions: [stale]))
        }
        #expect(try ledger.count("outbox") == 0)
    }

    @Test func `a target that is linked later knows what stood there (D15)`() async throws {
        let ledger = try Sample.ledger()
        let gone = Sample.facts(status: .noShow)
        var adopting = Sample.commit([Sample.reservation("BE1"), Sample.reservation("BE2", gone)])
        adopting.plan.adopts = [Sample.hotpepper]
        _ = try await ledger.commit(adopting)
        var linking = Sample.commit(run: "run-2", at: 3)
        linking.links = [Link(target: .own), Link(target: Sample.hotpepper, withExisting: true)]
        #expect(try await !ledger.isLinked(.own))
        _ = try await ledger.commit(linking)
        #expect(try await ledger.isLinked(.own))
        #expect(try await told(ledger) == Told(facts: Sample.facts(), receipt: nil))
        #expect(try ledger.count("base") == 1)
    }

    @Test func `what a linked target is about to be told is not its base`() async throws {
        let ledger = try Sample.ledger()
        let action = Sample.action("BE1")
        var adopting = Sample.commit(
            [Sample.reservation("BE1"), Sample.reservation("BE2")], actions: [action])
        adopting.links = [Link(target: .own)]
        adopting.plan.adopts = [Sample.hotpepper]
        _ = try await ledger.commit(adopting)
        let told = try await ledger.told(target: .own, of: [key, Sample.key("BE2")])
        #expect(told == [Sample.key("BE2"): Told(facts: Sample.facts(), receipt: nil)])
    }

    @Test func `what changes between linking and adoption counts as known at adoption (D15)`()
        async throws
    {
        let ledger = try Sample.ledger()
        var linking = Sample.commit([Sample.reservation("BE1"), Sample.reservation("BE2")])
        linking.links = [Link(target: .own)]
        _ = try await ledger.commit(linking)
        #expect(try ledger.count("base") == 0)

        let moved = Sample.facts(time: "16:00")
        let gone = Sample.facts(status: .cancelledByCustomer)
        var adopting = Sample.commit(
            [Sample.reservation("BE1", moved), Sample.reservation("BE2", gone)], run: "run-2",
            at: 7)
        adopting.plan.adopts = [Sample.hotpepper]
        _ = try await ledger.commit(adopting)
        let told = try await ledger.told(target: .own, of: [key, Sample.key("BE2")])
        #expect(told == [key: Told(facts: moved, receipt: nil)])
    }

    @Test func `a refused step that was overtaken cannot be sent again (I12)`() async throws {
        let action = Sample.action("BE1")
        let ledger = try await begun([action])
        _ = try await ledger.takeOut(target: .own, now: Sample.at(2))
        try await ledger.store(receipt(action, .refused))
        let moved = Sample.facts(time: "16:00")
        let newer = Sample.action("BE1", after: moved, due: 4)
        let commit = Sample.commit(
            [Sample.reservation("BE1", moved)], run: "run-2", at: 4, kind: .amended,
            actions: [newer])
        _ = try await ledger.commit(commit)
        #expect(try await ledger.actions(in: .refused).isEmpty)
        await #expect(throws: LedgerTrouble.self) {
            try await ledger.retry(action.id, by: "test", at: Sample.at(5))
        }
        let delivery = try await ledger.takeOut(target: .own, now: Sample.at(6))
        #expect(delivery.send.map(\.action) == [newer])
    }
}
