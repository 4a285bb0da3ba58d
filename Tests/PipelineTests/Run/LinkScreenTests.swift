import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// A medium that is written to only while a person has opened the link screen, by whatever way.
@Suite struct LinkScreenTests {
    private static let program = "{to: 'exec:/usr/bin/true', target: hotpepper}"
    private static let web =
        "{to: 'https://pos.example/actions', secret: {env: KEY}, target: hotpepper}"
    private static let file = "{to: 'file:actions.ndjson', target: hotpepper}"

    /// A salon linked with HOT PEPPER Beauty, in which a booking was made at the desk for
    /// 2026-12-05, 14:00, while the link screen was closed.
    private func desk(_ delivery: String) async throws -> Desk {
        let deliver = Desk.usual.replacing("- to: file:actions.ndjson", with: "- " + delivery)
        let desk = try Desk(deliver, more: BookTests.work)
        desk.list([SandboxBooking.some("BE00000001")])
        _ = await desk.sync()
        let link = LinkDesk(
            desk.loaded, ledger: try desk.ledger(), in: desk.hands.world, person: "hana")
        _ = try await link.take(.start, of: "hotpepper")
        desk.hands.pass(minutes: 5)
        _ = await desk.sync()
        try await BookTests.enter(try BookTests.booking(at: "2026-12-05T14:00"), at: desk)
        return desk
    }

    private func open(_ desk: Desk) async throws {
        let now = desk.hands[\.now]
        try await desk.ledger(for: .writing).note(
            Act(openUntil: now + 8 * 3600, by: "hana", at: now))
    }

    private func next(_ desk: Desk) async -> RunReport {
        desk.hands.pass(minutes: 5)
        return await desk.sync()
    }

    @Test(arguments: [program, web])
    func `R2-08: no program and no site writes there while the link screen is closed`(
        _ delivery: String
    ) async throws {
        let desk = try await desk(delivery)
        let report = await next(desk)
        #expect(desk.hands[\.handed] == [])
        #expect(report.notes.map(\.cause) == ["NO_LINK_SESSION"])
        let ledger = try desk.ledger()
        let waiting = try await ledger.actions(in: .pending)
        #expect(waiting.map(\.action.kind) == [.pushCreate])
        let reasons = try await desk.loaded.reasons(
            for: waiting, in: ledger, now: desk.hands[\.now])
        #expect(reasons.values.map(\.code) == ["NO_LINK_SESSION"])
        try await open(desk)
        #expect(await next(desk).notes == [])
        #expect(desk.hands[\.handed].count == 1)
        #expect(await next(desk).receipts == [:])
    }

    @Test func `R2-08: what waited is looked at again: a time that has begun is not written`()
        async throws
    {
        let desk = try await desk(Self.program)
        desk.hands.pass(minutes: 5 * 24 * 60)
        try await open(desk)
        _ = await next(desk)
        #expect(desk.hands[\.handed] == [])
        #expect(try await desk.ledger().actions(in: .refused).map(\.action.kind) == [.pushCreate])
    }

    @Test func `a file is for people, and waits for no link screen`() async throws {
        let desk = try await desk(Self.file)
        _ = await next(desk)
        #expect(desk.hands[\.handed].count == 1)
    }
}
