import Connectors
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// What cannot be seen is not gone (I5, D11).
struct DoubtTests {
    /// Three pages of the list.
    let hundred = (1...120).map {
        SandboxBooking.some("BE\(10_000_000 + $0)", on: "202612\(10 + $0 % 15)")
    }

    @Test func `a mailbox read in part says that more is to come`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        let notice = NoticeMail.some(.booked, of: hundred[0], at: "2026-12-01T08:55:00+09:00")
        desk.mails([notice], hasMore: true)
        let report = await desk.sync()
        #expect(report.status == .degraded)
        let keys = report.notes.map(\.key).filter { !$0.hasPrefix("double:") }
        #expect(keys == ["source:notices:more"])
        desk.hands.pass(minutes: 5)
        desk.mails([])
        #expect(await desk.sync { $0.isForced = true }.status == .done)
    }

    @Test func `a source's trouble is told in the salon's words`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        desk.fail("notices", .certificate)
        let note = try #require(await desk.sync().notes.first)
        #expect(note.text == "notices: サーバーの証明書を確認できないため、接続をやめました")
        #expect(note.cause == "trouble of the test")
    }

    @Test func `an empty list cannot empty the ledger (G1, F10)`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list([])
        let report = await desk.sync()
        #expect(report.status == .degraded)
        #expect(report.changes.isEmpty)
        #expect(report.sources[0].coverage?.verdict == .unusable)
        #expect(try desk.rows().count == 120)
    }

    @Test(arguments: [1, 2, 3])
    func `a page that is missing makes nobody missing (I5)`(page: Int) async throws {
        let desk = try Desk()
        desk.list(hundred)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list(Array(hundred.dropLast()) + [.some("BE99999999", on: "20261212")], drop: [page])
        let report = await desk.sync()
        #expect(report.status == .degraded)
        #expect(report.sources[0].coverage?.verdict == .partial)
        #expect(report.changes[.missing] == nil)
        #expect(report.changes[.cancelled] == nil)
        #expect(try desk.ledger().sourceHasFailed())
    }

    @Test func `a booking that vanished is missing, not cancelled (D11)`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        _ = await desk.sync()
        desk.hands.pass(minutes: 10)
        desk.list(Array(hundred.dropLast()))
        let report = await desk.sync()
        #expect(report.status == .done)
        #expect(report.changes == [.missing: 1])
        #expect(report.actions.isEmpty)
        desk.hands.pass(minutes: 5)
        desk.list(hundred)
        #expect(await desk.sync().changes == [.found: 1])
    }

    @Test func `a refused page is kept, and nobody is missing`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        let page = SalonBoard.loginPage()
        desk.show([page])
        let report = await desk.sync()
        #expect(report.status == .nothingRead)
        #expect(report.changes.isEmpty)
        #expect(desk.archived.contains(captureName(of: page)))
    }

    @Test func `many cancellations at once wait for a person (G2)`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        let misread = hundred.enumerated().map { index, booking in
            booking.with { if index < 40 { $0.status = .cancelledBySalon } }
        }
        desk.list(misread)
        let report = await desk.sync()
        #expect(report.status == .personNeeded)
        #expect(report.holds.map(\.numbers.count) == [40])
        #expect(report.changes[.cancelled] == nil)
        #expect(report.actions.isEmpty)
        // The rows come back: the hold heals by itself.
        desk.hands.pass(minutes: 5)
        desk.list(hundred)
        let healed = await desk.sync()
        #expect(healed.status == .done)
        #expect(healed.holds.isEmpty)
    }

    @Test func `a row that cannot be read is set aside with its bytes`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        _ = await desk.sync()
        desk.hands.pass(minutes: 10)
        desk.list(hundred) { if $0.number == 1 { $0.damage = .number } }
        let report = await desk.sync()
        #expect(report.status == .degraded)
        #expect(report.sources[0].quarantined == 1)
        #expect(report.changes.isEmpty)  // partial: the row's booking is not missing
        let records = try await desk.ledger().quarantined()
        #expect(records.count == 1)
        #expect(desk.archived.contains(records[0].capture))
        #expect(report.sources.filter { !$0.addsUp }.isEmpty)
    }

    @Test func `a mail that cannot be read is set aside, the others go on`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        let broken = SandboxBooking.some("番号なし")
        let good = SandboxBooking.some("BE20000001", on: "20261222")
        desk.mails([
            NoticeMail.some(.booked, of: broken, at: "2026-12-01T08:00:00+09:00"),
            NoticeMail.some(.booked, of: good, at: "2026-12-01T08:58:00+09:00"),
            NoticeMail.some(.digest([good]), of: good, at: "2026-12-01T08:59:00+09:00"),
        ])
        let report = await desk.sync()
        #expect(report.status == .degraded)
        #expect(report.sources[1].rows == 3)
        #expect(report.sources[1].quarantined == 1)
        #expect(report.sources[1].observed == 1)
        #expect(report.sources[1].ignored == ["digest": 1])
        #expect(try desk.rows().count == 121)
        #expect(report.sources.filter { !$0.addsUp }.isEmpty)
        // It was read once: it is not set aside again.
        desk.hands.pass(minutes: 30)
        let again = await desk.sync()
        #expect(again.status == .done)
        #expect(again.sources[1].same == 3)
    }

    @Test func `a mail beyond the horizon is no booking of the ledger (D1)`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        let far = SandboxBooking.some("BE30000001", on: "20270601")
        desk.mails([NoticeMail.some(.booked, of: far, at: "2026-12-01T08:00:00+09:00")])
        let report = await desk.sync()
        #expect(report.status == .done)
        #expect(report.sources[1].ignored == ["outside-horizon": 1])
        #expect(report.sources.filter { !$0.addsUp }.isEmpty)
    }

    @Test func `an unchanged list with fresh tokens keeps no page`() async throws {
        let desk = try Desk()
        desk.list(hundred)
        _ = await desk.sync()
        let kept = desk.archived
        #expect(kept.count == 3)
        for _ in 1...3 {
            desk.hands.pass(minutes: 5)
            desk.list(hundred)
            _ = await desk.sync()
        }
        #expect(desk.archived == kept)
        // One row changes: the page that shows it is kept, the others go.
        desk.hands.pass(minutes: 5)
        desk.list(hundred.map { b in b.number == "BE10000001" ? b.with { $0.total = 9_900 } : b })
        #expect(await desk.sync().changes == [.amended: 1])
        #expect(desk.archived.subtracting(kept).count == 1)
    }
}

extension Ledger {
    nonisolated fileprivate func sourceHasFailed() throws -> Bool {
        try looking { try $0.sources()["list"]?.failure != nil }
    }
}
