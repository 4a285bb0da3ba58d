import Connectors
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

struct MorningTests {
    let many = (1...8).map { SandboxBooking.some("BE0000000\($0)", on: "2026121\($0)") }

    @Test func `the first list is adopted, nothing leaves (D15)`() async throws {
        let desk = try Desk()
        desk.list(many)
        let report = await desk.sync()
        #expect(report.status == .done)
        #expect(report.changes == [.adopted: 8])
        #expect(report.actions.isEmpty)
        #expect(desk.hands[\.handed].isEmpty)
        #expect(try desk.rows().count == 8)
        #expect(report.published.map(\.rows) == [8])
        #expect(report.sources.map(\.rows) == [8, 0])
        #expect(report.sources.map(\.observed) == [8, 0])
    }

    @Test func `a new booking goes out once, and so does its end`() async throws {
        let desk = try Desk()
        desk.list(many)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        let new = SandboxBooking.some("BE00000009", on: "20261220", at: "15:00")
        desk.list(many + [new])
        let second = await desk.sync()
        #expect(second.changes == [.booked: 1])
        #expect(second.actions.values.reduce(0, +) == 1)
        #expect(desk.hands[\.handed].count == 1)
        #expect(desk.hands[\.handed][0].contains(#""reservation":"BE00000009""#))

        desk.hands.pass(minutes: 5)
        desk.list(many + [new.with { $0.status = .cancelledByCustomer }])
        let third = await desk.sync()
        #expect(third.changes == [.cancelled: 1])
        #expect(desk.hands[\.handed].count == 2)
        #expect(Set(desk.hands[\.handed]).count == 2)
    }

    @Test func `the same again changes not a row but the journal's (I3, R3-14)`() async throws {
        let desk = try Desk()
        let mails = [NoticeMail.some(.booked, of: many[0], at: "2026-11-30T10:01:00+09:00")]
        desk.list(many)
        desk.mails(mails)
        _ = await desk.sync()
        let ledger = SQLiteFile(desk.state + "/ledger.sqlite")
        let journal = ["run", "scan", "source"]
        let before = try ledger.dump(without: journal)
        let archived = desk.archived
        let shelf = try FileManager.default.attributesOfItem(atPath: desk.csv)
        for _ in 1...3 {
            desk.hands.pass(minutes: 35)
            desk.list(many)  // fresh tokens: other bytes
            let report = await desk.sync()
            #expect(report.status == .done)
            #expect(report.changes.isEmpty)
            #expect(report.sources.map(\.same) == [8, 1])
            #expect(report.published.map(\.isWritten) == [false])
        }
        #expect(try ledger.dump(without: journal) == before)
        #expect(desk.archived == archived)
        let now = try FileManager.default.attributesOfItem(atPath: desk.csv)
        #expect(now[.systemFileNumber] as? Int == shelf[.systemFileNumber] as? Int)
        #expect(now[.modificationDate] as? Date == shelf[.modificationDate] as? Date)
        #expect(desk.hands[\.handed].isEmpty)
    }

    @Test func `a plan writes nothing at all (I15)`() async throws {
        let desk = try Desk()
        desk.list(many)
        let first = await desk.plan()
        #expect(first.preview?.changes.count == 8)
        #expect(desk.files(below: desk.state).isEmpty)
        _ = await desk.sync()

        desk.list(many + [.some("BE00000009")])
        desk.mails([NoticeMail.some(.cancelled, of: many[3], at: "2026-12-01T08:59:00+09:00")])
        desk.hands.pass(minutes: 30)
        let before = desk.files(below: desk.folder.path)
        let plan = await desk.plan()
        #expect(plan.preview?.changes.count == 2)
        #expect(plan.preview?.actions.count == 2)
        #expect(desk.files(below: desk.folder.path) == before)
        #expect(desk.hands[\.marked].isEmpty)
        #expect(desk.hands[\.handed].isEmpty)
    }

    @Test func `a plan says what is not in it, and why`() async throws {
        let desk = try Desk()
        desk.list(many)
        desk.mails([])
        _ = await desk.sync()
        #expect(
            await desk.plan().preview?.missing == [
                "list、notices: まだ読む時刻ではありません（--now で今すぐ読みます）"
            ])
        desk.hands.pass(minutes: 5)
        desk.fail("list", .refusedBefore)
        let plan = try #require(await desk.plan().preview)
        #expect(
            plan.text.hasSuffix(
                """
                  変更なし
                  連携 0 件、保留 0 件
                この計画に入っていないもの
                  list: 前に断られたIDとパスワードのままなので、試していません。直すと次の実行で試します
                  notices: まだ読む時刻ではありません（--now で今すぐ読みます）
                """))
    }

    @Test func `a run carries out the plan that was looked at, or refuses`() async throws {
        let desk = try Desk()
        desk.list(many)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list(many + [.some("BE00000009")])
        let id = try #require(await desk.plan().preview?.id)
        let archived = desk.archived

        desk.list(many + [.some("BE00000009"), .some("BE00000010")])
        let refused = await desk.sync { $0.expected = id }
        #expect(refused.status == .personNeeded)
        #expect(refused.notes.map(\.key) == ["plan"])
        #expect(try desk.rows().count == 8)
        #expect(desk.archived == archived)

        desk.list(many + [.some("BE00000009")])
        let done = await desk.sync { $0.expected = id }
        #expect(done.status == .done)
        #expect(done.changes == [.booked: 1])
    }

    @Test func `two runs within one second are two, and the second is not the first's end again`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        let first = await desk.sync()
        desk.hands.pass(minutes: 0.3 / 60)
        desk.fail("list", .captcha)
        let second = await desk.sync { $0.isForced = true }
        #expect(first.status == .done && second.status == .personNeeded)
        #expect(first.run != second.run)
    }

    @Test func `a repeated tick has no second effect`() async throws {
        let desk = try Desk()
        desk.list(many)
        let first = await desk.sync { $0.tick = "0900" }
        let dump = try SQLiteFile(desk.state + "/ledger.sqlite").dump()
        let archived = desk.archived
        desk.list(many + [.some("BE00000009")])
        let second = await desk.sync { $0.tick = "0900" }
        #expect(second.status == .done)
        #expect(second.run == first.run)
        #expect(try SQLiteFile(desk.state + "/ledger.sqlite").dump() == dump)
        #expect(desk.archived == archived)
    }

    @Test func `any number of runs at one moment are runs of their own`() async throws {
        let desk = try Desk()
        desk.list(many)
        var ids: Set<String> = []
        for _ in 1...12 { ids.insert(await desk.sync { $0.isForced = true }.run) }
        #expect(ids.count == 12)
    }

    @Test func `names and telephones stay out of the report`() async throws {
        let desk = try Desk()
        let guest = many[0].with {
            $0.customerName = "秘密 見子"
            $0.phone = "09012345678"
        }
        desk.list([guest])
        desk.mails([NoticeMail.some(.booked, of: guest, at: "2026-11-30T10:01:00+09:00")])
        let report = await desk.sync()
        #expect(!report.json.line.contains("秘密"))
        #expect(!report.json.line.contains("09012345678"))
        #expect(!report.summary.contains("秘密"))
    }
}
