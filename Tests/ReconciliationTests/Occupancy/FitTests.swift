import Reconciliation
import Reservations
import Testing

/// Whether a course fits into somebody's day.
struct FitTests {
    struct Wish: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var shift: String? = "10:00-19:00"
        var busy: [String] = []
        var start = "10:00"
        var menus: [Int?] = [60]
        var isTentative = false
        var refusal: FitRefusal?
    }

    static let wishes: [Wish] = [
        Wish(
            testDescription: "R2-16: beyond the shift's end", start: "18:30",
            refusal: .beyondShiftEnd),
        Wish(testDescription: "R2-16: up to the shift's end", start: "18:00"),
        Wish(testDescription: "R2-16: a request may run over", start: "18:30", isTentative: true),
        Wish(
            testDescription: "R2-17, R2-18: 60 + 120 into 180 free minutes",
            busy: ["13:00-14:00"], menus: [60, 120]),
        Wish(
            testDescription: "R2-19: 60 + 120 + 30 into 180 free minutes", busy: ["13:00-14:00"],
            menus: [60, 120, 30], refusal: .notEnoughTime),
        Wish(
            testDescription: "R2-18: exactly up to a break", shift: "10:00-13:00 14:00-19:00",
            menus: [60, 120]),
        Wish(
            testDescription: "R2-19: a break is no more room", shift: "10:00-13:00 14:00-19:00",
            menus: [60, 120, 30], refusal: .notEnoughTime),
        Wish(
            testDescription: "R2-20: across a break", shift: "10:00-12:00 13:00-19:00",
            start: "11:30", menus: [90], refusal: .notEnoughTime),
        Wish(
            testDescription: "R2-20: a request neither", shift: "10:00-12:00 13:00-19:00",
            start: "11:30", menus: [90], isTentative: true, refusal: .notEnoughTime),
        Wish(
            testDescription: "R2-20: within a break", shift: "10:00-12:00 13:00-19:00",
            start: "12:15", menus: [15], refusal: .notEnoughTime),
        Wish(
            testDescription: "R2-21: touching a border on either side",
            shift: "10:00-12:00 13:00-14:00", start: "13:00"),
        Wish(
            testDescription: "R2-21: two segments never add up",
            shift: "10:00-12:00 13:00-15:00", menus: [180], refusal: .notEnoughTime),
        Wish(
            testDescription: "touching the bookings around it",
            busy: ["10:00-11:00", "12:00-13:00"], start: "11:00"),
        Wish(
            testDescription: "while another booking goes on", busy: ["10:00-11:00"],
            start: "10:30", refusal: .taken),
        Wish(testDescription: "before work", start: "9:30", refusal: .notWorking),
        Wish(testDescription: "after work", start: "19:00", refusal: .notWorking),
        Wish(testDescription: "on a day off", shift: "none", refusal: .notWorking),
        Wish(testDescription: "without any word on shifts", shift: nil, start: "23:00"),
        Wish(
            testDescription: "F20: how long must be said", menus: [60, nil],
            refusal: .durationUnknown),
        Wish(testDescription: "F20: nothing at all", menus: [], refusal: .durationUnknown),
    ]

    @Test(arguments: wishes)
    func `a course fits in one piece or is refused by name`(_ wish: Wish) {
        let visit = Visit(
            start: ClockTime(wish.start)!.minutes, menus: wish.menus,
            isTentative: wish.isTentative)
        let refusal = fit(
            visit, among: wish.busy.map { Booked.occupied($0) },
            shift: wish.shift.map { Shift($0)! })
        #expect(refusal == wish.refusal)
    }

    @Test(
        arguments: [
            ("18:00-19:00", nil), ("18:00-19:30", FitRefusal.beyondShiftEnd),
            ("11:30-13:30", .notEnoughTime), ("9:00-10:00", .notWorking),
        ])
    func `R2-22: an imported booking is judged alike, to be looked at`(
        span: String, refusal: FitRefusal?
    ) {
        let week = WorkWeek([.every: Shift("10:00-12:00 13:00-19:00")!])
        let floor = Booked.floor(work: WorkingTime(staff: ["花子": week]))
        #expect(floor.misfit(of: Booked.occupied(span)) == refusal)
        #expect(Booked.floor().misfit(of: Booked.occupied(span)) == nil)
    }

    @Test(
        arguments: [
            ("13:00", FitRefusal.notWorking), ("12:30", .notEnoughTime), ("12:00", nil),
            ("14:00", nil),
        ])
    func `R2-22: a booking on a 予定 is looked at, but no double booking`(
        start: String, refusal: FitRefusal?
    ) {
        let block = Block(
            medium: Booked.hotpepper, day: Booked.day, staff: "花子", minutes: 780..<840)
        let day = OccupiedDay(
            [Booked.at(Booked.hotpepper, "A", start), block.reservation()], on: Booked.day,
            floor: Booked.floor())
        #expect(day.misfits.map(\.why) == [refusal].compactMap(\.self))
        #expect(day.clashes == [])
        // What begins with a booking of another medium was typed for it.
        let other = OccupiedDay(
            [Booked.at(Booked.mezon, "A", start), block.reservation()], on: Booked.day,
            floor: Booked.floor())
        #expect(other.misfits.map(\.why) == [start == "13:00" ? nil : refusal].compactMap(\.self))
    }

    @Test func `a 予定 leaves its person no time for another's guest, nor for one of フリー枠`() {
        let floor = Booked.floor(
            work: WorkingTime(
                staff: ["花子", "太郎"].reduce(into: [:]) {
                    $0[$1] = WorkWeek([.every: Shift("10:00-19:00")!])
                }))
        let block = Block(
            medium: Booked.hotpepper, day: Booked.day, staff: "太郎", minutes: 600..<660)
        let day = OccupiedDay(
            [
                Booked.at(Booked.hotpepper, "A"), Booked.at(Booked.mezon, "B", nominated: true),
                block.reservation(),
            ], on: Booked.day, floor: floor)
        let ways = day.clashes.flatMap(day.waysOut)
        #expect(!ways.isEmpty)
        #expect(
            !ways.contains {
                if case .otherStaff("太郎", _) = $0.kind { true } else { false }
            })
        let free = OccupiedDay(
            [
                Booked.at(Booked.hotpepper, "A"),
                Booked.at(Booked.mezon, "B", staff: nil, nominated: nil), block.reservation(),
            ], on: Booked.day, floor: floor)
        #expect(free.oversold?.free == 0)
    }
}
