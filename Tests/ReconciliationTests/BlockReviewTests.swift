import Foundation
import Reconciliation
import Reservations
import Testing

/// What pages of a schedule make believed of 予定: what they show at once, that one is gone only on
/// proof.
struct BlockReviewTests {
    private static let lunch = block("12:00", "13:00", "休憩")
    private static let training = block("15:00", "16:00", "研修")
    private static let off = ScheduledBlock(
        staff: "次郎", minutes: nil, title: "休日", isDayOff: true)
    private static let visit = ScheduledVisit(
        staff: "花子", guest: Private("山田 花子 様"), start: ClockTime("10:00")!, end: 660)

    private static func block(
        _ from: String, _ to: String, _ title: String, staff: String = "花子"
    ) -> ScheduledBlock {
        ScheduledBlock(
            staff: staff, minutes: ClockTime(from)!.minutes..<ClockTime(to)!.minutes, title: title,
            isDayOff: false)
    }

    private static func page(
        _ blocks: [ScheduledBlock], at time: String = "9:00", visits: [ScheduledVisit] = [],
        whole: Set<String> = ["花子", "次郎"], on day: ServiceDay = Booked.day
    ) -> ScheduleSheet {
        ScheduleSheet(
            medium: Booked.hotpepper,
            day: ScheduleDay(day: day, visits: visits, blocks: blocks, whole: whole),
            interval: Interval(from: Words.instant(time), to: Words.instant(time) + 1),
            detectedAt: Words.instant(time), source: "schedule",
            capture: String(repeating: "b", count: 64), format: "schedule@1")
    }

    /// What is believed after pages, each a run of its own: `12:00-13:00 花子`.
    private static func believed(
        _ pages: ScheduleSheet..., bookings: [Reservation] = []
    ) -> (blocks: [String], news: Int, doubted: Bool) {
        var memory = DayMemory(blocked: nil, look: nil, bookings: bookings)
        var review = BlockReview()
        for page in pages {
            review = BlockReview(of: [(page, memory)], most: 3)
            memory.blocked = review.news.first ?? memory.blocked
            memory.look = review.looks.first ?? memory.look
        }
        let blocks = memory.blocked?.blocks ?? []
        return (
            blocks.map {
                ClockTime.text(minutes: $0.minutes.lowerBound) + "-"
                    + ClockTime.text(minutes: $0.minutes.upperBound) + " \($0.staff)"
            }, review.news.count, !review.doubted.isEmpty
        )
    }

    @Test func `what a page shows is believed at once, and the same again is nothing new (I3)`() {
        let once = Self.believed(Self.page([Self.lunch, Self.off]))
        #expect(once.blocks == ["00:00-30:00 次郎", "12:00-13:00 花子"] && once.news == 1)
        let again = Self.believed(
            Self.page([Self.lunch]), Self.page([Self.lunch], at: "9:05"))
        #expect(again.blocks == ["12:00-13:00 花子"] && again.news == 0)
    }

    @Test func `what was entered for another medium's booking is nobody's 予定`() {
        let title = ScheduledBlock.title(of: "0123456789abcdef01234567")
        #expect(title == "他媒体予約 01234567")
        let ours = Self.block("14:00", "15:00", title)
        #expect(Self.believed(Self.page([ours, Self.lunch])).blocks == ["12:00-13:00 花子"])
        for title in ["他媒体予約", "他媒体予約 山田様", "他媒体予約 0123456"] {
            let theirs = Self.block("14:00", "15:00", title)
            #expect(Self.believed(Self.page([theirs])).blocks == ["14:00-15:00 花子"])
        }
    }

    @Test func `I10: a later page of the day that no longer shows it is the proof`() {
        let after = Self.believed(
            Self.page([Self.lunch, Self.training]), Self.page([Self.training], at: "9:05"))
        #expect(after.blocks == ["15:00-16:00 花子"] && !after.doubted)
        let last = Self.believed(Self.page([Self.lunch]), Self.page([], at: "9:05"))
        #expect(last.blocks == [] && last.news == 1 && !last.doubted)
    }

