import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore

struct SourceTests {
    private func commit(_ run: String, at minutes: Double, _ update: SourceUpdate) -> Commit {
        var commit = Sample.commit(run: run, at: minutes)
        commit.sources = [update]
        return commit
    }

    @Test func `a source remembers its success through its failures (D4)`() async throws {
        let ledger = try Sample.ledger()
        let cursor = MailCursor(validity: 7, uid: 42)
        _ = try await ledger.commit(
            commit(
                "run-1", at: 2,
                SourceUpdate(
                    source: "notices", attempted: Sample.at(1), mailboxes: ["INBOX": cursor])))
        for (run, minutes) in [("run-2", 5.0), ("run-3", 10.0)] {
            _ = try await ledger.commit(
                commit(
                    run, at: minutes,
                    SourceUpdate(
                        source: "notices", attempted: Sample.at(minutes),
                        failure: "sign-in refused",
                        rest: .init(until: nil, reason: "captcha"))))
        }
        let failing = SourceState(
            attempted: Sample.at(10), succeeded: Sample.at(1), failure: "sign-in refused",
            failingSince: Sample.at(5), rest: .init(until: nil, reason: "captcha"),
            mailboxes: ["INBOX": cursor])
        #expect(try await ledger.sources() == ["notices": failing])

        try await ledger.resume(source: "notices", by: "店長", at: Sample.at(11))
        #expect(try await ledger.sources()["notices"]?.rest == nil)
        _ = try await ledger.commit(
            commit("run-4", at: 15, SourceUpdate(source: "notices", attempted: Sample.at(15))))
        let well = SourceState(
            attempted: Sample.at(15), succeeded: Sample.at(15), mailboxes: ["INBOX": cursor])
        #expect(try await ledger.sources() == ["notices": well])
    }

    @Test func `a mail that was read is known by its place and its content (D5)`() async throws {
        let ledger = try Sample.ledger()
        let marks = ["41", "42"].map {
            MailMark(source: "notices", box: "INBOX", validity: 7, mail: $0, content: "c\($0)")
        }
        for run in ["run-1", "run-2"] {
            var commit = commit(
                run, at: 2, SourceUpdate(source: "notices", attempted: Sample.at(1)))
            commit.mails = marks
            _ = try await ledger.commit(commit)
        }
        #expect(try await ledger.seenMails(source: "notices") == Set(marks))
        try await ledger.prune(before: Sample.at(60))
        #expect(try await ledger.seenMails(source: "notices") == [])
    }

    @Test func `a lasting bad row is one, and cleared when the list no longer shows it`()
        async throws
    {
        let ledger = try Sample.ledger()
        func read(_ run: String, at minutes: Double, bad: Bool) async throws {
            var commit = Sample.commit(run: run, at: minutes)
            commit.scans = [Sample.scan("scan of \(run)", at: minutes)]
            if bad {
                commit.quarantined = [
                    QuarantineRecord(
                        source: "list", content: Fingerprint(words: ["row"]), capture: run,
                        span: 3..<9, location: "row 12", field: "startTime", problem: "unreadable")
                ]
            }
            _ = try await ledger.commit(commit)
        }
        try await read("run-1", at: 2, bad: true)
        try await read("run-2", at: 5, bad: true)
        #expect(try await ledger.quarantined().map(\.firstRun) == ["run-1"])
        try await read("run-3", at: 8, bad: false)
        #expect(try await ledger.quarantined() == [])
        try await read("run-4", at: 11, bad: true)
        #expect(try await ledger.quarantined().map(\.span) == [3..<9])
    }

    @Test func `notices are kept as they stand`() async throws {
        let ledger = try Sample.ledger()
        let notice = Notice(since: Sample.start, told: Sample.at(1))
        var commit = Sample.commit()
        commit.notices = [OwedNotice(name: "hold", text: "old", status: 20)]
        _ = try await ledger.commit(commit)
        #expect(try await ledger.owedNotices() == commit.notices)
        let owed = [OwedNotice(recipient: "owner@salon.example", name: "x", text: "y", status: 10)]
        for notices in [["hold": notice, "stale": notice], ["hold": notice]] {
            try await ledger.conclude(
                run: "run-1", at: Sample.at(1), exitStatus: 0, report: "{}", notices: notices,
                owed: owed)
        }
        #expect(try await ledger.owedNotices() == owed)
        #expect(try await ledger.notices() == ["hold": notice])
    }

    @Test func `pruning forgets runs without changes, not what the belief rests on`() async throws {
        let ledger = try Sample.ledger()
        for (run, minutes) in [("run-1", 0.0), ("run-2", 30.0), ("run-3", 60.0)] {
            let reservations = run == "run-1" ? [Sample.reservation("BE1")] : []
            var commit = Sample.commit(reservations, run: run, at: minutes)
            commit.scans = [
                Sample.scan("scan of \(run)", at: minutes, unchanged: run != "run-1")
            ]
            _ = try await ledger.commit(commit)
        }
        try await ledger.prune(before: Sample.at(90))
        // run-1 made the booking; run-3 brought the last list
        #expect(try await ledger.runs(last: 9).map(\.id) == ["run-3", "run-1"])
        #expect(try ledger.count("scan") == 2)
        #expect(try await ledger.lastScans()["list"]?.interval.from == Sample.at(60))
        #expect(try ledger.count("observation") == 1)
        #expect(try await ledger.integrity() == [])
    }

    @Test(arguments: [30.0, 60.0])
    func `pruning keeps the scan that said first what a kept one repeats (I1)`(
        again: Double
    ) async throws {
        let ledger = try Sample.ledger()
        for (run, minutes) in [("run-1", 0.0), ("run-2", 30.0), ("run-3", again)] {
            var commit = Sample.commit(
                run == "run-1" ? [Sample.reservation("BE1")] : [], run: run, at: minutes)
            commit.scans = [
                Sample.scan(
                    "scan of \(run)", at: minutes, saying: run == "run-1" ? "one" : "two",
                    unchanged: run == "run-3")
            ]
            _ = try await ledger.commit(commit)
        }
        try await ledger.prune(before: Sample.at(90))
        #expect(Set(try await ledger.runs(last: 9).map(\.id)) == ["run-1", "run-2", "run-3"])
    }

    @Test func `two connections wait for each other`() async throws {
        try await Folder().use { folder in
            let ledgers = try (0..<2).map { _ in
                try Sample.ledger(at: .file(path: folder.ledger))
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for (index, ledger) in ledgers.enumerated() {
                    group.addTask {
                        for n in 0..<20 {
                            _ = try await ledger.commit(Sample.commit(run: "run-\(index)-\(n)"))
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try ledgers[0].count("run") == 40)
        }
    }
}
