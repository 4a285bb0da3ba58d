import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

struct CommitTests {
    @Test func `what a run commits is read back whole`() async throws {
        let ledger = try Sample.ledger()
        let reservation = Sample.reservation("BE00000001", attention: [.held, .missing])
        var commit = Sample.commit([reservation])
        commit.scans = [Sample.scan("s1")]
        commit.plan.adopts = [Sample.hotpepper]
        guard case .committed = try await ledger.commit(commit) else {
            Issue.record("not committed")
            return
        }
        let history = try await ledger.histories(of: [reservation.key, Sample.key("none")])
        #expect(Array(history.keys) == [reservation.key])
        #expect(history[reservation.key]?.reservation == reservation)
        #expect(history[reservation.key]?.observations == commit.plan.observations)
        let scan = commit.scans[0]
        #expect(
            try await ledger.lastScans() == [
                "list": ScanMemory(
                    interval: scan.interval, fingerprint: scan.fingerprint, isSettled: true,
                    range: scan.range, medium: Sample.hotpepper,
                    setup: scan.setup)
            ])
        #expect(try ledger.value("SELECT unseen FROM scan") == #"["BE1","BE2"]"# as String?)
        #expect(try ledger.value("SELECT server_ahead FROM scan") == 1.5 as Double?)
        let run = try await ledger.lastRun()
        #expect(run == commit.run)
        #expect(try await ledger.integrity() == [])
    }

    @Test func `a run is known as long as the journal keeps it`() async throws {
        let ledger = try Sample.ledger()
        _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        #expect(try ledger.looking { try $0.known(among: ["run-1", "run-0"]) } == ["run-1"])
    }

    @Test func `instants keep their fractions`() async throws {
        let ledger = try Sample.ledger()
        var facts = Sample.facts()
        facts.receivedAt = Date(timeIntervalSince1970: 1_795_000_000.123456)
        let observation = Observation(
            key: Sample.key("BE1"), kind: .new, channel: .mail, facts: facts,
            interval: Interval(
                from: Date(timeIntervalSince1970: 1_795_000_000.0015),
                to: Date(timeIntervalSince1970: 1_795_000_001.999)),
            detectedAt: Sample.at(3), source: "notices", capture: "c", span: nil, format: "m 1")
        var commit = Sample.commit([Sample.reservation("BE1", facts)])
        commit.plan.observations = [observation]
        _ = try await ledger.commit(commit)
        let key = Sample.key("BE1")
        #expect(try await ledger.histories(of: [key])[key]?.observations == [observation])
    }

    @Test func `a repeated tick writes nothing`() async throws {
        let ledger = try Sample.ledger()
        _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        var again = Sample.commit([Sample.reservation("BE2")], run: "run-2")
        again.run.tick = "tick of run-1"
        #expect(try await ledger.commit(again) == .repeatedTick(run: "run-1"))
        #expect(try ledger.count("run") == 1)
        #expect(try ledger.count("reservation") == 1)
    }

    @Test func `a commit cut off in the middle leaves nothing`() async throws {
        let ledger = try Sample.ledger()
        _ = try await ledger.commit(Sample.commit([Sample.reservation("BE1")]))
        var broken = Sample.commit(
            [Sample.reservation("BE2"), Sample.reservation("BE3")], run: "run-2", at: 5)
        broken.cells[Sample.key("BE3")] = nil
        await #expect(throws: LedgerTrouble.self) { try await ledger.commit(broken) }
        #expect(try ledger.count("run") == 1)
        #expect(try ledger.count("reservation") == 1)
        #expect(try ledger.count("observation") == 1)
        #expect(try ledger.count("ledger_row") == 1)
    }

    @Test func `a change of a booking that the ledger does not have is refused`() async throws {
        let ledger = try Sample.ledger()
        var commit = Sample.commit([Sample.reservation("BE1")])
        commit.plan.reservations = []
        await #expect(throws: LedgerTrouble.self) { try await ledger.commit(commit) }
        #expect(try ledger.count("run") == 0)
    }

    @Test func `a decision that throws writes nothing and keeps its own error`() throws {
        struct Stale: Error, Equatable {}
        let ledger = try Sample.ledger()
        #expect(throws: Stale()) { try ledger.commit { _ in throw Stale() } }
        let result = try ledger.commit { books in
            let belief = try books.belief(
                media: [Sample.hotpepper], horizon: Sample.horizon, now: Sample.start)
            #expect(belief.known == [Sample.hotpepper: KnownBook()])
            return Sample.commit([Sample.reservation("BE1")])
        }
        guard case .committed = result else { throw Stale() }
        #expect(try ledger.count("reservation") == 1)
    }

    @Test func `a run without changes over 2,000 bookings writes the run and its proof (I3, F13)`()
        async throws
    {
        let ledger = try Sample.ledger()
        let many = (0..<2_000).map { Sample.reservation("BE\($0)") }
        var first = Sample.commit(many)
        first.scans = [Sample.scan("s1")]
        first.sources = [SourceUpdate(source: "list", attempted: Sample.start)]
        _ = try await ledger.commit(first)

        var quiet = Sample.commit(run: "run-2", at: 10)
        quiet.scans = [Sample.scan("s2", at: 8, unchanged: true)]
        quiet.sources = [SourceUpdate(source: "list", attempted: Sample.at(8))]
        // the run, its scan, the source's state and its last scan
        #expect(try await ledger.commit(quiet) == .committed(changedRows: 4))
    }

    @Test func `the same observations again change no row (I3)`() async throws {
        let ledger = try Sample.ledger()
        let first = Sample.commit([Sample.reservation("BE1")])
        _ = try await ledger.commit(first)
        var again = Sample.commit(run: "run-2", at: 10)
        again.plan.observations = first.plan.observations
        #expect(try await ledger.commit(again) == .committed(changedRows: 1))
    }

    @Test func `how a run ended is noted later`() async throws {
        let ledger = try Sample.ledger()
        var commit = Sample.commit()
        _ = try await ledger.commit(commit)
        try await ledger.conclude(
            run: "run-1", at: Sample.at(3), exitStatus: 10, report: #"{"rows":2}"#, notices: [:],
            owed: [])
        commit.run.finished = Sample.at(3)
        commit.run.exitStatus = 10
        commit.run.report = #"{"rows":2}"#
        #expect(try await ledger.runs(last: 5) == [commit.run])
        await #expect(throws: LedgerTrouble.unknown(what: "run", id: "none")) {
            try await ledger.conclude(
                run: "none", at: Sample.at(3), exitStatus: 0, report: "{}", notices: [:], owed: [])
        }
    }
}
