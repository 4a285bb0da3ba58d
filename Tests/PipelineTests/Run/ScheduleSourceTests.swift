import Connectors
import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// A schedule's pages as a source: they tell how long bookings take, and nothing else (D13).
@Suite struct ScheduleSourceTests {
    private let first = SandboxBooking.some("BE00000001").with {
        $0.staffCode = "W000000002"
        $0.durationMinutes = 75
    }

    private func desk(menus: String = "") throws -> Desk {
        try Desk(
            """
            sources:
              list: {formats: [salonboard-kirei-list], from: "folder:pages", every: 5 minutes}
              notices: {formats: [salonboard-notice], from: "folder:mails", every: 30 minutes}
              schedule:
                formats: [salonboard-kirei-schedule]
                from: folder:schedule
            \(menus)
            """)
    }

    private func show(
        _ bookings: [SandboxBooking], on day: String = "20261210", to desk: Desk
    ) {
        let page = SalonBoard.schedulePage(
            day: day, bookings: bookings, for: SandboxScreen(token: "t"))
        give(page, to: desk)
    }

    private func give(_ page: [UInt8], to desk: Desk) {
        desk.hands[\.gives]["schedule"] = { errand, keep in
            var harvest = Harvest()
            let capture = Capture(
                page, purpose: .page, source: errand.source.name, origin: "day.html",
                askedAt: errand.asOf, answeredAt: errand.asOf)
            do { try await keep(capture) } catch {
                return Harvest(SourceTrouble(.notKept, "\(error)"))
            }
            harvest.pages = [
                Harvest.Page(capture: capture, reading: errand.readers[0].read(page))
            ]
            return harvest
        }
    }

    @discardableResult
    private func run(_ desk: Desk) async -> RunReport {
        desk.hands.pass(minutes: 5)
        return await desk.sync { $0.isForced = true }
    }

    /// `60 mail`, with what a person should look at.
    private func duration(_ desk: Desk) async throws -> String {
        let bookings = try await desk.ledger().activeBookings(
            from: ServiceDay("2026-12-01")!, to: nil)
        let booking = try #require(bookings.first)
        let attention = booking.attention.map(\.rawValue).sorted().joined(separator: ",")
        return "\(booking.facts.durationMinutes ?? 0) \(booking.durationGround.rawValue) "
            + "\(attention)"
    }

    private func replays(_ desk: Desk) async throws -> Bool {
        let live = try desk.ledger().snapshot()
        let rebuilt = try await Replay(desk.loaded).rebuild(live)
        let differences = try await live.dump().differences(from: rebuilt.ledger.dump())
        return rebuilt.isWhole && differences.isEmpty
    }

    @Test func `D13: a booking's real end comes from the schedule where nothing else told it`()
        async throws
    {
        let desk = try desk()
        desk.list([first])
        await run(desk)
        #expect(try await duration(desk) == "0 unknown durationUnknown")
        show([first], to: desk)
        let report = await run(desk)
        #expect(report.changes == [.amended: 1] && report.status == .done)
        #expect(try await duration(desk) == "75 schedule ")
        await run(desk)
        #expect(try await desk.ledger().story(of: "BE00000001").first?.changes.count == 2)
        show([first.with { $0.durationMinutes = 90 }], to: desk)
        await run(desk)
        #expect(try await duration(desk) == "90 schedule ")
        #expect(try await replays(desk))
    }

    @Test func `D13: it beats the menu table, and a mail beats it`() async throws {
        let desk = try desk(menus: "menus: {ジェルネイル: 60 minutes}")
        desk.list([first])
        await run(desk)
        #expect(try await duration(desk) == "60 menu ")
        show([first], to: desk)
        await run(desk)
        #expect(try await duration(desk) == "75 schedule ")
        let printed = first.with { $0.durationMinutes = 45 }
        desk.mails([NoticeMail.some(.booked, of: printed, at: "2026-12-01T09:03:00+09:00")])
        await run(desk)
        #expect(try await duration(desk) == "45 mail ")
        await run(desk)
        #expect(try await duration(desk) == "45 mail ")
        #expect(try await replays(desk))
    }

    @Test func `a schedule makes no booking, ends none, and brings none back`() async throws {
        let desk = try desk()
        let second = SandboxBooking.some("BE00000002", at: "15:00").with {
            $0.staffCode = "W000000002"
        }
        desk.list([first, second])
        await run(desk)
        desk.list([first])
        #expect(await run(desk).changes == [.missing: 1])
        let third = SandboxBooking.some("BE00000003", at: "17:00")
        show([second, third], to: desk)
        await run(desk)
        let status = try await SalonStatus(
            of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
        #expect(status.text.contains("一覧に見当たらない"))
        let bookings = try await desk.ledger().activeBookings(
            from: ServiceDay("2026-12-01")!, to: nil)
        #expect(bookings.map(\.key.number) == ["BE00000001", "BE00000002"])
        #expect(bookings.last?.attention.contains(.missing) == true)
        #expect(try await replays(desk))
    }

    @Test func `a page that is no schedule is set aside, and nothing follows from it`() async throws
    {
        let desk = try desk()
        desk.list([first])
        give(Array("<html><title>SALON BOARD : エラー</title></html>".utf8), to: desk)
        let report = await run(desk)
        let source = try #require(report.sources.first { $0.name == "schedule" })
        #expect(source.quarantined == 1 && source.addsUp && report.status == .degraded)
        #expect(try await duration(desk) == "0 unknown durationUnknown")
    }

    @Test func `a schedule is read from saved pages or from its site, every 30 minutes there`()
        throws
    {
        let folder = try SalonFolder()
        let problems = folder.problems(
            of: """
                \(Example.head)
                state: state
                sources:
                  schedule: {formats: [salonboard-kirei-schedule], from: "maildir:mail"}
                """)
        #expect(problems.contains { $0.contains("is a mailbox, but the formats read schedules") })
        let loaded = try SalonFolder().load(
            """
            \(Example.head)
            state: state
            sources:
              list:
                formats: [salonboard-kirei-list]
                from: https://salonboard.example
                login: {name: honten, id: {env: ID}, password: {env: PASSWORD}}
              schedule:
                formats: [salonboard-kirei-schedule]
                from: https://salonboard.example
                login: {name: honten, id: {env: ID}, password: {env: PASSWORD}}
            """)
        #expect(loaded.definition.sources.map { loaded.dueMinutes(of: $0) } == [5, 30])
    }
}
