import Connectors
import Formats
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// 予定 of a schedule's pages, from the page to what a linked medium is told.
@Suite struct BlockSourceTests {
    private let first = SandboxBooking.some("BE00000001").with {
        $0.staffCode = "W000000002"
        $0.durationMinutes = 60
    }
    private let lunch = SandboxBlock(
        staffCode: "W000000002", date: "20261210", start: "13:00", end: "14:00", title: "休憩")
    private let off = SandboxBlock(
        staffCode: "W000000002", date: "20261211", start: "0:00", end: "29:00", title: "休日",
        isDayOff: true)

    /// A salon whose list and mailbox are adopted, linked with エキテン, its staff merged.
    private func desk() async throws -> Desk {
        let desk = try await desk(target: "ekiten")
        let link = try link(desk)
        _ = try await link.issueKey(for: "ekiten", own: nil) { Array(repeating: 9, count: 32) }
        for verb in [LinkVerb.report, .ready, .start, .confirm] {
            _ = try await link.take(verb, of: "ekiten")
        }
        desk.hands.pass(minutes: 1)
        let both = [("hotpepper", "髙橋"), ("ekiten", "見本 さくら")].map {
            StaffIdentity(medium: Medium(rawValue: $0), name: $1)
        }
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(
            .merge(both, person: "髙橋"), by: "hana")
        _ = try handed(desk)
        return desk
    }

    private func link(_ desk: Desk) throws -> LinkDesk {
        LinkDesk(desk.loaded, ledger: try desk.ledger(), in: desk.hands.world, person: "hana")
    }

