import Foundation
import Reconciliation
import Reservations
import Testing

/// What a booking occupies: whose time, and how long.
struct OccupancyTests {
    private static func occupied(_ floor: Floor, _ bookings: Reservation...) -> [String] {
        floor.occupancies(of: bookings, on: Booked.day).map(\.words)
    }

    static let places: [(Medium, Vertical, String?, Bool?, Occupancy.Place)] = [
        (Booked.mezon, .hair, "乱", false, .free),  // R0-10, R0-11
        (Booked.mezon, .hair, "花子", true, .staff("花子")),
        (Booked.ekiten, .kirei, "花子", false, .staff("花子")),  // R1-06
        (Booked.hotpepper, .kirei, "花子", false, .staff("花子")),  // D14
        (Booked.hotpepper, .hair, "フリー", false, .free),
        (Booked.hotpepper, .kirei, nil, false, .free),
        (Booked.hotpepper, .kirei, nil, nil, .free),
        (Booked.hotpepper, .kirei, "花子", nil, .staff("花子")),
        (Medium(rawValue: "unheard-of"), .kirei, "花子", false, .staff("花子")),
    ]

    @Test(arguments: places)
    func `D2, D14, R0-10, R0-11, R1-06: whose time it takes is the medium's rule`(
        medium: Medium, vertical: Vertical, staff: String?, nominated: Bool?,
        place: Occupancy.Place
    ) {
        let facts = Booked.at(medium, staff: staff, nominated: nominated).facts
        #expect(Booked.floor(vertical).place(of: facts, at: medium) == place)
    }

    @Test func `merged names are one person's time`() {
        let names = [
            StaffIdentity(medium: Booked.ekiten, name: "ハナコ"),
            StaffIdentity(medium: Booked.hotpepper, name: "花子 [店長]"),
        ]
        var staff = StaffBook(names)
        staff.take(.merge(names, person: "花子"), at: Words.instant("9:00"))
        let floor = Booked.floor(staff: staff)
        for name in names {
            let facts = Booked.at(name.medium, staff: name.name).facts
            #expect(floor.place(of: facts, at: name.medium) == .staff("花子"))
        }
    }

    @Test func `D13: a known end is the end, touching or not`() {
        let words = Self.occupied(
            Booked.floor(), Booked.at(minutes: 90),
            Booked.at(Booked.hotpepper, "B", "11:30", minutes: 30, equipment: "ベッド1"))
        #expect(words == ["A 花子 10:00-11:30", "B 花子 11:30-12:00"])
    }

    @Test func `D13: an unknown end lasts until the same person's next booking`() {
        let words = Self.occupied(
            Booked.floor(), Booked.at(minutes: nil), Booked.at(Booked.hotpepper, "B", "13:00"),
            Booked.at(Booked.hotpepper, "C", "11:00", staff: "次郎"))
        #expect(words == ["A 花子 10:00-13:00?", "C 次郎 11:00-12:00", "B 花子 13:00-14:00"])
    }

    @Test func `D13: an unknown end lasts until the shift's end, else the business day's`() {
        let week = WorkWeek([.every: Shift("10:00-14:00 15:00-19:00")!])
        let floor = Booked.floor(work: WorkingTime(staff: ["花子": week]))
        #expect(Self.occupied(floor, Booked.at(minutes: nil)) == ["A 花子 10:00-19:00?"])
        #expect(Self.occupied(Booked.floor(), Booked.at(minutes: nil)) == ["A 花子 10:00-30:00?"])
        let late = Booked.at(Booked.ekiten, "A", "20:00", minutes: nil)
        #expect(Self.occupied(floor, late) == ["A 花子 20:00-30:00?"])
    }

    @Test func `a place that is nobody's ends with the salon's hours, whoever comes next`() {
        let week = WorkWeek([.every: Shift("10:00-20:00")!])
        let words = Self.occupied(
            Booked.floor(work: WorkingTime(hours: week)),
            Booked.at(Booked.mezon, minutes: nil, nominated: false),
            Booked.at(Booked.mezon, "B", "11:00", nominated: false))
        #expect(words == ["A フリー枠 10:00-20:00?", "B フリー枠 11:00-12:00"])
    }

    @Test func `two of unknown length that begin together both last on`() {
        let words = Self.occupied(
            Booked.floor(), Booked.at(minutes: nil),
            Booked.at(Booked.hotpepper, "B", minutes: nil),
            Booked.at(Booked.hotpepper, "C", "12:00"))
        #expect(words == ["A 花子 10:00-12:00?", "B 花子 10:00-12:00?", "C 花子 12:00-13:00"])
    }

    @Test(arguments: [Status.cancelledByCustomer, .cancelledBySalon, .declined, .noShow, .expired])
    func `what was given up occupies nothing`(status: Status) {
        #expect(Self.occupied(Booked.floor(), Booked.at(status: status)) == [])
    }

    @Test func `equipment is kept busy too`() {
        let booking = Booked.at(Booked.hotpepper, equipment: "ベッド1", status: .requested)
        let occupancies = Booked.floor().occupancies(of: [booking], on: Booked.day)
        #expect(occupancies.map(\.equipment) == ["ベッド1"])
        #expect(occupancies.map(\.isTentative) == [true])
    }
}
