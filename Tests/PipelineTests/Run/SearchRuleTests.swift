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
    func `R3-09, R3-10: a cancelled row remains, and its slot is given back exactly once`()
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
    func `R3-11: what is cancelled no more takes its slot again, or says that it is taken`(
        isTaken: Bool
    ) async throws {
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
    }

    /// The steps that the target heard, in order.
    private func kinds(_ desk: Desk) -> [String] {
        desk.hands[\.handed].map { line in
            let rest = line.split(separator: "\"kind\":\"", maxSplits: 1)
            return rest.count > 1 ? String(rest[1].prefix { $0 != "\"" }) : line
        }
    }
}
