import Foundation
import Reconciliation
import Reservations
import Testing

/// Which booking a visit on a schedule is, and what follows from it (D13).
struct ScheduleJoinTests {
    private static func visit(
        _ start: String = "10:00", _ end: String? = "11:15", guest: String = "山田　花子 様",
        staff: String = "花子", number: String? = nil
    ) -> ScheduledVisit {
        ScheduledVisit(
            number: number, staff: staff, guest: Private(guest), start: ClockTime(start)!,
            end: end.map { ClockTime($0)!.minutes })
    }

    private static func ends(
        _ visits: [ScheduledVisit], _ bookings: [Reservation], on day: ServiceDay = Booked.day
    ) -> [String] {
        ScheduleDay(day: day, visits: visits).ends(of: bookings)
            .map { "\($0.key.number) \($0.minutes)" }
    }

    private static func booking(
        _ number: String = "A", _ start: String = "10:00", staff: String? = "花子",
        status: Status = .booked
    ) -> Reservation {
        Booked.at(Booked.hotpepper, number, start, minutes: nil, staff: staff, status: status)
    }

    @Test func `D13: day, beginning, staff and name tell the booking, whatever the blanks`() {
        #expect(Self.ends([Self.visit()], [Self.booking()]) == ["A 75"])
    }

    @Test func `D13: hours run past midnight`() {
        #expect(
            Self.ends([Self.visit("25:30", "27:00")], [Self.booking("A", "25:30")]) == ["A 90"])
    }

    @Test(arguments: [
        visit("10:30", "11:30"), visit(staff: "次郎"), visit(guest: "山田 次子 様"),
        visit("10:00", nil),
    ])
    func `D13: another beginning, staff or name, or no end, tells nothing`(_ visit: ScheduledVisit)
    {
        #expect(Self.ends([visit], [Self.booking()]) == [])
    }

    @Test func `D13: where two bookings fit, or two visits, none is told`() {
        let twins = [Self.booking("A"), Self.booking("B")]
        #expect(Self.ends([Self.visit()], twins) == [])
        #expect(Self.ends([Self.visit(), Self.visit("10:00", "12:00")], [Self.booking()]) == [])
    }

    @Test func `another day, a cancelled booking and one without a staff are left alone`() {
        #expect(
            Self.ends([Self.visit()], [Self.booking()], on: Booked.day.adding(days: 1)) == [])
        #expect(Self.ends([Self.visit()], [Self.booking(status: .cancelledByCustomer)]) == [])
        #expect(Self.ends([Self.visit()], [Self.booking(staff: nil)]) == [])
    }

    @Test func `a number tells the booking by itself`() {
        let numbered = Self.visit("10:00", "12:00", guest: "別 人", number: "A")
        #expect(Self.ends([numbered], [Self.booking(), Self.booking("B")]) == ["A 120"])
        #expect(Self.ends([Self.visit(number: "C")], [Self.booking()]) == [])
    }

    private static func sheet(_ end: String, at time: String) -> ScheduleSheet {
        ScheduleSheet(
            medium: Booked.hotpepper,
            day: ScheduleDay(day: Booked.day, visits: [visit("10:00", end)]),
            interval: Interval(from: Words.instant(time), to: Words.instant(time)),
            detectedAt: Words.instant(time), source: "schedule",
            capture: String(repeating: "b", count: 64), format: "schedule@1")
    }

    private static func words(_ sheet: ScheduleSheet, _ history: History) -> [Observation] {
        let ends = sheet.day.ends(of: [booking()])
        return sheet.words(ends, on: [booking().key: history])
    }

    @Test func `a page says how long a booking takes and nothing else, once and not the older one`()
    {
        let first = Self.words(
            Self.sheet("11:15", at: "9:00"), History(reservation: Self.booking()))
        #expect(first.map(\.facts.claimed.fields) == [[.durationMinutes]])
        #expect(first.map(\.facts.durationMinutes) == [75])
        #expect(first.allSatisfy { $0.tellsEndAlone && $0.kind == .changed && !$0.isExplicit })
        let known = History(reservation: Self.booking(), observations: first)
        #expect(Self.words(Self.sheet("11:15", at: "9:30"), known) == [])
        #expect(Self.words(Self.sheet("12:00", at: "8:30"), known) == [])
        #expect(
            Self.words(Self.sheet("12:00", at: "9:30"), known).map(\.facts.durationMinutes)
                == [120])
    }
}
