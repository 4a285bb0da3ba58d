import Connectors
import Foundation
import Reservations
import Sandbox
import Testing

/// The schedules of a medium's own site, a page a day.
@Suite(.serialized) struct ScheduleWalkTests {
    private static let lunch = SandboxBlock(
        date: "20260702", start: "12:00", end: "13:00", title: "休憩")

    /// `2026-07-02 1`: a day with how many 予定 its page shows.
    private static func days(_ walk: ListingWalk) -> [String] {
        walk.pages.compactMap { $0.reading.schedule.map { "\($0.day) \($0.blocks.count)" } }
    }

    @Test func `each day is asked for once, the nearest first, in one session a second apart`()
        async throws
    {
        let salon = try await EntrySalon()
        await salon.site.block(Self.lunch)
        let walk = try await salon.schedules(days: 3)
        #expect(walk.trouble == nil && walk.signIns == 1)
        #expect(Self.days(walk) == ["2026-07-01 0", "2026-07-02 1", "2026-07-03 0"])
        #expect(walk.pages.allSatisfy { !$0.reading.schedule!.whole.isEmpty })
        #expect(
            await salon.steps
                == Array(repeating: "GET /KLP/schedule/salonSchedule/", count: 3))
        #expect(salon.book.waited.count >= 2)
        #expect(await salon.site.mostAtOnce == 1)
        #expect(salon.book.kept.filter { $0.purpose == .page } == walk.pages.map(\.capture))
        let again = try await salon.schedules(days: 1)
        #expect(again.signIns == 0 && again.pages.count == 1)
    }

    @Test(arguments: [
        (SandboxFault.captcha(.recaptcha, at: .schedule), SourceTrouble.Kind.captcha),
        (.maintenance(at: .schedule), .maintenance),
        (.errorPage(.transient, at: .schedule), .siteError),
        (.tooManyRequests(at: .schedule), .tooManyRequests),
        (.cutShort(at: .schedule), .network),
        (.emptyAnswer(at: .schedule), .siteError),
    ])
    func `a page that is none ends the walk, and nothing is made of it`(
        _ fault: SandboxFault, _ kind: SourceTrouble.Kind
    ) async throws {
        let salon = try await EntrySalon()
        await salon.site.arm(fault, .always)
        let walk = try await salon.schedules(days: 3)
        #expect(walk.trouble?.kind == kind)
        #expect(walk.pages.isEmpty)
    }

    @Test func `a session that somebody else has ended is not taken back (D12)`() async throws {
        let salon = try await EntrySalon()
        _ = try await salon.schedules(days: 1)
        await salon.site.signInElsewhere()
        let walk = try await salon.schedules(days: 1)
        #expect(walk.trouble?.kind == .otherSession && walk.pages.isEmpty)
    }

    @Test func `another store's schedule is none of ours`() async throws {
        let salon = try await EntrySalon()
        let walk = try await salon.schedules(days: 1, store: "H000000009")
        #expect(walk.trouble?.kind == .wrongStore && walk.pages.isEmpty)
    }
}
