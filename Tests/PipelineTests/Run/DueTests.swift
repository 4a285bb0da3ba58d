import Foundation
import LedgerStore
import Testing

@testable import Pipeline

struct DueTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let every: Int?
        /// Seconds since the last successful attempt began.
        let passed: Double?
        var isForced = false
        var names: Set<String> = []
        let reason: SourceReport.Skip?
    }

    static let cases = [
        Case(testDescription: "never read", every: 5, passed: nil, reason: nil),
        Case(testDescription: "5 minutes, 3:59 ago", every: 5, passed: 239, reason: .notDue),
        Case(testDescription: "5 minutes, 4:00 ago", every: 5, passed: 240, reason: nil),
        Case(testDescription: "5 minutes, 5:20 ago", every: 5, passed: 320, reason: nil),
        Case(testDescription: "30 minutes, 28:59 ago", every: 30, passed: 1739, reason: .notDue),
        Case(testDescription: "30 minutes, 29:00 ago", every: 30, passed: 1740, reason: nil),
        Case(testDescription: "at each run", every: nil, passed: 1, reason: nil),
        Case(testDescription: "a clock set back", every: 5, passed: -60, reason: nil),
        Case(testDescription: "--now", every: 30, passed: 1, isForced: true, reason: nil),
        Case(
            testDescription: "named, though not due", every: 30, passed: 1, names: ["list"],
            reason: nil),
        Case(
            testDescription: "another is named", every: 5, passed: nil, names: ["notices"],
            reason: .notAsked),
    ]

    @Test(arguments: cases)
    func `a source is due by the start of its last success (D4)`(_ row: Case) throws {
        let desk = try Desk()
        let now = desk.hands[\.now]
        let due = Due(now: now, isForced: row.isForced, names: row.names)
        let state = row.passed.map { SourceState(attempted: now - $0, succeeded: now - $0) }
        let source = try #require(desk.loaded.definition.source(named: "list"))
        #expect(due.reason(toSkip: source, minutes: row.every, state: state) == row.reason)
    }

    @Test func `cron every five minutes reads mail every half hour (R2-05)`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        for _ in 0..<13 {
            _ = await desk.sync()
            desk.hands.pass(minutes: 5)
        }
        #expect(desk.hands[\.asked].filter { $0 == "list" }.count == 13)
        #expect(desk.hands[\.asked].filter { $0 == "notices" }.count == 3)
    }

    @Test func `a source that failed is tried again at once`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        desk.fail("notices", .network)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        let report = await desk.sync()
        #expect(report.sources.first { $0.name == "notices" }?.isDue == true)
        desk.hands[\.gives]["notices"] = nil
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().status == .done)
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().sources.map(\.skipped) == [nil, .notDue])
    }
}
