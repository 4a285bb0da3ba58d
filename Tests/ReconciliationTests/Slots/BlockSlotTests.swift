import Foundation
import Reconciliation
import Reservations
import Testing

/// What a linked medium is told of another one's 予定: its time is taken, though nobody has booked.
struct BlockSlotTests {
    private static func block(
        _ from: String, _ to: String, staff: String = "花子"
    ) -> Block {
        Block(
            medium: Booked.hotpepper, day: Booked.day, staff: staff,
            minutes: ClockTime(from)!.minutes..<ClockTime(to)!.minutes)
    }

    private static func words(
        at target: Medium = Booked.ekiten, _ bookings: Reservation..., told: [Action] = [],
        now: String = "9:00"
    ) throws -> [String] {
        try SlotStepsTests.actions(at: target, bookings, told: told, now: now).map(\.slotWords)
    }

    private static let lunch = block("12:00", "13:00")
    private static let page = String(repeating: "c", count: 64)

    private static func closed(_ block: Block, at target: Medium = Booked.ekiten) throws
        -> [Action]
    {
        try SlotStepsTests.actions(at: target, [block.reservation()])
    }

    @Test func `a block is named by its medium, day, time and staff, and by nothing else`() {
        let named = Self.block("12:00", "13:00", staff: "見本 さくら")
        #expect(named.key.number == "予定 2026-05-01 12:00-13:00 見本 さくら")
        #expect(Block(named.key) == named)
        let day = Block(
            medium: Booked.hotpepper, day: Booked.day, staff: "花子", minutes: 0..<ClockTime.end)
        #expect(Block(day.key) == day)
        for number in ["BE00000001", "予定 2026-05-01", "予定 x 12:00-13:00 花", "予定 2026-05-01 1-2 花"] {
            #expect(Block(ReservationKey(medium: Booked.hotpepper, number: number)) == nil)
        }
    }

    @Test func `I9: a 予定 closes its time at every other medium, once (I3)`() throws {
        let name = "予定 2026-05-01 12:00-13:00 花子"
        let told = try Self.closed(Self.lunch)
        #expect(told.map(\.slotWords) == ["block \(name) 花子 12:00-13:00"])
        #expect(told.map(\.reasons) == [["schedule"]])
        #expect(try Self.words(Self.lunch.reservation(), told: told) == [])
        #expect(
            try Self.words(at: SlotStepsTests.counting, Self.lunch.reservation())
                == ["block \(name) フリー枠 12:00-13:00"])
        // Its own medium knows it, whatever of others' bookings is entered there.
        #expect(try Self.words(at: Booked.hotpepper, Self.lunch.reservation()) == [])
    }

    @Test func `I10: it opens when it is gone, on the page that no longer shows it`() throws {
        let told = try Self.closed(Self.lunch)
        let gone = try SlotStepsTests.actions(
            at: Booked.ekiten, [Self.lunch.reservation(goneFrom: Self.page)], told: told)
        #expect(gone.map(\.kind) == [.releaseSlot] && gone.map(\.before) == [told[0].after])
        let proof = Fingerprint(words: ["hotpepper", Self.lunch.key.number, Self.page])
        #expect(gone.map(\.reasons) == [["schedule", "evidence:\(proof.description.prefix(16))"]])
        #expect(
            try Self.words(
                Self.lunch.reservation(goneFrom: Self.page), told: told + gone) == [])
    }

    @Test func `I10: neither a booking nor a 予定 opens what the other needs`() throws {
        let booking = Booked.at(Booked.mezon, "B", "12:30")
        let told = try SlotStepsTests.actions(
            at: Booked.ekiten, [Self.lunch.reservation(), booking])
        let cancelled = Booked.at(Booked.mezon, "B", "12:30", status: .cancelledByCustomer)
        #expect(
            try Self.words(Self.lunch.reservation(), cancelled, told: told)
                == ["release B 花子 13:00-13:30"])
        #expect(
            try Self.words(Self.lunch.reservation(goneFrom: Self.page), booking, told: told)
                == ["release \(Self.lunch.key.number) 花子 12:00-12:30"])
    }

    @Test func `a day off that has begun is still closed, and opened`() throws {
        let off = Self.block("0:00", "29:00")
        let told = try SlotStepsTests.actions(
            at: Booked.ekiten, [off.reservation()], now: "11:00")
        #expect(told.map(\.slotWords) == ["block \(off.key.number) 花子 00:00-29:00"])
        #expect(
            try Self.words(off.reservation(goneFrom: Self.page), told: told, now: "12:00")
                == ["release \(off.key.number) 花子 00:00-29:00"])
        #expect(try Self.words(Self.lunch.reservation(), now: "13:00") == [])
    }

    @Test func `what its own booking takes is not told to the medium again`() throws {
        let own = Booked.at(Booked.ekiten, "E", "12:00")
        #expect(try Self.words(Self.lunch.reservation(), own) == [])
        #expect(
            try Self.words(Self.lunch.reservation(), own.with(.cancelledByCustomer))
                == ["block \(Self.lunch.key.number) 花子 12:00-13:00"])
        let shorter = Booked.at(Booked.ekiten, "E", "12:00", minutes: 30)
        #expect(
            try Self.words(Self.lunch.reservation(), shorter)
                == ["block \(Self.lunch.key.number) 花子 12:00-13:00"])
    }

    @Test func `R0-12: nobody is told of staff who are not merged`() throws {
        let steps = try SlotStepsTests.actions(
            at: Booked.ekiten, [Self.lunch.reservation()], staff: StaffBook())
        #expect(steps.isEmpty)
    }
}

extension Reservation {
    fileprivate func with(_ status: Status) -> Reservation {
        var copy = self
        copy.facts.status = status
        return copy
    }
}
