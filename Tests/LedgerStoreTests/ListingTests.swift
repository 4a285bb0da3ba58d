import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

/// What lists showed of a day, and how late they were read.
@Suite struct ListingTests {
    private let first = Sample.horizon.first

    /// A scan of the days from some day on, one row on each of them.
    private func scan(_ id: String, at minutes: Double, from day: ServiceDay) -> Scan {
        let interval = Interval(from: Sample.at(minutes), to: Sample.at(minutes + 1))
        let rows = (0..<2).map { days in
            var facts = Facts()
            facts.visitDate = day.adding(days: days)
            return Scan.Row(
                number: "BE\(day)-\(days)", facts: facts, interval: interval, capture: "",
                span: nil)
        }
        return Scan(
            id: id, source: "list", medium: Sample.hotpepper, interval: interval,
            range: Horizon(first: day, last: day.adding(days: 1)),
            coverage: Coverage(verdict: .complete, proofs: []),
            fingerprint: Fingerprint(words: [id]), detectedAt: interval.to, format: "list 1",
            rows: rows)
    }

    private func read(
        _ scan: Scan, isUnchanged: Bool = false, into ledger: Ledger
    ) async throws {
        var commit = Sample.commit(
            run: scan.id, at: scan.interval.to.timeIntervalSince(Sample.start) / 60)
        commit.scans = [
            ScanRecord(
                id: scan.id, source: scan.source, medium: scan.medium, interval: scan.interval,
                range: scan.range, coverage: scan.coverage, fingerprint: scan.fingerprint,
                format: scan.format, isUnchanged: isUnchanged, isSettled: true)
        ]
        if !isUnchanged { commit.listings = [Listing(scan)].compactMap(\.self) }
        _ = try await ledger.commit(commit)
    }

    private func shown(_ ledger: Ledger, on day: ServiceDay) throws -> [String] {
        try ledger.closing(of: day).lists.map { list in
            let minutes = Int(list.interval.to.timeIntervalSince(Sample.start) / 60)
            return "\(list.rows.keys.sorted().joined(separator: " ")) at \(minutes)"
        }
    }

    @Test func `a day stays as the last list of it showed it, and as late, also when it is pruned`()
        async throws
    {
        let ledger = try Sample.ledger()
        let next = first.adding(days: 1)
        try await read(scan("a", at: 0, from: first), into: ledger)
        try await read(scan("b", at: 9, from: first), isUnchanged: true, into: ledger)
        #expect(try shown(ledger, on: first) == ["BE\(first)-0 at 10"])
        try await read(scan("c", at: 19, from: next), into: ledger)
        try await read(scan("d", at: 29, from: next), isUnchanged: true, into: ledger)
        try await read(scan("e", at: 39, from: next), isUnchanged: true, into: ledger)
        for _ in 1...2 {
            #expect(try shown(ledger, on: first) == ["BE\(first)-0 at 10"])
            // What the next list no longer shows of a day it no longer has.
            #expect(try shown(ledger, on: next) == ["BE\(next)-0 at 40"])
            #expect(try shown(ledger, on: next.adding(days: 9)) == [])
            try await ledger.prune(before: Sample.at(90))
        }
        #expect(try ledger.count("scan WHERE id = 'd'") == 0)
        #expect(try await ledger.integrity() == [])
    }

    @Test func `an older list takes nothing back, and one beside the runs vouches alone`()
        async throws
    {
        let ledger = try Sample.ledger()
        try await read(scan("a", at: 20, from: first), into: ledger)
        let older = scan("b", at: 5, from: first.adding(days: -1))
        try await read(older, into: ledger)
        #expect(try shown(ledger, on: first) == ["BE\(first)-0 at 21"])
        #expect(try shown(ledger, on: first.adding(days: -1)) == [])
        try ledger.keep([Listing(older)].compactMap(\.self))
        #expect(try shown(ledger, on: first) == ["BE\(first)-0 at 21"])
        let before = first.adding(days: -1)
        #expect(try shown(ledger, on: before) == ["BE\(before)-0 at 6"])
        #expect(try await ledger.lastScans()["list"]?.isSettled == false)
    }
}
