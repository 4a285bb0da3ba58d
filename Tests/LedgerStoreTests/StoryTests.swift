import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

struct StoryTests {
    @Test func `a booking's whole story is told in order`() async throws {
        let ledger = try Sample.ledger()
        let key = Sample.key("BE1")
        let action = Sample.action("BE1")
        let booked = Sample.reservation("BE1")
        var first = Sample.commit([booked, Sample.reservation("BE2")], actions: [action])
        let capture = CaptureRecord(
            hash: String(repeating: "a", count: 64), source: "list", origin: "page-1.html",
            started: Sample.at(0), ended: Sample.at(0.5), serverTime: Sample.at(0.2),
            store: "H000000001", httpStatus: 200, size: 4096)
        first.captures = [capture]
        first.plan.holds = [HoldState(hold: HoldTests.hold("h1", [key]), word: .open)]
        _ = try await ledger.commit(first)
        try await ledger.decide(hold: "h1", word: .approved, by: "店長", at: Sample.at(3))
        _ = try await ledger.takeOut(target: .own, now: Sample.at(4))
        try await ledger.markDone(action.id, by: "受付", at: Sample.at(5))
        let gone = Sample.reservation("BE1", Sample.facts(status: .cancelledBySalon), run: "run-2")
        _ = try await ledger.commit(Sample.commit([gone], run: "run-2", at: 8, kind: .cancelled))

        let stories = try await ledger.story(of: "BE1")
        let story = try #require(stories.first)
        #expect(stories.count == 1)
        #expect(story.reservation == gone)
        #expect(story.observations.count == 2)
        #expect(story.captures == [capture.hash: capture])
        #expect(story.changes.map(\.run) == ["run-1", "run-2"])
        #expect(story.changes.map(\.change.kind) == [.booked, .cancelled])
        #expect(story.changes[0].change == first.plan.changes[0])
        #expect(story.actions.map(\.action) == [action])
        #expect(story.receipts.map(\.result) == [.done])
        #expect(story.holds.map(\.hold.id) == ["h1"])
        #expect(story.acts.map(\.kind) == ["hold.approved", "action.done"])
        #expect(try await ledger.changes(of: "run-2").map(\.change.key) == [key])
        #expect(try await ledger.story(of: "none").isEmpty)
    }

    @Test func `status counts and lists what waits for a person`() async throws {
        let ledger = try Sample.ledger()
        var commit = Sample.commit(
            [
                Sample.reservation("BE1", attention: [.missing]), Sample.reservation("BE2"),
                Sample.reservation("old", Sample.facts(day: "2026-11-01"), attention: [.conflict]),
            ], actions: [Sample.action("BE1")])
        commit.plan.holds = [
            HoldState(hold: HoldTests.hold("h1", [Sample.key("BE1")]), word: .open)
        ]
        _ = try await ledger.commit(commit)
        var tally = Tally()
        tally.reservations = 3
        tally.active = 2
        tally.openHolds = 1
        tally.observations = 3
        tally.outbox = [.pending: 1]
        let today = Sample.horizon.first
        #expect(try await ledger.tally(from: today) == tally)
        #expect(try await ledger.worklist(from: today).map(\.key.number) == ["BE1"])
    }
}
