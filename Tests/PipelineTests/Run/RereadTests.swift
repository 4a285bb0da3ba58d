import Foundation
import LedgerStore
import Sandbox
import Testing

@testable import Pipeline

/// Bad input never loses data: what was set aside is read once more when it can be.
struct RereadTests {
    private static let name = "formats/salonboard-notice.yaml"

    private func format(visit label: String) throws -> String {
        try String(contentsOfFile: "\(Repository.pipelines)/\(Self.name)", encoding: .utf8)
            .replacing("■来店日時", with: label)
    }

    @Test func `a mail that a wrong format set aside is booked when the format is right`()
        async throws
    {
        let desk = try Desk(files: [Self.name: try format(visit: "■ご来店日")])
        desk.list([])
        _ = await desk.sync()
        desk.hands.pass(minutes: 30)
        desk.mails([
            NoticeMail.some(.booked, of: .some("BE00000009"), at: "2026-12-01T08:00:00+09:00")
        ])
        #expect(await desk.sync().status == .degraded)
        #expect(try await desk.ledger().quarantined().count == 1)

        desk.hands.pass(minutes: 30)
        #expect(await desk.sync().changes.isEmpty)

        try desk.folder.write(Self.name, try format(visit: "■来店日時"))
        try desk.reload()
        desk.hands.pass(minutes: 30)
        let plan = try #require(await desk.plan().preview)
        #expect(plan.changes.map(\.key.number) == ["BE00000009"])
        let run = await desk.sync()
        #expect(run.changes == [.booked: 1])
        #expect(run.actions == [.pushCreate: 1])
        #expect(try await desk.ledger().quarantined().isEmpty)
        let replayed = try await Replay(desk.loaded).report(on: try desk.ledger())
        #expect(replayed.differences.isEmpty && replayed.misreadings.isEmpty)

        desk.hands.pass(minutes: 30)
        #expect(await desk.sync().changes.isEmpty)
    }
}
