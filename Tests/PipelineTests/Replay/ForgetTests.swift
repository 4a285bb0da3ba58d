import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// `daicho forget`: a guest is erased everywhere, and the ledger can still be worked out again.
struct ForgetTests {
    private static let secret = "消江"

    /// A guest who booked, changed the name, was pinned and cancelled, beside others.
    private func desk() async throws -> Desk {
        let desk = try Desk()
        let others = (1...5).map { SandboxBooking.some("BE0000000\($0)") }
        var guest = SandboxBooking.some("BE00000077").with {
            $0.customerName = "\(Self.secret) 花子"
        }
        desk.list(others)
        await next(desk)
        desk.list(others + [guest])
        desk.mails([NoticeMail.some(.booked, of: guest, at: "2026-12-01T09:03:00+09:00")])
        await next(desk)
        guest.customerName = "\(Self.secret) 桃子"
        desk.list(others + [guest])
        await next(desk)
        guest.status = .cancelledByCustomer
        desk.list(others.dropLast() + [others[4].with { $0.start = "15:00" }, guest])
        await next(desk)
        return desk
    }

    private func next(_ desk: Desk) async {
        _ = await desk.sync { $0.isForced = true }
        desk.hands.pass(minutes: 10)
    }

    private func forget(_ number: String, _ desk: Desk) async throws -> Forgetting.Outcome {
        let ledger = try desk.ledger(for: .writing)
        return try await Forgetting(desk.loaded).forget(
            try await ledger.bookings(numbered: number), in: ledger, by: "hana",
            at: desk.hands[\.now])
    }

    private func places(of word: String, _ desk: Desk) -> [String] {
        desk.files(below: desk.folder.path).filter { name, data in
            data.range(of: Data(word.utf8)) != nil && !name.hasSuffix("actions.ndjson")
        }.map(\.key).sorted()
    }

    @Test func `a forgotten guest stands nowhere, and the ledger replays the same (I1)`()
        async throws
    {
        let desk = try await desk()
        #expect(places(of: Self.secret, desk).count > 2)
        let outcome = try await forget("BE00000077", desk)
        #expect(outcome.numbers == ["BE00000077"])
        #expect(outcome.captures > 2)
        await next(desk)
        #expect(places(of: Self.secret, desk) == [])
        let row = try #require(try desk.rows().first { $0[0] == "BE00000077" })
        #expect(row.contains("削除済み2"))
        #expect(row.contains("お客様キャンセル"))
        let report = try await Replay(desk.loaded).report(on: desk.ledger())
        #expect(report.differences == [])
        #expect(report.uncovered == 0)
        let acts = try desk.ledger().looking { try $0.acts() }
        #expect(acts.map(\.kind) == ["forget"])
        #expect(!acts[0].subject.contains("BE00000077"))
    }

    @Test func `the same list does not bring a forgotten guest back`() async throws {
        let desk = try await desk()
        _ = try await forget("BE00000077", desk)
        let report = await desk.sync { $0.isForced = true }
        #expect(report.changes.isEmpty)
        #expect(places(of: Self.secret, desk) == [])
    }

    @Test func `a booking that lies ahead is not forgotten`() async throws {
        let desk = try await desk()
        let before = try await desk.ledger().dump().text
        await #expect(throws: WrongUsage.self) { try await forget("BE00000001", desk) }
        #expect(try await desk.ledger().dump().text == before)
    }

    @Test(arguments: ["UPDATE observation SET kind = 'new'", "UPDATE change SET kind = 'booked'"])
    func `nothing but what tells the guest may be erased`(sql: String) async throws {
        let desk = try await desk()
        _ = try await forget("BE00000077", desk)
        #expect(throws: (any Error).self) {
            try SQLiteFile(desk.state + "/ledger.sqlite")
                .run(sql + " WHERE number = 'BE00000077'")
        }
    }

    @Test func `a guest is found by phone or mail, however they are written`() async throws {
        let desk = try await desk()
        let ledger = try desk.ledger()
        #expect(try await ledger.bookings(ofGuest: Private("nobody@example.jp")) == [])
        #expect(try await ledger.bookings(ofGuest: Private("")) == [])
    }
}
