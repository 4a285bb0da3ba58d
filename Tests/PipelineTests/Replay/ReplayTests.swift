import Formats
import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// I1: what came to the ledger, taken again, makes the ledger again.
struct ReplayTests {
    /// A fortnight in which everything happens that a ledger can believe.
    struct Fortnight: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let live: @Sendable (Desk) async throws -> Void
    }

    static let fortnights = [
        Fortnight(testDescription: "nothing ever comes") { desk in
            _ = await desk.sync()
        },
        Fortnight(testDescription: "a list is adopted, and then says the same") { desk in
            desk.list(many(12))
            for _ in 0..<3 { await next(desk) }
        },
        Fortnight(testDescription: "bookings come, change, are cancelled and come back") { desk in
            desk.list(many(12))
            await next(desk)
            desk.list(many(12) + [.some("BE00000090")])
            await next(desk)
            desk.list(many(12) + [SandboxBooking.some("BE00000090").with { $0.start = "12:30" }])
            await next(desk)
            let cancelled = many(12).map { $0.number == "BE00000003" ? cancel($0) : $0 }
            desk.list(cancelled)
            await next(desk)
            desk.list(many(12))
            await next(desk)
            await next(desk)
        },
        Fortnight(testDescription: "a booking is missing, and is found") { desk in
            desk.list(many(12))
            await next(desk)
            for count in [11, 11, 12, 12] {
                desk.list(many(count))
                await next(desk)
            }
        },
        Fortnight(testDescription: "mails and rows speak of one booking") { desk in
            let new = SandboxBooking.some("BE00000091")
            desk.list(many(12))
            await next(desk)
            var mails = [NoticeMail.some(.booked, of: new, at: "2026-12-01T09:03:00+09:00")]
            desk.mails(mails)
            await next(desk)
            desk.list(many(12))
            await next(desk, minutes: 40)
            desk.list(many(12) + [new])
            await next(desk)
            mails.append(NoticeMail.some(.cancelled, of: new, at: "2026-12-01T10:00:00+09:00"))
            mails.append(
                NoticeMail.some(
                    .booked, of: .some("BE00000092", on: "20280101"),
                    at: "2026-12-01T10:01:00+09:00"))
            desk.mails(mails)
            await next(desk, minutes: 40)
            await next(desk)
        },
        Fortnight(testDescription: "pages fail, shrink and are empty") { desk in
            desk.list(many(60))
            await next(desk)
            desk.list(many(60), drop: [2])
            await next(desk)
            desk.list([])
            await next(desk)
            desk.fail("list", .network)
            await next(desk)
            desk.list(many(59))
            await next(desk)
        },
        Fortnight(testDescription: "a hold stands, is approved, and one is dropped") { desk in
            desk.list(many(12))
            await next(desk)
            desk.list(many(12).prefix(6).map(cancel) + many(12).dropFirst(6))
            await next(desk)
            await next(desk)
            try await decide(.approved, desk)
            await next(desk)
            desk.list(many(12).map(cancel))
            await next(desk)
            try await decide(.dropped, desk)
            await next(desk)
            desk.list(many(12))
            await next(desk)
        },
        Fortnight(testDescription: "a target refuses, is down, and is in doubt") { desk in
            desk.list(many(3))
            await next(desk)
            let answers: [Receipt.Result?] = [nil, .refused, .uncertain, .done]
            for (index, answer) in answers.enumerated() {
                desk.hands[\.answer] = answer
                desk.list(many(4 + index))
                await next(desk, minutes: 15)
            }
            let ledger = try desk.ledger(for: .writing)
            for state in [OutboxAction.State.refused, .uncertain] {
                for action in try await ledger.actions(in: state) {
                    try await ledger.retry(
                        action.action.id, by: "hana", at: desk.hands[\.now])
                }
            }
            desk.hands[\.answer] = .handedOver
            await next(desk)
            for action in try await ledger.actions(in: .handed) {
                try await ledger.markDone(action.action.id, by: "hana", at: desk.hands[\.now])
            }
            await next(desk)
        },
        Fortnight(testDescription: "days pass, and the horizon comes nearer") { desk in
            desk.list(many(5) + [.some("BE00000099", on: "20270402")])
            for _ in 0..<6 { await next(desk, minutes: 24 * 60) }
            desk.list(many(4))
            await next(desk, minutes: 3 * 24 * 60)
        },
    ]

    @Test(arguments: fortnights)
    func `everything that came, taken again, makes the ledger again (I1)`(
        _ fortnight: Fortnight
    ) async throws {
        let desk = try Desk()
        try await fortnight.live(desk)
        #expect(try await differences(desk) == [])
    }

    @Test(arguments: fortnights)
    func `a ledger whose captures and quiet runs were pruned replays the same (I1)`(
        _ fortnight: Fortnight
    ) async throws {
        let desk = try Desk()
        try await fortnight.live(desk)
        for name in desk.archived {
            try FileManager.default.removeItem(
                atPath: "\(desk.state)/archive/\(name.prefix(2))/\(name)")
        }
        try await desk.ledger(for: .writing).prune(before: desk.hands[\.now] + 86_400)
        #expect(try await differences(desk) == [])
        desk.list(Self.many(7))
        await Self.next(desk)
        #expect(try await differences(desk) == [])
    }

    @Test func `the tables of a backfill are read again, and a lost format is no lost capture`()
        async throws
    {
        let desk = try Desk()
        desk.list(Self.many(3))
        await Self.next(desk)
        let table = Array(
            ("日時,お名前,メニュー,担当,ステータス\r\n2026/7/2 10:00,見本 花子,カット,青木,\r\n"
                + "2026/7/3 25:30,見本 太郎,パーマ,青木,来店済み").utf8)
        #expect(try desk.backfill(["paper.csv": table]).files.map(\.tally.added) == [2])
        let today = SalonTime.day(of: desk.hands[\.now])
        let formats = formatsAtHand(beside: "/", libraries: [Repository.pipelines])
        func report(_ others: [Format]) async throws -> ReplayReport {
            try await Replay(desk.loaded, others: others).report(on: desk.ledger())
        }
        let whole = try await report(formats)
        #expect(whole.readableDays == [today])
        #expect(whole.misreadings == [] && whole.differences == [])
        #expect(whole.unreadableDays == [] && whole.unreadFormats == [:])

        let poor = try await report([])
        #expect(poor.unreadFormats == ["paper-ledger": [today]])
        #expect(poor.unreadableDays == [] && poor.readableDays == [])
        #expect(poor.text.contains("書式 paper-ledger が見当たらず"))
        #expect(poor.json.line.contains(#""missingFormats":["paper-ledger"]"#))

        let name = captureName(of: table)
        try FileManager.default.removeItem(
            atPath: "\(desk.state)/archive/\(name.prefix(2))/\(name)")
        let bare = try await report(formats)
        #expect(bare.unreadableDays == [today] && bare.unreadFormats == [:])
        #expect(bare.text.contains("原本が残っていない日"))
    }

    @Test func `a replay that lacks what a list did not show tells it (I1)`() async throws {
        let desk = try Desk()
        desk.list(Self.many(12))
        await Self.next(desk)
        desk.list(Self.many(11))
        await Self.next(desk)
        try SQLiteFile(desk.state + "/ledger.sqlite").run("UPDATE scan SET unseen = NULL")
        let found = try await differences(desk)
        #expect(Set(found.map(\.place.table)) == ["reservation", "ledger_row", "change"])
        let booking = found.first { $0.place.table == "reservation" }
        #expect(booking?.place.key == ["hotpepper", "BE00000012"])
        #expect(booking?.columns.contains("missing_since") == true)
    }

    private func differences(_ desk: Desk) async throws -> [LedgerDump.Difference] {
        let live = try desk.ledger().snapshot()
        let rebuilt = try await Replay(desk.loaded).rebuild(live)
        #expect(rebuilt.isWhole)
        #expect(rebuilt.astray == 0)
        #expect(try await !live.dump().text.isEmpty)
        return try await live.dump().differences(from: rebuilt.ledger.dump())
    }

    private static func many(_ count: Int) -> [SandboxBooking] {
        (1...count).map { index in
            .some(
                "BE000000\(index < 10 ? "0" : "")\(index)", on: "202612\(10 + index % 15)",
                at: "1\(index % 8):00")
        }
    }

    private static func cancel(_ booking: SandboxBooking) -> SandboxBooking {
        booking.with { $0.status = .cancelledByCustomer }
    }

    private static func next(_ desk: Desk, minutes: Double = 5) async {
        _ = await desk.sync { $0.isForced = true }
        desk.hands.pass(minutes: minutes)
    }

    private static func decide(_ word: HoldState.Word, _ desk: Desk) async throws {
        let ledger = try desk.ledger(for: .writing)
        let holds = try await ledger.holds().filter { $0.word == .open }
        #expect(holds.count == 1)
        for state in holds {
            try await ledger.decide(
                hold: state.hold.id, word: word, by: "hana", at: desk.hands[\.now])
        }
    }
}
