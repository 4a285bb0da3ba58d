import Foundation
import Reconciliation
import Reservations
import Testing

/// Double bookings over all media (F1), and the ways out of them.
struct ClashTests {
    private static func words(_ clash: Clash) -> String {
        let needs = clash.needs.map { need in
            switch need {
            case .staff(let name): name
            case .equipment(let name): name
            }
        }
        return "\(clash.first.key.number) \(clash.second.key.number) "
            + "\(needs.joined(separator: "+")) "
            + ClockTime.text(minutes: clash.minutes.lowerBound) + "-"
            + ClockTime.text(minutes: clash.minutes.upperBound)
    }

    private static func clashes(_ bookings: Reservation...) -> [String] {
        OccupiedDay(bookings, on: Booked.day, floor: Booked.floor()).clashes.map(words)
    }

    @Test func `F1: one that begins while another goes on is a double booking, whatever the media`()
    {
        let found = Self.clashes(
            Booked.at(Booked.hotpepper, "A", "10:00", minutes: 90),
            Booked.at(Booked.ekiten, "B", "11:00", nominated: false),
            Booked.at(Booked.ekiten, "C", "12:00"))
        #expect(found == ["A B 花子 11:00-11:30"])
    }

    @Test func `each two of three that overlap are told, and those that touch are not`() {
        let found = Self.clashes(
            Booked.at(Booked.hotpepper, "A", "10:00", minutes: 120),
            Booked.at(Booked.ekiten, "B", "10:30", minutes: 60),
            Booked.at(Booked.hotpepper, "C", "11:00", minutes: 60),
            Booked.at(Booked.ekiten, "D", "12:00"))
        #expect(found == ["A B 花子 10:30-11:30", "B C 花子 11:00-11:30", "A C 花子 11:00-12:00"])
    }

    @Test func `other people, free places and what was given up stand in nobody's way`() {
        let found = Self.clashes(
            Booked.at(Booked.hotpepper, "A"), Booked.at(Booked.ekiten, "B", staff: "次郎"),
            Booked.at(Booked.mezon, "C", nominated: false),
            Booked.at(Booked.mezon, "D", nominated: false),
            Booked.at(Booked.ekiten, "E", status: .cancelledByCustomer))
        #expect(found == [])
    }

    @Test func `D13: where nobody knows an end, an equal beginning is what there is to see`() {
        let found = Self.clashes(
            Booked.at(Booked.hotpepper, "A", minutes: nil),
            Booked.at(Booked.ekiten, "B", minutes: nil),
            Booked.at(Booked.ekiten, "C", "12:00", minutes: nil))
        #expect(found == ["B A 花子 10:00-12:00"])
    }

    @Test func `one bed for two people is one too, told once with the staff`() {
        let found = Self.clashes(
            Booked.at(Booked.hotpepper, "A", equipment: "ベッド1"),
            Booked.at(Booked.ekiten, "B", "10:30", staff: "次郎", equipment: "ベッド1"),
            Booked.at(Booked.ekiten, "C", "10:30", equipment: "ベッド1"))
        #expect(
            found == [
                "B C ベッド1 10:30-11:30", "A B ベッド1 10:30-11:00", "A C 花子+ベッド1 10:30-11:00",
            ])
    }

    private static let work = WorkingTime(
        hours: WorkWeek([.every: Shift("10:00-19:00")!]),
        staff: [
            "花子": WorkWeek([.every: Shift("10:00-19:00")!]),
            "次郎": WorkWeek([.every: Shift("10:00-12:00")!]),
            "幸": WorkWeek([.every: Shift("10:00-11:30")!]),
        ])

    private static func ways(_ bookings: Reservation...) throws -> [WayOut] {
        let day = OccupiedDay(bookings, on: Booked.day, floor: Booked.floor(work: work))
        return day.waysOut(of: try #require(day.clashes.first))
    }

    private static func named(_ booking: Reservation, _ name: String) -> Reservation {
        var booking = booking
        booking.facts.customerName = Private(name)
        return booking
    }

    @Test func `who named nobody moves first, to whoever has the time and is least busy`() throws {
        let (a, b) = (Booked.at(Booked.hotpepper, "A"), Booked.at(Booked.ekiten, "B", "10:30"))
        var free = Self.named(b, "見本 次子")
        free.facts.nominated = false
        let ways = try Self.ways(
            a, free, Booked.at(Booked.hotpepper, "C", "10:00", minutes: 30, staff: "次郎"))
        #expect(
            ways == [
                WayOut(kind: .otherStaff("幸", asksGuest: false), key: free.key),
                WayOut(kind: .otherStaff("次郎", asksGuest: false), key: free.key),
                WayOut(kind: .otherTime(11 * 60), key: free.key),
                WayOut(kind: .otherStaff("幸", asksGuest: true), key: a.key),
                WayOut(kind: .callGuest, key: free.key),
            ])
    }

    @Test func `a guest who named somebody is asked, after another time; the last one is called`()
        throws
    {
        var last = Self.named(Booked.at(Booked.hotpepper, "A", minutes: 120), "見本 次子")
        last.facts.receivedAt = Words.instant("9:30")
        let first = Booked.at(Booked.ekiten, "B", "11:00")
        let ways = try Self.ways(last, first)
        #expect(
            ways == [
                WayOut(kind: .otherTime(12 * 60), key: last.key),
                WayOut(kind: .otherStaff("次郎", asksGuest: true), key: last.key),
                WayOut(kind: .otherStaff("次郎", asksGuest: true), key: first.key),
                WayOut(kind: .callGuest, key: last.key),
            ])
    }

    @Test func `what seems one visit under two numbers is asked first (D16)`() throws {
        let (a, b) = (Booked.at(Booked.hotpepper, "A"), Booked.at(Booked.ekiten, "B"))
        #expect(try Self.ways(a, b).first?.kind == .oneVisit(with: b.key))
    }

    @Test func `a bed that is taken is no better at another time`() throws {
        let (a, b) = (
            Booked.at(Booked.hotpepper, "A", equipment: "ベッド1"),
            Self.named(Booked.at(Booked.ekiten, "B", "10:30", equipment: "ベッド1"), "見本 次子")
        )
        let other = Booked.at(Booked.hotpepper, "C", "11:00", staff: "次郎", equipment: "ベッド1")
        let ways = try Self.ways(a, b, other)
        #expect(ways.map(\.kind) == [.otherTime(12 * 60), .callGuest])
    }

    @Test func `R2-22: bookings outside the working time are told with the reason`() {
        let bookings = [
            Booked.at(Booked.hotpepper, "A", "18:30"),
            Booked.at(Booked.ekiten, "B", "11:00", staff: "次郎"),
            Booked.at(Booked.ekiten, "C", "13:00", staff: "次郎"),
        ]
        let day = OccupiedDay(bookings, on: Booked.day, floor: Booked.floor(work: Self.work))
        #expect(day.misfits.map(\.occupancy.key.number) == ["C", "A"])
        #expect(day.misfits.map(\.why) == [.notWorking, .beyondShiftEnd])
    }
}
