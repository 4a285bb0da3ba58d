import Foundation
import Reservations
import Sandbox
import Testing

@testable import Connectors

/// Entries on SALON BOARD's own forms, against the sandbox site.
@Suite(.serialized, .timeLimit(.minutes(5))) struct EntryTests {
    private let slot = EntrySalon.slot("14:05", minutes: 85)

    @Test func `F9: a block is entered by its form, and stands when the schedule shows it`()
        async throws
    {
        let salon = try await EntrySalon()
        #expect(try await salon.enter(slot) == .stands)
        let block = try #require(await salon.site.blocks().first)
        #expect(block.staffCode == "W000000001" && block.date == EntrySalon.day)
        #expect(block.start == "14:05" && block.end == "15:30")
        #expect(block.title == "他媒体予約 \(slot.id.prefix(8))")
        #expect(block.memo == "台帳 \(slot.id)")
        #expect(
            await salon.steps == [
                "GET /KLP/schedule/salonSchedule/", "GET /KLP/set/scheduleRegist/",
                "POST /KLP/set/scheduleRegist/", "GET /KLP/schedule/salonSchedule/",
                "GET /KLP/schedule/salonSchedule/",
            ])
    }

    @Test func `a block that stands is not entered again, whoever made it`() async throws {
        let salon = try await EntrySalon()
        _ = try await salon.enter(slot)
        #expect(try await salon.enter(slot) == .stands)
        #expect(await salon.site.blocks().count == 1)
        await salon.site.block(
            SandboxBlock(date: EntrySalon.day, start: "18:00", end: "20:00", title: "休憩"))
        #expect(try await salon.enter(EntrySalon.slot("18:30", minutes: 60)) == .stands)
        #expect(await salon.site.blocks().count == 2)
    }

    @Test func `F9: only what is still open is entered, because overlaps are dropped`()
        async throws
    {
        let salon = try await EntrySalon()
        await salon.site.block(
            SandboxBlock(date: EntrySalon.day, start: "14:30", end: "15:00", title: "休憩"))
        #expect(try await salon.enter(slot) == .stands)
        #expect(
            await salon.site.blocks().map { "\($0.start)-\($0.end)" } == [
                "14:30-15:00", "14:05-14:30", "15:00-15:30",
            ])
    }

    @Test func `F9: what is accepted and then dropped is never taken for done`() async throws {
        let salon = try await EntrySalon()
        await salon.site.arm(.dropsEntry)
        #expect(try await salon.enter(slot) == .unseen)
        #expect(try await salon.enter(slot, isOnlyLook: true) == .absent)
        #expect(await salon.site.blocks().isEmpty)
        #expect(await salon.steps.count { $0.hasPrefix("POST /KLP/set") } == 1)
    }

    @Test func `F9: an answer that is lost is looked for on the schedule, not sent again`()
        async throws
    {
        let salon = try await EntrySalon()
        await salon.site.arm(.losesAnswer)
        #expect(try await salon.enter(slot) == .stands)
        #expect(await salon.site.blocks().count == 1)
        await salon.site.arm(.losesAnswer)
        #expect(try await salon.enter(EntrySalon.visit("18:00")) == .stands)
        #expect(await salon.site.bookings().count == 1)
    }

    @Test
    func `F9: where nothing can be seen afterwards, it is in doubt, and looked for next time`()
        async throws
    {
        let salon = try await EntrySalon()
        await salon.site.arm(.maintenance(at: .entry))
        #expect(try await salon.enter(slot) == .unseen)
        #expect(try await salon.enter(slot, isOnlyLook: true) == .absent)
        #expect(await salon.site.blocks().isEmpty)
        #expect(try await salon.enter(slot) == .stands)
        #expect(try await salon.enter(slot, isOnlyLook: true) == .stands)
    }

    @Test func `a schedule that was changed meanwhile is read again before the next try`()
        async throws
    {
        let salon = try await EntrySalon()
        await salon.site.arm(.changesMeanwhile)
        #expect(try await salon.enter(slot) == .stands)
        #expect(await salon.site.blocks().count == 1)
        await salon.site.arm(.changesMeanwhile, .always)
        let trouble = await #expect(throws: SourceTrouble.self) {
            try await salon.enter(EntrySalon.slot("18:00", minutes: 60))
        }
        #expect(trouble?.kind == .siteError)
        #expect(await salon.site.blocks().count == 1)
    }

    @Test func `F20: a booking is entered with its own length, and by its second confirmation`()
        async throws
    {
        let salon = try await EntrySalon()
        #expect(try await salon.enter(EntrySalon.visit()) == .stands)
        let booking = try #require(await salon.site.bookings().first)
        #expect(booking.start == "14:15" && booking.durationMinutes == 75)
        #expect(booking.customerName == "見本 花子" && booking.kana == "ミホン ハナコ")
        #expect(booking.phone == "09012345678" && booking.memo == "10時～でも可")
        #expect(booking.staff == EntrySalon.staff && booking.nominated)
        #expect(booking.equipment == "ベッド１" && booking.menu == ["ジェルネイル"])
        #expect(try await salon.enter(EntrySalon.visit()) == .stands)
        #expect(await salon.site.bookings().count == 1)
    }

    @Test func `F20: a length that the form does not offer is rounded up, never down`()
        async throws
    {
        let salon = try await EntrySalon()
        #expect(try await salon.enter(EntrySalon.visit(minutes: 50)) == .stands)
        #expect(await salon.site.bookings().map(\.durationMinutes) == [60])
    }

    struct Refused: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let action: Action
        let words: String

        init(_ title: String, _ action: Action, _ words: String) {
            (testDescription, self.action, self.words) = (title, action, words)
        }
    }

    static let refused = [
        Refused("F20: no length", EntrySalon.visit(minutes: nil), "所要時間が決まっていません"),
        Refused("F18: an emoji", EntrySalon.visit { $0.memo = Private("花💕") }, "予約メモの2文字目"),
        Refused(
            "F18: a vendor's kanji", EntrySalon.visit { $0.customerName = Private("髙橋 花子") }, "「高」"),
        Refused("F18: a Latin name", EntrySalon.visit { $0.customerName = Private("Hana") }, "英数字"),
        Refused("F18: no reading", EntrySalon.visit { $0.customerKana = nil }, "フリガナがありません"),
        Refused("no equipment", EntrySalon.visit { $0.equipment = nil }, "設備が決まっていません"),
        Refused("other equipment", EntrySalon.visit { $0.equipment = "個室" }, "設備の名前"),
        Refused("nobody's place", EntrySalon.slot("14:00", minutes: 30, staff: nil), "担当スタッフが決まって"),
        Refused("unknown staff", EntrySalon.slot("14:00", minutes: 30, staff: "田中"), "担当スタッフがいません"),
        Refused("a minute between", EntrySalon.visit("14:05"), "選べない時刻"),
        Refused(
            "D10: a release",
            EntrySalon.action(
                .releaseSlot, before: EntrySalon.slot("14:00", minutes: 30).after, after: nil),
            "人が行います"),
    ]

    @Test(arguments: refused)
    func `F18, F20: what a form would refuse or lose is refused before anything is sent`(
        _ item: Refused
    ) async throws {
        let salon = try await EntrySalon()
        let outcome = try await salon.enter(item.action)
        guard case .refused(let refusal) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(refusal.words.contains(item.words), "\(refusal.words)")
        #expect(!"\(refusal) \(refusal.words)".contains("花子"))
        #expect(
            await salon.site.requests.allSatisfy {
                $0.method == "GET" || !$0.path.contains("Regist")
            })
        #expect(await salon.site.bookings().isEmpty)
        #expect(await salon.site.blocks().isEmpty)
    }

    @Test func `a guest's time is neither booked nor blocked over, and the rest of it is closed`()
        async throws
    {
        let salon = try await EntrySalon()
        var guest = SandboxBooking(
            number: "BE00000001", date: EntrySalon.day, start: "15:00", customerName: "例 太郎",
            staff: EntrySalon.staff)
        guest.durationMinutes = 60
        await salon.site.book(guest)
        #expect(try await salon.enter(EntrySalon.visit()) == .refused(.taken))
        #expect(try await salon.enter(slot) == .refused(.taken))
        #expect(await salon.site.blocks().map { "\($0.start)-\($0.end)" } == ["14:05-15:00"])
        #expect(await salon.site.bookings().count == 1)
    }

    @Test func `D12: entries share the list's session, are spaced, and stop at a challenge`()
        async throws
    {
        let salon = try await EntrySalon()
        for hour in 10...13 {
            #expect(try await salon.enter(EntrySalon.slot("\(hour):00", minutes: 60)) == .stands)
        }
        let requests = await salon.site.requests.count
        #expect(salon.book.waited.count == requests - 5)
        #expect(await salon.site.signIns == 1)
        await salon.site.arm(.captcha(.recaptcha, at: .form), .always)
        let trouble = await #expect(throws: SourceTrouble.self) {
            try await salon.enter(EntrySalon.slot("16:00", minutes: 60))
        }
        #expect(trouble?.kind == .captcha)
        await salon.site.disarm()
        let resting = await #expect(throws: SourceTrouble.self) {
            try await salon.enter(EntrySalon.slot("17:00", minutes: 60))
        }
        #expect(resting?.kind == .resting)
        #expect(await salon.site.blocks().count == 4)
    }

    @Test func `D12: a challenge after an entry leaves it in doubt, and the login rests`()
        async throws
    {
        let salon = try await EntrySalon()
        await salon.site.arm(.captcha(.puzzle, at: .entry))
        #expect(try await salon.enter(slot) == .unseen)
        #expect(try salon.loginState.rest?.kind == SourceTrouble.Kind.captcha.rawValue)
    }

    @Test func `a session that has run out is replaced, and the entry made once`() async throws {
        let salon = try await EntrySalon()
        _ = try await salon.enter(slot)
        salon.book.pass(seconds: 3600)
        await salon.site.endSessions()
        #expect(try await salon.enter(EntrySalon.slot("18:00", minutes: 60)) == .stands)
        #expect(await salon.site.blocks().count == 2)
    }

    @Test func `a group's login enters in the store that is asked for`() async throws {
        let salon = try await EntrySalon(account: WalkSalon.group)
        #expect(try await salon.enter(slot) == .stands)
        #expect(await salon.site.blocks(in: SandboxStore.demo.id).count == 1)
    }
}