    /// The same before any link.
    private func desk(target: String) async throws -> Desk {
        let desk = try Desk(
            """
            sources:
              list: {formats: [salonboard-kirei-list], from: "folder:pages", every: 5 minutes}
              notices:
                formats: [salonboard-notice, ekiten-notice]
                from: folder:mails
                every: 30 minutes
              schedule: {formats: [salonboard-kirei-schedule], from: "folder:schedule"}
            publish:
              - {csv: 台帳.csv}
            deliver:
              - {to: "file:actions.ndjson", target: \(target)}
            """)
        desk.list([first])
        let mail = Repository.root + "/Fixtures/media/ekiten-notice/new/mail.eml"
        desk.mails([[UInt8](try #require(FileManager.default.contents(atPath: mail)))])
        try show([], to: desk)
        for _ in 1...2 { await run(desk) }
        return desk
    }

    /// The pages of two days, as they are saved now.
    private func show(
        _ blocks: [SandboxBlock], to desk: Desk, tamper: (String) -> String = { $0 }
    ) throws {
        let pages = ["20261210", "20261211"].map { day in
            let page = SalonBoard.schedulePage(
                day: day, bookings: [first], blocks: blocks, for: SandboxScreen(token: "t"))
            return Array(tamper(String(decoding: page, as: UTF8.self)).utf8)
        }
        desk.hands[\.gives]["schedule"] = { errand, keep in
            var harvest = Harvest()
            for page in pages {
                let capture = Capture(
                    page, purpose: .page, source: errand.source.name, origin: "day.html",
                    askedAt: errand.asOf, answeredAt: errand.asOf + 1)
                do { try await keep(capture) } catch {
                    return Harvest(SourceTrouble(.notKept, "\(error)"))
                }
                harvest.pages.append(
                    Harvest.Page(capture: capture, reading: errand.readers[0].read(page)))
            }
            return harvest
        }
    }

    @discardableResult
    private func run(_ desk: Desk) async -> RunReport {
        desk.hands.pass(minutes: 5)
        return await desk.sync { $0.isForced = true }
    }

    /// What was handed over since the last look: `blockSlot 予定 … 見本 さくら`.
    private func handed(_ desk: Desk) throws -> [String] {
        let lines = desk.hands[\.handed]
        desk.hands[\.handed] = []
        return try lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let words = ["kind", "reservation", "staff"].map { object?[$0] as? String ?? "-" }
            return words.joined(separator: " ")
        }
    }

    private func replays(_ desk: Desk) async throws -> Bool {
        let live = try desk.ledger().snapshot()
        let rebuilt = try await Replay(desk.loaded).rebuild(live)
        let differences = try await live.dump().differences(from: rebuilt.ledger.dump())
        return rebuilt.isWhole && rebuilt.astray == 0 && differences.isEmpty
    }

    private let lunchName = "予定 2026-12-10 13:00-14:00 髙橋"
    private let offName = "予定 2026-12-11 00:00-29:00 髙橋"

    @Test func `I9, I10: 予定 and days off close other media at once, and open on their page alone`()
        async throws
    {
        let desk = try await desk()
        let rows = try desk.rows()
        try show([lunch, off], to: desk)
        let report = await run(desk)
        #expect(report.actions == [.blockSlot: 2])
        #expect(report.changes == [:])
        #expect(
            try handed(desk)
                == ["blockSlot \(lunchName) 見本 さくら", "blockSlot \(offName) 見本 さくら"])
        #expect(await run(desk).actions == [:])
        try show([off], to: desk)
        #expect(await run(desk).actions == [.releaseSlot: 1])
        #expect(try handed(desk) == ["releaseSlot \(lunchName) 見本 さくら"])
        #expect(await run(desk).actions == [:])
        #expect(try desk.rows() == rows)
        #expect(try await replays(desk))
    }

    @Test func `R0-26: a 予定 that OZmall does not honour counts as exposed, until it is gone`()
        async throws
    {
        let desk = try await desk(target: "ozmall")
        _ = try await link(desk).take(.start, of: "ozmall")
        await run(desk)
        try show([lunch], to: desk)
        let report = await run(desk)
        #expect(report.actions == [.advise: 1])
        #expect(report.exposures.exposures.contains { $0.key.number == lunchName && $0.isOpen })
        try show([], to: desk)
        let gone = await run(desk)
        #expect(!gone.exposures.exposures.contains { $0.key.number == lunchName && $0.isOpen })
    }

    @Test(arguments: [true, false])
    func `R1-16: where the slots are ours alone, what stands there is not taken in`(isOurs: Bool)
        async throws
    {
        let format = try Repository.text("Pipelines/formats/salonboard-kirei-schedule.yaml")
        let desk = try Desk(
            """
            sources:
              notices:
                formats: [salonboard-notice, ekiten-notice]
                from: folder:mails
                every: 30 minutes
              schedule: {formats: [formats/shown-schedule.yaml], from: "folder:schedule"}
            deliver:
              - {to: "file:actions.ndjson", target: ekiten}
            """,
            files: [
                "formats/shown-schedule.yaml":
                    format.replacing(
                        "name: salonboard-kirei-schedule", with: "name: shown-schedule"
                    )
                    .replacing("medium: hotpepper", with: "medium: ekiten"),
                "media/ekiten.yaml": try Repository.text("Pipelines/media/ekiten.yaml")
                    .replacing("ours: true", with: "ours: \(isOurs)"),
            ])
        let mail = Repository.root + "/Fixtures/media/ekiten-notice/new/mail.eml"
        desk.mails([[UInt8](try #require(FileManager.default.contents(atPath: mail)))])
        try show([], to: desk)
        await run(desk)
        let link = try link(desk)
        _ = try await link.issueKey(for: "ekiten", own: nil) { Array(repeating: 9, count: 32) }
        for verb in [LinkVerb.report, .ready, .start] {
            _ = try await link.take(verb, of: "ekiten")
        }
        func believed() async throws -> [Block] {
            try await desk.ledger().blockedDays(from: ServiceDay("2026-12-10")!).flatMap(\.blocks)
        }
        // Until the link stands, the medium's own settings count.
        try show([lunch], to: desk)
        await run(desk)
        #expect(try await believed().map(\.staff) == ["髙橋"])
        desk.hands.pass(minutes: 1)
        _ = try await link.take(.confirm, of: "ekiten")
        try show([lunch, off], to: desk)
        let report = await run(desk)
        #expect(try await believed().count == (isOurs ? 1 : 2))
        #expect(report.actions.isEmpty)
    }

    @Test func `D7, R2-22: a 予定 refuses what is entered, and what a medium books is looked at`()
        async throws
    {
        let desk = try await desk()
        try show([lunch, off], to: desk)
        await run(desk)
        for (at, code) in [("10T13:30", "NOT_WORKING"), ("10T12:30", "NOT_ENOUGH_TIME")] {
            let refusal = try #require(
                await #expect(throws: BookingRefusal.self) {
                    try await BookTests.enter(
                        try BookTests.booking(
                            at: "2026-12-\(at)", staff: "髙橋", minutes: "60"), at: desk)
                })
            #expect(refusal.code == code)
        }
        // A 予定 that begins with it was typed for it.
        try await BookTests.enter(
            try BookTests.booking(
                at: "2026-12-10T13:00", staff: "髙橋", minutes: "60"), at: desk)
        let late = SandboxBooking.some("BE00000002", on: "20261211", at: "15:00").with {
            $0.staffCode = "W000000002"
        }
        desk.list([first, late])
        #expect(await run(desk).changes == [.booked: 1])
        let review = try await desk.loaded.review(
            in: desk.ledger(), from: ServiceDay("2026-12-10")!)
        #expect(review.misfits.map(\.occupancy.key.number) == ["BE00000002"])
        #expect(review.misfits.map(\.why) == [.notWorking])
        #expect(review.doubles.isEmpty)
        #expect(try await replays(desk))
    }

    @Test func `G0, I5: a page that is missing, cut short or of another layout opens nothing`()
        async throws
    {
        let desk = try await desk()
        try show([lunch, off], to: desk)
        await run(desk)
        _ = try handed(desk)
        desk.fail("schedule", .network)
        await run(desk)
        for (word, other, shown) in [
            ("</html>", "", []), ("isStaff", "isPerson", []),
            ("class=\"scheduleToDo", "class=\"schedulePlan", [lunch, off]),
            // The day without a booking is as it was.
            ("jscScheduleReservation", "scheduleVisit", [off]),
        ] {
            try show(shown, to: desk) { $0.replacing(word, with: other) }
            await run(desk)
        }
        #expect(try handed(desk) == [])
        try show([], to: desk)
        #expect(await run(desk).actions == [.releaseSlot: 2])
        #expect(try await replays(desk))
    }

    @Test func `no echo: what was entered for another medium's booking comes back to none`()
        async throws
    {
        let desk = try await desk()
        var ours = lunch
        ours.title = ScheduledBlock.title(of: "0123456789abcdef01234567")
        try show([ours], to: desk)
        #expect(await run(desk).actions == [:])
        #expect(try await replays(desk))
    }

    @Test func `a 予定 that is gone before it was told is not told`() async throws {
        let desk = try await desk()
        desk.hands[\.down] = ["ekiten"]
        try show([lunch], to: desk)
        await run(desk)
        desk.hands[\.down] = []
        try show([], to: desk)
        await run(desk)
        await run(desk)
        #expect(try handed(desk) == [])
        #expect(try await replays(desk))
    }
}