    @Test(arguments: [
        "an older page": page([], at: "8:00"),
        "a page of the same moment": page([]),
        "a page that lacks the line": page([], at: "9:05", whole: ["次郎"]),
    ])
    func `I5, I10: no other page takes a 予定 away`(name: String, other: ScheduleSheet) {
        #expect(
            Self.believed(Self.page([Self.lunch]), other).blocks == ["12:00-13:00 花子"])
    }

    @Test func `an older page brings back nothing that a newer one has taken away`() {
        let after = Self.believed(
            Self.page([Self.lunch]), Self.page([], at: "9:10"),
            Self.page([Self.lunch], at: "9:05"))
        #expect(after.blocks == [])
    }

    @Test func `a line with something unknown on it adds, and takes nothing away`() {
        let after = Self.believed(
            Self.page([Self.lunch]), Self.page([Self.training], at: "9:05", whole: ["次郎"]))
        #expect(after.blocks == ["12:00-13:00 花子", "15:00-16:00 花子"])
    }

    @Test func `a page without one of the day's known bookings proves nothing`() {
        let booking = Booked.at(Booked.hotpepper)
        let blind = Self.believed(
            Self.page([Self.lunch], visits: [Self.visit]), Self.page([], at: "9:05"),
            bookings: [booking])
        #expect(blind.blocks == ["12:00-13:00 花子"] && blind.doubted)
        let seeing = Self.believed(
            Self.page([Self.lunch], visits: [Self.visit]),
            Self.page([], at: "9:05", visits: [Self.visit]),
            bookings: [booking, Booked.at(Booked.hotpepper, "B", "17:00")])
        #expect(seeing.blocks == [] && !seeing.doubted)
        var missing = booking
        missing.attention = [.missing]
        #expect(
            Self.believed(
                Self.page([Self.lunch]), Self.page([], at: "9:05"), bookings: [missing]
            ).blocks == [])
    }

    @Test func `G2: many 予定 do not end at once where no page shows any`() {
        let four = [9, 11, 13, 17].map { Self.block("\($0):00", "\($0):30", "枠") }
        let blind = Self.believed(Self.page(four), Self.page([], at: "9:05"))
        #expect(blind.blocks.count == 4 && blind.doubted)
        let three = Self.believed(
            Self.page(Array(four.prefix(3))), Self.page([], at: "9:05"))
        #expect(three.blocks == [])
        // A 予定 of anybody on any day vouches for the layout.
        let memory = DayMemory(
            blocked: BlockReview(
                of: [
                    (Self.page(four), DayMemory(blocked: nil, look: nil, bookings: []))
                ], most: 3
            ).news[0],
            look: ScheduleLook(
                medium: Booked.hotpepper, day: Booked.day,
                interval: Self.page(four).interval), bookings: [])
        let other = Self.page([Self.off], at: "9:05", on: Booked.day.adding(days: 1))
        let vouched = BlockReview(
            of: [
                (Self.page([], at: "9:05"), memory),
                (other, DayMemory(blocked: nil, look: nil, bookings: [])),
            ], most: 3)
        #expect(vouched.news.map(\.blocks.count) == [0, 1] && vouched.doubted.isEmpty)
    }

    @Test func `two pages of one day in one run count in the order they were read`() {
        let memory = DayMemory(blocked: nil, look: nil, bookings: [])
        let review = BlockReview(
            of: [
                (Self.page([], at: "9:05"), memory), (Self.page([Self.lunch]), memory),
            ], most: 3)
        #expect(review.news.map(\.blocks) == [] || review.news.map(\.blocks) == [[]])
        #expect(review.looks.map(\.interval) == [Self.page([], at: "9:05").interval])
    }
}
