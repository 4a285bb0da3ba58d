import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// What an administration's people expect of search, cancelling and saving (R3), from the sources to
/// the shelf.
struct SearchRuleTests {
    private func numbers(_ desk: Desk, _ ask: (inout RowCondition) -> Void) throws -> [String] {
        var condition = RowCondition()
        ask(&condition)
        var numbers: [String] = []
        _ = try desk.ledger().rows(where: condition) {
            numbers.append(LedgerRow(cells: $0).texts[LedgerColumn.number.rawValue])
        }
        return numbers
    }

    @Test func `R3-01: a LINE booking is found in the ledger after the run that read its mail`()
        async throws
    {
        let desk = try Desk(
            """
            sources:
              notices: {formats: [line-yoyaku-notice], from: "folder:mails", every: 30 minutes}
            """)
        let mail = "\(Repository.root)/Fixtures/media/line-yoyaku-notice/new/mail.eml"
        desk.mails([[UInt8](try Data(contentsOf: URL(fileURLWithPath: mail)))])
        #expect(await desk.sync().status == .done)
        for word in ["山田花子", "ヤマダ", "090-0000-0001", "LY12345678"] {
            #expect(try numbers(desk) { $0.text = word } == ["LY12345678"], "\(word)")
        }
        #expect(
            try numbers(desk) { $0.media = [Medium(rawValue: "line-yoyaku")] } == ["LY12345678"])
        #expect(try numbers(desk) { $0.media = [Medium(rawValue: "hotpepper")] } == [])
    }

    @Test func `R3-03: an edit lasts once it is saved, and one that is refused leaves nothing`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let before = desk.files(below: desk.folder.path)
        let edit = try Amendment(
            number: "BE00000001", pins: ["予約メモ=窓側"], unpins: [], person: "hana")
        #expect(desk.files(below: desk.folder.path) == before)
        #expect(throws: WrongUsage.self) {
            try Amendment(
                number: "BE00000001", pins: ["予約メモ=窓側", "予約日=いつか"], unpins: [], person: "hana")
        }
        #expect(desk.files(below: desk.folder.path) == before)
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(edit)
        #expect(try numbers(desk) { $0.text = "窓側" } == ["BE00000001"])
        desk.hands.pass(minutes: 10)
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        #expect(try numbers(desk) { $0.text = "窓側" } == ["BE00000001"])
    }

    @Test
    func `R3-09, R3-10, F7: a cancelled row remains, and its slot is given back exactly once`()
        async throws
    {
        let desk = try Desk()
        let booking = SandboxBooking.some("BE00000001")
        let gone = booking.with { $0.status = .cancelledByCustomer }
        desk.list([.some("BE00000009", on: "20261220")])
        _ = await desk.sync()
        desk.hands.pass(minutes: 10)
        desk.list([booking, .some("BE00000009", on: "20261220")])
        _ = await desk.sync()
        for _ in 1...3 {
            desk.hands.pass(minutes: 40)
            desk.list([gone, .some("BE00000009", on: "20261220")])
            desk.mails([
                NoticeMail.some(.cancelled, of: booking, at: SalonTime.iso(desk.hands[\.now]))
            ])
            _ = await desk.sync()
        }
        #expect(kinds(desk) == ["pushCreate", "pushCancel"])
        #expect(try numbers(desk) { $0.statuses = [.cancelledByCustomer] } == ["BE00000001"])
        #expect(try numbers(desk) { _ in }.count == 2)
    }

    @Test(arguments: [false, true])
    func
        `R3-11, R2-22: what is cancelled no more is a fact: it takes its slot again; where another has it both stand, flagged 同じ枠に別の予約, and nothing is released`(
            isTaken: Bool
        ) async throws
    {
        let desk = try Desk()
        let other = SandboxBooking.some("BE00000009", on: "20261220")
        let booking = SandboxBooking.some("BE00000001")
        let rival = SandboxBooking.some("BE00000002")
        var listed = [other]
        func run() async -> RunReport {
            desk.list(listed)
            desk.hands.pass(minutes: 10)
            return await desk.sync()
        }
        _ = await run()
        listed = [booking, other]
        _ = await run()
        listed = [booking.with { $0.status = .cancelledByCustomer }, other]
        _ = await run()
        if isTaken {
            listed.append(rival)
            _ = await run()
        }
        listed[0] = booking
        #expect(await run().changes == [.resurrected: 1])
        #expect(await run().changes.isEmpty)
        let steps = ["pushCreate", "pushCancel"] + (isTaken ? ["pushCreate"] : []) + ["pushCreate"]
        #expect(kinds(desk) == steps)
        var reasons: [String: String] = [:]
        _ = try desk.ledger().rows(where: RowCondition()) {
            let cells = LedgerRow(cells: $0).texts
            reasons[cells[LedgerColumn.number.rawValue]] =
                cells[LedgerColumn.attentionReasons.rawValue]
        }
        #expect(reasons["BE00000001"]?.contains("取消後に復活") == true)
        let taken = reasons.values.contains { $0.contains("同じ枠に別の予約") }
        #expect(taken == isTaken, "\(reasons)")
        #expect(try numbers(desk) { $0.statuses = [.booked] }.contains("BE00000001"))
    }

    @Test func `R3-12: a LINE booking is found by its calendar`() async throws {
        let desk = try Desk()
        let head = "予約番号,カレンダー,予約日,予約時間,終了時刻,氏名,コース,担当者,ステータス,作成日,更新日"
        let rows = ["L0001,個室A", "L0002,個室B"].map {
            "\($0),2026/12/05,10:00,11:15,見本 椿,ヘッドスパ,青木,予約済み,2026/11/01,2026/11/03"
        }
        _ = try desk.backfill(["line.csv": Array(([head] + rows).joined(separator: "\r\n").utf8)])
        let line: Set = [Medium(rawValue: "line-yoyaku")]
        #expect(try numbers(desk) { $0.media = line }.count == 2)
        let found = try numbers(desk) {
            $0.media = line
            $0.cells = [.equipment: "個室B"]
        }
        #expect(found == ["L0002"])
    }

    @Test func `R3-14: 更新日 is the day of the last change, which a run without one leaves alone`()
        async throws
    {
        let desk = try Desk()
        func rows() throws -> [[String]] { try desk.cells() }
        desk.list([.some("BE00000001"), .some("BE00000002")])
        _ = await desk.sync()
        let first = try rows()
        for _ in 1...2 {
            desk.hands.pass(minutes: 24 * 60)
            desk.list([.some("BE00000001"), .some("BE00000002")])
            _ = await desk.sync()
            #expect(try rows() == first)
        }
        desk.list([.some("BE00000001", at: "12:00"), .some("BE00000002")])
        desk.hands.pass(minutes: 10)
        _ = await desk.sync()
        let days = try rows().map { row in
            [LedgerColumn.number, .changedOn, .createdOn].map { row[$0.rawValue] }
        }
        #expect(
            days == [
                ["BE00000002", "2026/12/01", "2026/12/01"],
                ["BE00000001", "2026/12/03", "2026/12/01"],
            ])
    }

    /// The steps that the target heard, in order.
    private func kinds(_ desk: Desk) -> [String] {
        desk.hands[\.handed].map { line in
            let rest = line.split(separator: "\"kind\":\"", maxSplits: 1)
            return rest.count > 1 ? String(rest[1].prefix { $0 != "\"" }) : line
        }
    }
}
