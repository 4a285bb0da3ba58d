import Foundation
import LedgerStore
import Pipeline
import Reservations
import Sandbox
import Testing

@testable import daicho

/// Schedules that a run fetches beside the list, in the list's session.
@Suite(.serialized, .timeLimit(.minutes(5))) struct WireScheduleTests {
    private func salon() async throws -> WireSalon {
        let salon = try await WireSalon(
            bookings: [WireSalon.new],
            mail: """
                  schedule:
                    formats: [salonboard-kirei-schedule]
                    from: ADDRESS
                    login: {name: honten, id: {env: SITE_ID}, password: {env: SITE_PASSWORD}}
                """)
        await salon.site.block(
            SandboxBlock(
                staffCode: "W000000002", date: "20261203", start: "12:00", end: "13:00",
                title: "研修"))
        return salon
    }

    private func blocks(_ salon: WireSalon) throws -> [String] {
        let ledger = try Ledger(
            at: .file(path: salon.folder.file("salons/demo/ledger.sqlite")), salon: "demo",
            secret: { Array(repeating: 7, count: 32) })
        return try ledger.looking { books in
            try books.blockedDays(from: ServiceDay("2026-12-01")!).flatMap(\.blocks)
                .map(\.key.number)
        }
    }

    @Test func `two weeks of schedules are read in the list's session, every 30 minutes`()
        async throws
    {
        let salon = try await salon()
        let report = try await salon.sync()
        #expect(report.status == .done && report.sources.map(\.captures) == [1, 14])
        #expect(await salon.site.signIns == 1)
        #expect(try blocks(salon) == ["予定 2026-12-03 12:00-13:00 髙橋"])
        salon.pass(minutes: 5)
        let next = try await salon.sync()
        #expect(next.sources.map(\.isDue) == [true, false])
        salon.pass(minutes: 25)
        await salon.site.unblock("研修")
        #expect(try await salon.sync().sources.map(\.captures) == [1, 14])
        #expect(try blocks(salon) == [])
        #expect(await salon.site.signIns == 1)
    }

    @Test
    func `I5: what goes wrong with schedules leaves the list's scan whole, and 予定 as they were`()
        async throws
    {
        let salon = try await salon()
        _ = try await salon.sync()
        salon.pass(minutes: 30)
        await salon.site.unblock("研修")
        await salon.site.arm(.errorPage(.transient, at: .schedule), .always)
        let report = try await salon.sync()
        #expect(report.status == .degraded)
        #expect(report.sources.first?.coverage?.verdict == .complete)
        #expect(report.sources.last?.trouble?.kind == .siteError)
        #expect(try blocks(salon) == ["予定 2026-12-03 12:00-13:00 髙橋"])
    }
}
