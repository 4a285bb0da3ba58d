import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// What holds for every destination: when an action is due, how a target rests, and what a freeze
/// holds back.
struct OutboxRuleTests {
    let known = [SandboxBooking.some("BE00000001")]
    let new = SandboxBooking.some("BE00000002", on: "20261220")

    private static let two = Desk.usual.replacing(
        "  - to: file:actions.ndjson",
        with: "  - {to: 'exec:/usr/bin/true', target: till}\n  - to: file:actions.ndjson")

    /// A desk with one booking adopted, and one that is new five minutes later.
    private func desk(_ definition: String = Desk.usual, more: String = "") async throws -> Desk {
        let desk = try Desk(definition, more: more)
        desk.list(known)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list(known + [new])
        return desk
    }

    private func status(_ desk: Desk) async throws -> SalonStatus {
        try await SalonStatus(of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
    }

    private func line(_ desk: Desk, _ place: Int = 0) throws -> [String: Any] {
        let data = Data(desk.hands[\.handed][place].utf8)
        return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test func `R2-07: an action is due a minute after it was found, and goes out at once`()
        async throws
    {
        let desk = try await desk()
        let run = await desk.sync()
        #expect(run.late.isEmpty)
        #expect(try line(desk)["due"] as? String == "2026-12-01T09:06:00+09:00")
        #expect(try await status(desk).late.isEmpty)
    }

    @Test func `R2-07: what is booked at the desk goes out at once, without a run`() async throws {
        let desk = try await desk(more: BookTests.work)
        _ = await desk.sync()
        let report = try await BookTests.enter(try BookTests.booking(), at: desk).report
        #expect(report.receipts == [.handedOver: 1])
        #expect(report.late.isEmpty)
        #expect(desk.hands[\.handed].count == 2)
    }

    @Test func `R2-07: what arrives later, or still waits, is told with its delay`() async throws {
        let desk = try await desk()
        desk.hands[\.answer] = nil
        #expect(await desk.sync().late.isEmpty)
        desk.hands.pass(minutes: 5)
        let waiting = await desk.sync()
        #expect(waiting.late.map(\.seconds) == [240])
        #expect(waiting.late.map(\.arrived) == [nil])
        #expect(waiting.summary.contains("検知から 60 秒で届かなかった連携 1 件（最長 5 分）"))
        let status = try await status(desk)
        #expect(status.late.map(\.seconds) == [240])
        #expect(status.text.contains("期限（検知から 60 秒）を過ぎたもの 1 件（最長 5 分）"))
        desk.hands[\.answer] = .handedOver
        desk.hands.pass(minutes: 5)
        let arrived = await desk.sync()
        #expect(arrived.late.map(\.seconds) == [540])
        #expect(arrived.late.map(\.arrived) == [desk.hands[\.now]])
        #expect(arrived.late.map(\.key.number) == ["BE00000002"])
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().late.isEmpty)
    }

    @Test func `F19: a target that takes nothing is asked ever less often, and a person at once`()
        async throws
    {
        let desk = try await desk()
        desk.hands[\.answer] = nil
        var asked: [Int] = []
        for minute in 0...45 {
            let before = desk.hands[\.tried].count
            let run = await desk.sync()
            #expect(run.notes.map(\.key) == ["deliver:own"])
            if desk.hands[\.tried].count > before { asked.append(minute) }
            desk.hands.pass(minutes: 1)
        }
        #expect(asked == [0, 1, 3, 7, 15, 30, 45])
        desk.hands[\.answer] = .handedOver
        #expect(await desk.sync().status == .degraded)
        #expect(await desk.sync { $0.isForced = true }.status == .done)
        #expect(desk.hands[\.handed].count == 1)
        #expect(try await desk.ledger().rest(of: .own) == nil)
    }

    @Test func `a target that is down does not stop the others`() async throws {
        let desk = try await desk(Self.two)
        desk.hands[\.down] = ["till"]
        let run = await desk.sync()
        #expect(run.notes.map(\.key) == ["deliver:till"])
        #expect(desk.hands[\.tried].sorted() == ["own", "till"])
        #expect(run.receipts == [.handedOver: 1])
        desk.hands[\.down] = []
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().status == .done)
        #expect(desk.hands[\.tried].last == "till" && desk.hands[\.tried].count == 3)
    }

