import Reconciliation
import Reservations
import Testing

/// How many guests フリー枠 can be promised: as many as there are people without one (F6, D7).
struct FreePlaceTests {
    struct Wish: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// Who has a guest when; a place that is nobody's is フリー.
        var busy: [(staff: String, span: String)] = []
        var staff: String? = nil
        var start = "10:00"
        var minutes = 60
        var isTentative = false
        var refusal: FitRefusal?
    }

    static let wishes: [Wish] = [
        Wish(testDescription: "nobody has a guest"),
        Wish(testDescription: "one of two is free", busy: [("花子", "10:00-11:00")]),
        Wish(
            testDescription: "both have guests",
            busy: [("花子", "10:00-11:00"), ("桜", "10:30-11:00")], refusal: .noFreePlace),
        Wish(
            testDescription: "both have guests, one of nobody's",
            busy: [("花子", "10:00-11:00"), ("フリー", "10:00-11:00")], refusal: .noFreePlace),
        Wish(
            testDescription: "the last one free is needed for フリー枠",
            busy: [("花子", "10:00-11:00"), ("フリー", "10:00-11:00")], staff: "桜",
            refusal: .noFreePlace),
        Wish(
            testDescription: "both at their own guests, nobody's waits for none",
            busy: [("花子", "10:00-11:00")], staff: "桜"),
        Wish(
            testDescription: "touching those around it",
            busy: [("花子", "10:00-11:00"), ("桜", "10:00-11:00")], start: "11:00"),
        Wish(
            testDescription: "while one of two is at work",
            busy: [("花子", "17:00-18:00")], start: "17:00", refusal: .noFreePlace),
        Wish(
            testDescription: "until after the one who is left goes home",
            busy: [("花子", "16:00-17:30")], start: "16:00", minutes: 90,
            refusal: .noFreePlace),
        Wish(
            testDescription: "a request may run over the end of all work", start: "18:30",
            isTentative: true),
        Wish(
            testDescription: "a word without an end is sure of its beginning alone",
            busy: [("フリー", "10:00-"), ("花子", "11:00-12:00")], start: "11:00"),
        Wish(
            testDescription: "at whose beginning it counts",
            busy: [("フリー", "10:30-"), ("花子", "10:00-12:00")], refusal: .noFreePlace),
    ]

    @Test(arguments: wishes)
    func `F6, D7: フリー枠 promises no more guests than people at work can serve`(_ wish: Wish) {
        let work = WorkingTime(staff: [
            "花子": WorkWeek([.every: Shift("10:00-19:00")!]),
            "桜": WorkWeek([.every: Shift("10:00-17:00")!]),
        ])
        #expect(Self.refusal(of: wish, on: Booked.floor(work: work)) == wish.refusal)
        let isAboutStaff = wish.refusal != .noFreePlace
        #expect(
            Self.refusal(of: wish, on: Booked.floor()) == (isAboutStaff ? wish.refusal : nil),
            "nobody is known")
    }

    @Test func `F6: who was merged is one person, and whom only a desk named is nobody new`() {
        let medium = Medium(rawValue: "hotpepper")
        let names = ["ハナコ", "サクラ", "ヤメタ"].map { StaffIdentity(medium: medium, name: $0) }
        let desk = StaffIdentity(medium: .local, name: "手伝い")
        var staff = StaffBook(names + [desk])
        staff.take(.merge([names[0]], person: "花子"), at: .distantPast)
        staff.take(.stop(names[2]), at: .distantPast)
        let work = WorkingTime(staff: ["花子": WorkWeek([.every: Shift("10:00-19:00")!])])
        #expect(Booked.floor(staff: staff, work: work).people == ["花子", "サクラ"])
    }

    @Test func `F6: guests of フリー枠 without anybody are told by the worst moment of their day`() {
        let work = WorkingTime(staff: [
            "花子": WorkWeek([.every: Shift("10:00-19:00")!]),
            "桜": WorkWeek([.every: Shift("10:00-17:00")!]),
        ])
        let free = { (number: String, start: String) in
            Booked.at(Booked.hotpepper, number, start, staff: nil)
        }
        let bookings = [
            free("A", "10:00"), free("B", "10:30"), Booked.at(.local, "C", "11:00", staff: "桜"),
            free("D", "16:30"), Booked.at(.local, "E", "16:00", minutes: 120),
        ]
        let day = OccupiedDay(bookings, on: Booked.day, floor: Booked.floor(work: work))
        #expect(day.oversold == Oversold(day: Booked.day, minute: 1020, promised: 1, free: 0))
        let more = OccupiedDay(
            bookings + [free("F", "10:30"), free("G", "10:45")], on: Booked.day,
            floor: Booked.floor(work: work))
        #expect(more.oversold == Oversold(day: Booked.day, minute: 645, promised: 4, free: 2))
        let calm = OccupiedDay(
            Array(bookings[..<3]), on: Booked.day, floor: Booked.floor(work: work))
        #expect(calm.oversold == nil)
        #expect(OccupiedDay(bookings, on: Booked.day, floor: Booked.floor()).oversold == nil)
    }

    private static func refusal(of wish: Wish, on floor: Floor) -> FitRefusal? {
        let others = wish.busy.enumerated().map { index, busy in
            let times = busy.span.split(separator: "-").map { ClockTime($0)!.minutes }
            return Booked.at(
                Booked.hotpepper, "B\(index)", ClockTime.text(minutes: times[0]),
                minutes: times.count == 2 ? times[1] - times[0] : nil,
                staff: busy.staff == "フリー" ? nil : busy.staff)
        }
        let facts = Booked.at(
            .local, "L", wish.start, minutes: wish.minutes, staff: wish.staff,
            status: wish.isTentative ? .requested : .booked
        ).facts
        return floor.refusal(
            of: facts, for: ReservationKey(medium: .local, number: "L"), among: others, menus: [:])
    }
}
