import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// A person's word on a booking, from the act to the target and the shelf (D6, I19).
struct AmendTests {
    let booking = SandboxBooking.some("BE00000001", on: "20261210", at: "11:00")
    let other = SandboxBooking.some("BE00000002", on: "20261211", at: "12:00")

    private func desk() async throws -> Desk {
        let desk = try Desk()
        desk.list([booking, other])
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        return desk
    }

    private func amend(
        _ desk: Desk, _ pins: [String], unpins: [String] = [], number: String = "BE00000001"
    ) async throws -> RunReport {
        let amendment = try Amendment(
            number: number, pins: pins, unpins: unpins, person: "hana")
        return try await Sync(desk.loaded, in: desk.hands.world).run(amendment)
    }

    @Test func `a pin is in ledger, outbox and CSV at once, without a look at any source`()
        async throws
    {
        let desk = try await desk()
        let asked = desk.hands[\.asked].count
        let pings = desk.hands[\.pings]
        let report = try await amend(desk, ["startTime=15:30", "お客様名=例示 花子"])
        #expect(report.status == .done)
        #expect(report.changes == [.amended: 1])
        #expect(desk.hands[\.asked].count == asked)
        #expect(desk.hands[\.pings] == pings)
        #expect(desk.hands[\.handed].count == 1)
        #expect(desk.hands[\.handed][0].contains(#""startTime":"15:30""#))
        #expect(desk.hands[\.handed][0].contains(#""reasons":["D6","act:pin"]"#))
        let row = try #require(try desk.rows().first { $0[0] == "BE00000001" })
        #expect(row[7] == "15:30")
        #expect(row.contains("例示 花子"))
        #expect(!report.json.line.contains("例示"))
        #expect(!String(reflecting: report).contains("例示"))
    }

    @Test func `I19: the same list does not undo a pin, a changed one makes a conflict`()
        async throws
    {
        let desk = try await desk()
        _ = try await amend(desk, ["開始時刻=15:30"])
        for _ in 1...2 {
            desk.hands.pass(minutes: 5)
            desk.list([booking, other])
            #expect(await desk.sync().changes.isEmpty)
        }
        #expect(try desk.rows().first { $0[0] == "BE00000001" }?[7] == "15:30")

        desk.hands.pass(minutes: 5)
        desk.list([booking.with { $0.start = "16:00" }, other])
        let report = await desk.sync()
        #expect(report.changes == [.amended: 1])
        #expect(report.actions.isEmpty)
        let open = try await desk.ledger().worklist(from: ServiceDay("2026-12-01")!)
            .filter { $0.attention.contains(.conflict) }
        #expect(open.map(\.key.number) == ["BE00000001"])

        desk.hands.pass(minutes: 5)
        let decided = try await amend(desk, [], unpins: ["開始時刻"])
        #expect(decided.actions == [.pushUpdate: 1])
        #expect(try desk.rows().first { $0[0] == "BE00000001" }?[7] == "16:00")
    }

    @Test func `the act keeps what was pinned and what the source said then`() async throws {
        let desk = try await desk()
        _ = try await amend(desk, ["startTime=15:30"])
        let acts = try await desk.ledger().story(of: "BE00000001")[0].acts
        #expect(acts.map(\.kind) == ["pin"])
        #expect(acts.map(\.person) == ["hana"])
        guard case .pin(let pin)? = try acts[0].pinWord else {
            Issue.record("no pin")
            return
        }
        #expect(pin.value.startTime == ClockTime("15:30"))
        #expect(pin.source.startTime == ClockTime("11:00"))
    }

    @Test func `what cannot be is refused whole, and nothing is written`() async throws {
        let desk = try await desk()
        let before = desk.files(below: desk.folder.path)
        for (pins, unpins, number) in [
            (["startTime=15:30"], [], "BE99999999"), ([], ["startTime"], "BE00000001"),
        ] as [([String], [String], String)] {
            await #expect(throws: WrongUsage.self) {
                _ = try await amend(desk, pins, unpins: unpins, number: number)
            }
        }
        #expect(desk.files(below: desk.folder.path) == before)
    }

    static let wrong: [(String, String)] = [
        ("startTime", "write FIELD=VALUE"), ("start=15:30", "did you mean `staff`"),
        ("予約番号=BE2", "is no field"), ("媒体ステータス=x", "the medium's own word"),
        ("予約日=2026-02-30", "YYYY-MM-DD"), ("予約日=", "YYYY-MM-DD"),
        ("開始時刻=30:00", "HH:MM"), ("ステータス=キャンセル", "is no status"),
        ("所要時間(分)=0", "minutes from 1"), ("予約時合計金額=-5", "an amount"),
        ("電話番号=090", "9 to 15 digits"), ("メールアドレス=x", "one address"),
        ("指名区分=誰か", "指名 or フリー枠"),
    ]

    @Test(arguments: wrong)
    func `a word that is no value is refused with what would be`(word: String, remedy: String) {
        do throws(WrongUsage) {
            _ = try Amendment(number: "BE1", pins: [word], unpins: [], person: "hana")
            Issue.record("\(word) was taken")
        } catch {
            #expect("\(error)".contains(remedy), "\(error)")
            #expect(!"\(error)".contains("090\n"))
        }
    }

    @Test func `values are read as the ledger writes them, and all problems told at once`() throws {
        let read = try Amendment(
            number: "BE1",
            pins: [
                "予約日=2026/12/24", "開始時刻=25:30", "ステータス=サロンキャンセル", "担当スタッフ=佐藤",
                "指名区分=指名", "メニュー=カット / カラー", "クーポン=", "予約時合計金額=6,900円",
                "電話番号=090-0000-0001", "予約メモ=a=b", "所要時間(分)=90分",
            ], unpins: ["equipment"], person: "hana")
        var facts = Facts()
        facts.visitDate = ServiceDay("2026-12-24")
        facts.startTime = ClockTime("25:30")
        facts.status = .cancelledBySalon
        facts.staff = "佐藤"
        facts.nominated = true
        facts.menu = ["カット", "カラー"]
        facts.total = 6900
        facts.phone = Private("09000000001")
        facts.memo = Private("a=b")
        facts.durationMinutes = 90
        facts.claimed = FieldSet([
            .visitDate, .startTime, .status, .staff, .nominated, .menu, .coupon, .total, .phone,
            .memo, .durationMinutes,
        ])
        #expect(read.pins == facts)
        #expect(read.unpins == FieldSet(.equipment))
        do throws(WrongUsage) {
            _ = try Amendment(
                number: "BE1", pins: ["staff=a", "staff=b", "x=1"], unpins: ["staff", "y"],
                person: "hana")
        } catch {
            #expect(error.problems.count == 4)
        }
        #expect(throws: WrongUsage.self) {
            _ = try Amendment(number: "BE1", pins: [], unpins: [], person: "hana")
        }
    }
}