    @Test(.timeLimit(.minutes(1)))
    func `a target that hangs keeps no other waiting`() async throws {
        let desk = try await desk(Self.two)
        let (others, word) = AsyncStream.makeStream(of: Void.self)
        let usual = desk.hands.world
        var world = usual
        world.hand = { delivery, id, line in
            // It answers only when the other has got its own.
            if delivery.target == "till" { for await _ in others { break } }
            let receipt = try await usual.hand(delivery, id, line)
            if delivery.target == "own" { word.yield() }
            return receipt
        }
        let run = await Sync(desk.loaded, in: world).run()
        #expect(run.receipts == [.handedOver: 2] && run.status == .done)
        #expect(desk.hands[\.tried] == ["own", "till"])
    }

    @Test func `what goes to one target, one place or one site stays in its order`() throws {
        func delivery(_ destination: Pipeline.Delivery.Destination, _ target: String)
            -> Pipeline.Delivery
        {
            Pipeline.Delivery(destination: destination, target: target, sendsExisting: false)
        }
        let one = Pipeline.Delivery.Destination.file(path: "/a")
        let other = Pipeline.Delivery.Destination.file(path: "/b")
        let lanes = DeliveryLane.all(of: [
            delivery(one, "till"), delivery(other, "own"), delivery(.site(source: "x"), "m"),
            delivery(one, "pos"), delivery(.site(source: "y"), "n"), delivery(other, "pos"),
            delivery(.program(["p"]), "q"),
        ])
        #expect(
            lanes.map { $0.deliveries.map(\.target) } == [
                ["till", "pos", "own", "pos"], ["m", "n"], ["q"],
            ])
    }

    @Test func `F17: a freeze holds everything until its end, and tells so`() async throws {
        let desk = try await desk(more: "freeze: {until: 2026-12-02}")
        let frozen = await desk.sync()
        #expect(frozen.status == .done)
        #expect(frozen.notes.map(\.key) == ["frozen"])
        #expect(frozen.notes[0].text.contains("2026/12/02 00:00"))
        #expect(desk.hands[\.tried].isEmpty)
        #expect(frozen.late.isEmpty)
        #expect(try await desk.ledger().actions(in: .pending).count == 1)
        #expect(try await status(desk).text.contains("2026/12/02 00:00 まで停止中"))
        desk.hands.pass(minutes: 15 * 60)
        let after = await desk.sync()
        #expect(after.receipts == [.handedOver: 1])
        #expect(desk.hands[\.handed].count == 1)
    }

    @Test func `F17: behind a freeze, what has begun or was cancelled meanwhile is not sent`()
        async throws
    {
        let soon = SandboxBooking.some("BE00000003", on: "20261201", at: "15:00")
        let gone = SandboxBooking.some("BE00000004", on: "20261221")
        let desk = try await desk(more: "freeze: {from: 2026-12-01T08:00, until: 2026-12-01T18:00}")
        desk.list(known + [new, soon, gone])
        _ = await desk.sync()
        #expect(try await desk.ledger().actions(in: .pending).count == 3)
        desk.hands.pass(minutes: 60)
        desk.list(known + [new, soon, gone.with { $0.status = .cancelledByCustomer }])
        _ = await desk.sync()
        desk.hands.pass(minutes: 9 * 60)
        let after = await desk.sync()
        #expect(after.receipts == [.handedOver: 1, .refused: 1])
        #expect(try line(desk)["reservation"] as? String == "BE00000002")
        #expect(desk.hands[\.handed].count == 1)
        #expect(!after.notes.map(\.key).contains("refused:own"))
        try await BookTests.expectReplay(desk)
    }

    @Test func `F17: steps for people go on during a freeze`() async throws {
        let desk = try await desk(more: "freeze: {until: 2026-12-02}")
        let sync = Sync(desk.loaded, in: desk.hands.world)
        var handover = Handover()
        let waiting = [Told.outbox(.pending, .pushCreate), Told.outbox(.pending, .advise)]
        let sent = try await sync.thawed(waiting, desk.ledger(), &handover)
        #expect(sent == [waiting[1]])
        #expect(handover.receipts.isEmpty)
    }
}
