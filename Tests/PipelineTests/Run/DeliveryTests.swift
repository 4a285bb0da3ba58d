import Connectors
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

struct DeliveryTests {
    let known = [SandboxBooking.some("BE00000001")]
    let new = SandboxBooking.some("BE00000002", on: "20261220")

    /// A desk with one booking adopted, and one that is new five minutes later.
    private func desk(_ definition: String = Desk.usual) async throws -> Desk {
        let desk = try Desk(definition)
        desk.list(known)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list(known + [new])
        return desk
    }

    private static let program = Desk.usual.replacing(
        "file:actions.ndjson", with: "exec:/usr/bin/true")

    @Test func `what a destination did not take goes out with the next run, once`() async throws {
        let desk = try await desk()
        desk.hands[\.answer] = nil
        let down = await desk.sync()
        #expect(down.status == .degraded)
        #expect(down.receipts.isEmpty)
        desk.hands[\.answer] = .handedOver
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().status == .done)
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().status == .done)
        #expect(desk.hands[\.handed].count == 1)
    }

    @Test func `what may have arrived is not sent again by itself`() async throws {
        let desk = try await desk(Self.program)
        desk.hands[\.answer] = .uncertain
        let first = await desk.sync()
        #expect(first.status == .personNeeded)
        #expect(first.notes.map(\.key) == ["in-doubt:own"])
        desk.hands[\.answer] = .done
        desk.hands.pass(minutes: 30)
        #expect(await desk.sync().status == .personNeeded)
        #expect(desk.hands[\.handed].count == 1)

        let writing = try Ledger(
            at: .file(path: desk.state + "/ledger.sqlite"), salon: "demo",
            secret: { Array(repeating: 7, count: 32) })
        let id = try #require(try await writing.actions(in: .uncertain).first?.action.id)
        try await writing.retry(id, by: "test", at: desk.hands[\.now])
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().status == .done)
        #expect(desk.hands[\.handed].count == 2)
        #expect(try await desk.ledger().actions(in: .done).count == 1)
    }

    private static let web = Desk.usual.replacing(
        "file:actions.ndjson",
        with: "https://pos.example/daicho\n    secret: {env: POS}\n"
            + "    read-back: https://pos.example/daicho/actions")

    @Test func `F9: what may have arrived is asked for, and never sent blindly`() async throws {
        let desk = try await desk(Self.web)
        desk.hands[\.answer] = .uncertain
        let first = await desk.sync()
        #expect(first.status == .degraded)
        #expect(first.notes.map(\.key) == ["in-doubt:own"])
        desk.hands[\.answer] = nil
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().notes.map(\.key) == ["deliver:own", "in-doubt:own"])
        #expect(desk.hands[\.readBack].isEmpty)
        desk.hands[\.answer] = .done
        desk.hands[\.has] = .done
        desk.hands.pass(minutes: 5)
        let last = await desk.sync()
        #expect(last.status == .done)
        #expect(last.receipts == [.done: 1])
        #expect(desk.hands[\.readBack].count == 1)
        #expect(desk.hands[\.handed].count == 1)
        #expect(try await desk.ledger().actions(in: .done).count == 1)
    }

    @Test func `F9: what was read not to be there is sent, in the same run`() async throws {
        let desk = try await desk(Self.web)
        desk.hands[\.answer] = .uncertain
        _ = await desk.sync()
        desk.hands[\.answer] = .done
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().status == .done)
        #expect(desk.hands[\.readBack].count == 1)
        #expect(desk.hands[\.handed].count == 2)
        #expect(try await desk.ledger().actions(in: .done).map(\.attempts) == [2])
    }

    @Test func `F9: a site that does not know either leaves it in doubt`() async throws {
        let desk = try await desk(Self.web)
        desk.hands[\.answer] = .uncertain
        desk.hands[\.has] = .uncertain
        for _ in 1...3 {
            #expect(await desk.sync().status == .degraded)
            desk.hands.pass(minutes: 5)
        }
        #expect(desk.hands[\.handed].count == 1)
        #expect(try await desk.ledger().actions(in: .uncertain).count == 1)
    }

    @Test func `what a target refused waits for a person`() async throws {
        let desk = try await desk(Self.program)
        desk.hands[\.answer] = .refused
        #expect(await desk.sync().status == .personNeeded)
        desk.hands.pass(minutes: 5)
        let again = await desk.sync()
        #expect(again.status == .personNeeded)
        #expect(again.notes.map(\.key) == ["refused:own"])
        #expect(again.freshNotes.isEmpty)
        #expect(desk.hands[\.handed].count == 1)
    }

    @Test func `a run that was cut off while it sent is finished from the outbox`() async throws {
        let desk = try await desk()
        desk.hands[\.answer] = nil
        _ = await desk.sync()
        // As a killed run leaves it: leased, without a receipt.
        let writing = try Ledger(
            at: .file(path: desk.state + "/ledger.sqlite"), salon: "demo",
            secret: { Array(repeating: 7, count: 32) })
        let id = try #require(try await writing.actions(in: .pending).first?.action.id)
        _ = try await writing.lease(id, now: desk.hands[\.now])
        desk.hands[\.answer] = .handedOver
        desk.hands.pass(minutes: 5)
        _ = await desk.sync()
        #expect(desk.hands[\.handed].isEmpty)  // somebody may still be sending it
        desk.hands.pass(minutes: 10)
        #expect(await desk.sync().status == .done)
        #expect(desk.hands[\.handed].count == 1)
    }

    @Test func `mails are marked only after the commit, and only notices`() async throws {
        let desk = try Desk(
            Desk.usual.replacing("30 minutes", with: "30 minutes\n    mark-read: true").replacing(
                "folder:mails", with: "maildir:mails"))
        desk.list(known)
        let stranger = Array("From: a@b.example\r\nSubject: hello\r\n\r\nhello\r\n".utf8)
        desk.mails([
            NoticeMail.some(.booked, of: new, at: "2026-12-01T08:00:00+09:00"), stranger,
        ])
        let refused = await desk.sync { $0.expected = "another plan" }
        #expect(refused.status == .personNeeded)
        #expect(desk.hands[\.marked].isEmpty)
        #expect(await desk.sync().status == .done)
        #expect(desk.hands[\.marked] == ["1"])
    }
}
