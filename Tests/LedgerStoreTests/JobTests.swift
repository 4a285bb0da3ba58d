import Foundation
import Testing

@testable import LedgerStore

@Suite struct JobTests {
    @Test func `a job that a killed run left is taken over, and given up after three`() async throws
    {
        let ledger = try Sample.ledger()
        let asked = try await ledger.queue(request: "{}", by: "hana", at: Sample.at(0))
        #expect(asked.number == 1 && asked.state == .queued)
        let first = try await ledger.claimJob(at: Sample.at(1))
        #expect(first?.attempts == 1 && first?.state == .running)
        #expect(try await ledger.claimJob(at: Sample.at(10)) == nil)  // it may still be at work
        #expect(try await ledger.claimJob(at: Sample.at(11))?.attempts == 2)
        #expect(try await ledger.claimJob(at: Sample.at(21))?.attempts == 3)
        #expect(try await ledger.claimJob(at: Sample.at(31)) == nil)
        let given = try await ledger.job(1)
        #expect(given.state == .failed && given.ended == Sample.at(31))
        #expect(given.problem?.contains("cut off") == true)
    }

    @Test func `jobs are done in their order, listed newest first, and pruned`() async throws {
        let ledger = try Sample.ledger()
        for minute in 0..<3 {
            _ = try await ledger.queue(request: "{}", by: "hana", at: Sample.at(Double(minute)))
        }
        for minute in [10, 20] {
            var job = try #require(
                try await ledger.claimJob(at: Sample.at(Double(minute))) as ExportJob?)
            job.state = .done
            job.files = ["a.csv"]
            job.rows = 7
            job.ended = Sample.at(Double(minute))
            try await ledger.end(job)
            #expect(try await ledger.job(job.number) == job)
        }
        #expect(try await ledger.jobs().map(\.number) == [3, 2, 1])
        #expect(try await ledger.jobs().map(\.state) == [.queued, .done, .done])
        #expect(try await ledger.pruneJobs(before: Sample.at(15)) == [1])
        #expect(try await ledger.jobs().map(\.number) == [3, 2])
        await #expect(throws: LedgerTrouble.unknown(what: "job", id: "1")) {
            try await ledger.job(1)
        }
    }
}
