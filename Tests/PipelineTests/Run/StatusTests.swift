import Connectors
import Foundation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

struct StatusTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        var list: SourceTrouble.Kind?
        var mail: SourceTrouble.Kind?
        let status: Pipeline.ExitStatus
    }

    static let cases = [
        Case(testDescription: "all is well", status: .done),
        Case(testDescription: "the list is unreachable", list: .network, status: .degraded),
        Case(
            testDescription: "the list is under maintenance", list: .maintenance, status: .degraded),
        Case(testDescription: "the mailbox is unreachable", mail: .network, status: .degraded),
        Case(
            testDescription: "nothing can be read", list: .siteError, mail: .network,
            status: .nothingRead),
        Case(testDescription: "a captcha", list: .captcha, status: .personNeeded),
        Case(testDescription: "a password is wrong", mail: .passwordRefused, status: .personNeeded),
        Case(
            testDescription: "a password is wrong, the rest unreachable", list: .network,
            mail: .passwordRefused, status: .personNeeded),
        Case(testDescription: "the login rests", list: .resting, status: .personNeeded),
        Case(testDescription: "a certificate", mail: .certificate, status: .personNeeded),
        Case(testDescription: "another run has the list", list: .busy, status: .degraded),
        Case(testDescription: "another run has both", list: .busy, mail: .busy, status: .locked),
        Case(
            testDescription: "another run has one, the other is unreachable", list: .busy,
            mail: .network, status: .nothingRead),
        Case(testDescription: "a capture cannot be stored", list: .notKept, status: .broken),
    ]

    @Test(arguments: cases)
    func `troubles become exit statuses`(_ row: Case) async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        if let kind = row.list { desk.fail("list", kind) }
        if let kind = row.mail { desk.fail("notices", kind) }
        let report = await desk.sync()
        #expect(report.status == row.status)
        #expect(report.sources.filter { !$0.addsUp }.isEmpty)
        // What was read is there, whatever happened to the other.
        if row.list == nil, row.status != .locked {
            #expect(report.changes == [.adopted: 1])
        }
    }

    @Test func `a run that finds everything in use writes nothing (I14)`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let before = try await desk.ledger().runs(last: 9).map(\.id)
        desk.fail("list", .busy)
        desk.hands.pass(minutes: 5)
        let report = await desk.sync { $0.sources = ["list"] }
        #expect(report.status == .locked)
        #expect(try await desk.ledger().runs(last: 9).map(\.id) == before)
        #expect(try await desk.ledger().sources()["list"]?.failure == nil)
    }

    @Test func `a time that is over begins no further source`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        let report = await desk.sync { $0.deadline = .distantPast }
        #expect(report.status == .nothingRead)
        #expect(desk.hands[\.asked].isEmpty)
    }

    @Test func `a damaged ledger is 50, a newer one 78, another salon's 78`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let path = desk.state + "/ledger.sqlite"
        let sound = try Data(contentsOf: URL(fileURLWithPath: path))

        try Data(repeating: 0x5A, count: 20_000).write(to: URL(fileURLWithPath: path))
        let damaged = await desk.sync()
        #expect(damaged.status == .broken)
        #expect(damaged.notes.map(\.key) == ["ledger"])
        #expect(damaged.notes[0].text.contains(path))

        try sound.write(to: URL(fileURLWithPath: path))
        try SQLiteFile(path).run(
            "INSERT INTO step (n, name) VALUES (999, 'a step of tomorrow')")
        #expect(await desk.sync().status == .wrongDefinition)
        #expect(await desk.plan().report.status == .wrongDefinition)
    }

    @Test func `no right to the state folder is 50, with the path`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        // A file where the folder should be stops root as well.
        try Data().write(to: URL(fileURLWithPath: desk.state))
        let report = await desk.sync()
        #expect(report.status == .broken)
        #expect(report.notes.first?.text.contains(desk.state) == true)
    }

    @Test func `a ledger that cannot be published is 50, and the run is in the journal`()
        async throws
    {
        let desk = try Desk(
            more: "heartbeat: https://hc.example/ping/demo")
        desk.list([.some("BE00000001")])
        try FileManager.default.createDirectory(
            atPath: desk.csv, withIntermediateDirectories: false)
        let report = await desk.sync()
        #expect(report.status == .broken)
        #expect(report.notes.first?.text.contains("台帳.csv") == true)
        #expect(desk.hands[\.pings] == 0)
        let run = try #require(try await desk.ledger().lastRun())
        #expect(run.exitStatus == 50)
        #expect(run.finished != nil)
    }
}
