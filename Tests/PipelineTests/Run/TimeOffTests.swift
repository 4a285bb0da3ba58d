import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// Breaks, days off and closed days of the definition, from its text to what a linked medium is told.
@Suite struct TimeOffTests {
    private static let closedOnTuesdays = "hours: {every: 10:00-20:00, tue: none}"

    /// A salon whose media are adopted, linked with エキテン, its staff merged. It is 2026-12-01, a
    /// Tuesday.
    private func desk(_ more: String) async throws -> Desk {
        let desk = try Desk(
            """
            horizon: 1 months
            sources:
              list: {formats: [salonboard-kirei-list], from: "folder:pages", every: 5 minutes}
              notices:
                formats: [salonboard-notice, ekiten-notice]
                from: folder:mails
                every: 30 minutes
            deliver:
              - {to: "file:actions.ndjson", target: ekiten}
            """)
        try desk.reload(with: more)
        desk.list([SandboxBooking.some("BE00000001").with { $0.staffCode = "W000000002" }])
        let mail = Repository.root + "/Fixtures/media/ekiten-notice/new/mail.eml"
        desk.mails([[UInt8](try #require(FileManager.default.contents(atPath: mail)))])
        for _ in 1...2 { await run(desk) }
        let link = LinkDesk(
            desk.loaded, ledger: try desk.ledger(), in: desk.hands.world, person: "hana")
        _ = try await link.issueKey(for: "ekiten", own: nil) { Array(repeating: 9, count: 32) }
        for verb in [LinkVerb.report, .ready, .start, .confirm] {
            _ = try await link.take(verb, of: "ekiten")
        }
        desk.hands.pass(minutes: 1)
        desk.hands[\.handed] = []
        return desk
    }

    private func merge(_ desk: Desk) async throws {
        let both = [("hotpepper", "髙橋"), ("ekiten", "見本 さくら")].map {
            StaffIdentity(medium: Medium(rawValue: $0), name: $1)
        }
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(
            .merge(both, person: "髙橋"), by: "hana")
        await run(desk)
    }

    @discardableResult
    private func run(_ desk: Desk) async -> RunReport {
        desk.hands.pass(minutes: 5)
        return await desk.sync { $0.isForced = true }
    }

    /// What was handed over of time off since the last look: `blockSlot 2026-12-08 10:00-20:00`.
    private func handed(_ desk: Desk) throws -> [String] {
        let lines = desk.hands[\.handed]
        desk.hands[\.handed] = []
        return try lines.compactMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let words = ["kind", "reservation", "staff"].map { object?[$0] as? String ?? "-" }
            guard words[1].hasPrefix("予定 ") else { return nil }
            #expect(words[1].hasSuffix(" 髙橋") && words[2] == "見本 さくら")
            return "\(words[0]) \(words[1].dropFirst(3).dropLast(3))"
        }
    }

    private func replays(_ desk: Desk) async throws -> Bool {
        let live = try desk.ledger().snapshot()
        let rebuilt = try await Replay(desk.loaded).rebuild(live)
        let differences = try await live.dump().differences(from: rebuilt.ledger.dump())
        return rebuilt.isWhole && rebuilt.astray == 0 && differences.isEmpty
    }

    @Test func `R0-13, R1-17: closed days close with the merge, once, the whole horizon`()
        async throws
    {
        let desk = try await desk(Self.closedOnTuesdays)
        await run(desk)
        #expect(try handed(desk) == [])
        try await merge(desk)
        #expect(
            try handed(desk)
                == [1, 8, 15, 22, 29].map {
                    "blockSlot 2026-12-\($0 < 10 ? "0" : "")\($0) 10:00-20:00"
                })
        for _ in 1...3 { #expect(await run(desk).actions == [:]) }
        let audit = try await desk.loaded.exposures(
            in: desk.ledger(), asOf: desk.hands[\.now])
        #expect(!audit.exposures.contains { $0.key.isTimeOff })
        #expect(try await replays(desk))
    }

    @Test func `a day that comes into the horizon is closed in the first run of that day`()
        async throws
    {
        let desk = try await desk("hours: {every: 10:00-20:00, 2027-01-03: none}")
        try await merge(desk)
        #expect(try handed(desk) == [])
        desk.hands.pass(minutes: 24 * 60)
        await run(desk)
        #expect(try handed(desk) == [])
        desk.hands.pass(minutes: 24 * 60)
        await run(desk)
        #expect(try handed(desk) == ["blockSlot 2027-01-03 10:00-20:00"])
        #expect(await run(desk).actions == [:])
        #expect(try await replays(desk))
    }

    @Test
    func `I9, G4: a new day off closes at once, and opens when a list bears the definition out`()
        async throws
    {
        let desk = try await desk("hours: {every: 10:00-20:00}")
        try await merge(desk)
        let staff = "staff: {髙橋: {every: 10:00-20:00, 2026-12-11: 10:00-13:00 14:00-18:00}}"
        try desk.reload(with: "hours: {every: 10:00-20:00}\n\(staff)")
        await run(desk)
        #expect(
            try handed(desk) == [
                "blockSlot 2026-12-11 13:00-14:00", "blockSlot 2026-12-11 18:00-20:00",
            ])
        await run(desk)
        #expect(try handed(desk) == [])
        try desk.reload(with: "hours: {every: 10:00-20:00}")
        desk.fail("list", .network)
        for _ in 1...3 { await run(desk) }
        #expect(try handed(desk) == [])
        desk.list([SandboxBooking.some("BE00000001").with { $0.staffCode = "W000000002" }])
        for _ in 1...3 { await run(desk) }
        #expect(
            try handed(desk) == [
                "releaseSlot 2026-12-11 13:00-14:00", "releaseSlot 2026-12-11 18:00-20:00",
            ])
        #expect(await run(desk).actions == [:])
        #expect(try await replays(desk))
    }
}
