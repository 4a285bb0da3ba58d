import Foundation
import Sandbox
import Testing

@testable import Pipeline

struct OneTransactionTests {
    private let outlets = """
        notify:
          - {mail: owner@salon.example, via: smtps://smtp.example.jp}
        heartbeat: https://hc.example/ping/demo
        """

    @Test func `a run that finds nothing new writes one transaction (I3)`() async throws {
        let desk = try Desk(more: outlets)
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        // As long as somebody has the ledger open, its WAL stands.
        let open = try desk.ledger(for: .writing)
        for _ in 0..<3 {
            desk.hands.pass(minutes: 5)
            desk.list([.some("BE00000001")])
            let before = try commits(desk)
            let report = await desk.sync { $0.isForced = true }
            #expect(report.status == .done)
            #expect(try commits(desk) == before + 1)
            let run = try #require(try await desk.ledger().lastRun())
            #expect(run.id == report.run)
            #expect(run.exitStatus == 0)
            #expect(run.finished != nil)
            #expect(run.report.contains(#""same":1"#))
        }
        #expect(desk.hands[\.pings] == 4)
        try await open.close()
    }

    @Test func `so does one that finds what people were told of as it was`() async throws {
        let desk = try Desk(more: outlets)
        desk.list([.some("BE00000001")])
        desk.fail("notices", .certificate)
        _ = await desk.sync()
        let open = try desk.ledger(for: .writing)
        desk.hands.pass(minutes: 30)
        let before = try commits(desk)
        #expect(await desk.sync().status == .personNeeded)
        #expect(try commits(desk) == before + 1)
        #expect(try await desk.ledger().lastRun()?.exitStatus == 20)
        try await open.close()
    }

    /// The transactions that stand in the ledger's WAL: the frames that end one.
    private func commits(_ desk: Desk) throws -> Int {
        let path = desk.state + "/ledger.sqlite-wal"
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        if bytes.isEmpty { return 0 }
        func number(at place: Int) -> Int {
            bytes[place..<(place + 4)].reduce(0) { $0 << 8 | Int($1) }
        }
        let (page, salt) = (number(at: 8), bytes[16..<24])
        return stride(from: 32, to: bytes.count, by: 24 + page).count { frame in
            number(at: frame + 4) != 0 && bytes[(frame + 8)..<(frame + 16)].elementsEqual(salt)
        }
    }
}
