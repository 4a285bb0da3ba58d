import Foundation
import Reconciliation
import Reservations
import Testing

/// What a medium keeps closed whose link takes the place of its own screen of shifts, because the
/// definition says that nobody works then.
struct TimeOffSlotTests {
    private static let definition = Fingerprint(words: ["definition"])
    /// 花子 has a break from 13:00 to 14:00.
    private static let work = WorkingTime(
        hours: WorkWeek([.every: Shift("10:00-20:00")!]),
        staff: ["花子": WorkWeek([.every: Shift("10:00-13:00 14:00-20:00")!])])
    private static let name = "予定 2026-05-01 13:00-14:00 花子"

    private static func timeOff(
        at target: Medium = Booked.ekiten, staff: StaffBook = SlotStepsTests.staff(),
        work: WorkingTime = work
    ) throws -> TimeOff {
        let floor = Floor(
            vertical: .kirei, media: SlotStepsTests.media, staff: staff, work: work)
        return TimeOff(at: try #require(SlotSeller(SlotStepsTests.media[target]!, on: floor)))
    }

    private static func pause() throws -> Reservation {
        try #require(try timeOff().blocks(on: Booked.day).first).reservation()
    }

    private static func words(
        _ bookings: Reservation..., told: [Action] = [], now: String = "9:00"
    ) throws -> [String] {
        try SlotStepsTests.actions(
            at: Booked.ekiten, bookings, told: told, work: work, now: now
        ).map(\.slotWords)
    }

    private static func closed() throws -> [Action] {
        try SlotStepsTests.actions(at: Booked.ekiten, [pause()], work: work)
    }

    @Test func `R1-17: a break closes that person's time there, once (I3)`() throws {
        let told = try Self.closed()
        #expect(told.map(\.slotWords) == ["block \(Self.name) 花子 13:00-14:00"])
        #expect(told.map(\.reasons) == [["hours"]])
        #expect(try Self.words(Self.pause(), told: told) == [])
    }

    @Test
    func `a medium that keeps its own shifts is told of none, nor of who is not merged (R0-12)`()
        throws
    {
        #expect(try Self.timeOff(at: Booked.mezon).blocks(on: Booked.day) == [])
        #expect(try Self.timeOff(staff: StaffBook()).blocks(on: Booked.day) == [])
        let stopped = SlotStepsTests.staff(
            but: .stop(StaffIdentity(medium: Booked.ekiten, name: "花子")))
        #expect(try Self.timeOff(staff: stopped).blocks(on: Booked.day) == [])
        // What it was told of somebody who is not merged now stands as long as the definition says so.
        let told = try #require(try Self.timeOff().blocks(on: Booked.day).first)
        #expect(try Self.timeOff(staff: stopped).stands(told))
        #expect(try !Self.timeOff(work: WorkingTime()).stands(told))
    }

    @Test func `I10: it opens on a definition that no longer says so, and names it`() throws {
        let told = try Self.closed()
        let block = try #require(try Self.timeOff().blocks(on: Booked.day).first)
        let gone = try SlotStepsTests.actions(
            at: Booked.ekiten, [block.reservation(outOf: Self.definition)], told: told)
        #expect(gone.map(\.slotWords) == ["release \(Self.name) 花子 13:00-14:00"])
        #expect(
            gone.map(\.reasons)
                == [["hours", "evidence:\(Self.definition.description.prefix(16))"]])
    }

    @Test func `I10: neither a booking nor a break opens what the other needs`() throws {
        let booking = Booked.at(Booked.mezon, "B", "12:30")
        let told = try SlotStepsTests.actions(
            at: Booked.ekiten, [Self.pause(), booking], work: Self.work)
        let cancelled = Booked.at(Booked.mezon, "B", "12:30", status: .cancelledByCustomer)
        #expect(
            try Self.words(Self.pause(), cancelled, told: told) == ["release B 花子 12:30-13:00"])
        let block = try #require(try Self.timeOff().blocks(on: Booked.day).first)
        #expect(
            try Self.words(block.reservation(outOf: Self.definition), booking, told: told)
                == ["release \(Self.name) 花子 13:30-14:00"])
    }

    @Test func `D13: a visit whose end nobody knows goes on behind the break until the shift ends`()
        throws
    {
        let booking = Booked.at(Booked.mezon, "B", "12:30", minutes: nil)
        #expect(
            try Self.words(booking, Self.pause()) == [
                "block \(Self.name) 花子 13:00-14:00", "block B 花子 12:30-20:00",
            ])
    }
}
