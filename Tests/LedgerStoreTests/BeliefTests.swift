import Foundation
import GRDB
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

struct BeliefTests {
    private func belief(_ ledger: Ledger, at minutes: Double = 10) async throws -> Belief {
        try await ledger.belief(
            media: [Sample.hotpepper], horizon: Sample.horizon, now: Sample.at(minutes))
    }

    @Test func `known are tombstones and what lies from yesterday on`() async throws {
        let ledger = try Sample.ledger()
        let tombstone = Sample.facts(day: nil, time: nil, status: .cancelledByCustomer)
        _ = try await ledger.commit(
            Sample.commit([
                Sample.reservation("past", Sample.facts(day: "2026-11-20")),
                Sample.reservation("yesterday", Sample.facts(day: "2026-11-21")),
                Sample.reservation("later", Sample.facts(day: "2027-05-01", time: "25:30")),
                Sample.reservation("tombstone", tombstone),
            ]))
        let known = try await belief(ledger).known
        #expect(
            known[Sample.hotpepper]?.bookingNumbers == ["yesterday", "later", "tombstone"])
        let later = Sample.facts(day: "2027-05-01", time: "25:30")
        #expect(
            known[Sample.hotpepper]?["later"]
                == Known(
                    day: later.visitDate, start: later.startTime, status: .booked,
                    lastRow: later.fingerprint(number: "later"), rowAgrees: true, absentScans: 1,
                    lastSeen: Sample.at(0.5)))
        #expect(known[Sample.hotpepper]?["tombstone"]?.lastSeen == .distantPast)
    }

    @Test func `a cancelled row does not count as seen (F8)`() async throws {
        let ledger = try Sample.ledger()
        _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        var later = Sample.commit(run: "run-2", at: 10)
        later.plan.observations = [
            Sample.observation("BE1", at: 4),
            Sample.observation("BE1", Sample.facts(status: .cancelledBySalon), at: 6),
            Sample.observation("BE1", kind: .cancelled, channel: .mail, at: 7),
        ]
        _ = try await ledger.commit(later)
        #expect(
            try await belief(ledger).known[Sample.hotpepper]?["BE1"]?.lastSeen == Sample.at(4.5))
    }

    @Test func `listed before and shown by lists in doubt since is told apart (I5)`() async throws {
        let ledger = try Sample.ledger()
        let numbers = ["again", "mailed", "new", "unseen"]
        var first = Sample.commit(numbers.map { Sample.reservation($0) })
        first.plan.observations.removeAll { $0.key.number == "new" }
        first.scans = [Sample.scan("trusted", at: 1)]
        _ = try await ledger.commit(first)
        #expect(try await belief(ledger).relisted == [:])
        var later = Sample.commit(run: "run-2", at: 10)
        later.plan.observations = [
            Sample.observation("again", at: 8), Sample.observation("new", at: 8),
            Sample.observation("mailed", at: 8),
            Sample.observation("mailed", kind: .changed, channel: .mail, at: 7),
        ]
        _ = try await ledger.commit(later)
        #expect(try await belief(ledger).relisted == ["list": ["again"]])
    }

    @Test func `adopted media, holds, releases and what is in scope are remembered`() async throws {
        let ledger = try Sample.ledger()
        let key = Sample.key("BE1")
        let cancelled = Sample.facts(status: .cancelledBySalon)
        var commit = Sample.commit(
            [
                Sample.reservation("BE1", cancelled), Sample.reservation("BE2"),
                Sample.reservation("old", Sample.facts(day: "2026-11-01")),
            ], kind: .cancelled)
        commit.plan.adopts = [Sample.hotpepper]
        commit.plan.unconfirmedReleases = [key]
        commit.plan.holds = [HoldState(hold: HoldTests.hold("h1", [key]), word: .open)]
        _ = try await ledger.commit(commit)
        let belief = try await belief(ledger)
        #expect(belief.adopted == [Sample.hotpepper])
        #expect(belief.holds == commit.plan.holds)
        #expect(belief.recentReleases == 1)
        #expect(belief.inScope == 1)
        #expect(try await self.belief(ledger, at: 24 * 60 + 3).recentReleases == 0)
    }

    @Test func `the last complete scan of a source is the newest, not the last written`()
        async throws
    {
        let ledger = try Sample.ledger()
        var commit = Sample.commit()
        commit.scans = [
            Sample.scan("new", at: 10), Sample.scan("backfilled", at: 1),
            Sample.scan("cut", at: 20, verdict: .partial),
        ]
        _ = try await ledger.commit(commit)
        let scans = try await ledger.lastScans()
        #expect(scans["list"]?.fingerprint == Sample.scan("new").fingerprint)
    }

    /// The facts of thousands must not be read at every run.
    @Test func `what is known is read from the index alone`() throws {
        let ledger = try Sample.ledger()
        let plan = try ledger.queue.read { db in
            try String.fetchAll(
                db,
                sql: """
                    EXPLAIN QUERY PLAN SELECT number, day, start, status, last_row_high,
                        last_row_low, row_agrees, absent_scans, last_seen
                    FROM reservation WHERE salon = 'a' AND medium = 'b' AND day >= '2026-11-22'
                    """, adapter: RangeRowAdapter(3..<4))
        }
        #expect(plan.allSatisfy { $0.contains("COVERING INDEX reservation_at_a_glance") })
    }
}
