import Foundation
import Reservations
import Testing

struct ClockTimeTests {
    @Test(arguments: [
        ("0:00", 0), ("9:05", 545), ("09:05", 545), ("14:05", 845), ("24:00", 1440),
        ("25:30", 1530), ("29:59", 1799),
    ])
    func `hours run past midnight to 29:59`(text: String, minutes: Int) {
        #expect(ClockTime(text)?.minutes == minutes)
        #expect(ClockTime(minutes: minutes) == ClockTime(text))
    }

    @Test(arguments: [
        "30:00", "9:5", "9:60", ":30", "930", "9:", "009:30", "9:300", "-1:00", "9:3a", "", "：",
        "９:30", "9:30:00", "9::30", " 9:30",
    ])
    func `another form is no time`(text: String) {
        #expect(ClockTime(text) == nil)
    }

    @Test(arguments: [-1, 1800]) func `minutes outside the day are no time`(minutes: Int) {
        #expect(ClockTime(minutes: minutes) == nil)
    }

    @Test func `a time writes two digits and two, 25:30 stays 25:30`() throws {
        #expect(ClockTime("9:05")?.description == "09:05")
        #expect(ClockTime("25:30")?.description == "25:30")
        #expect(ClockTime.text(minutes: 31 * 60 + 5) == "31:05")
        #expect(ClockTime("9:05")! < ClockTime("10:00")!)
        let data = try JSONEncoder().encode([ClockTime("25:30")!])
        #expect(try JSONDecoder().decode([ClockTime].self, from: data) == [ClockTime("25:30")!])
    }
}

struct SalonTimeTests {
    @Test(arguments: [
        ("2026-11-30T09:00:00+09:00", "2026-11-30T00:00:00Z"),
        ("2026-11-30T09:00", "2026-11-30T00:00:00Z"),
        ("2026-11-30 09:00:30", "2026-11-30T00:00:30Z"),
        ("2026-11-30", "2026-11-29T15:00:00Z"),
        ("2026-11-30T00:00:00Z", "2026-11-30T00:00:00Z"),
        ("2026-11-29T16:00:00-08:00", "2026-11-30T00:00:00Z"),
        ("2026-11-30T09:00:00+0900", "2026-11-30T00:00:00Z"),
        ("2026-12-31T23:59:59+09:00", "2026-12-31T14:59:59Z"),
    ])
    func `an instant without an offset is a time in Japan`(text: String, utc: String) throws {
        let expected = try Date(utc, strategy: .iso8601)
        #expect(SalonTime.instant(iso: text) == expected)
    }

    @Test(arguments: [
        "", "2026-11-30T", "2026-11-30T9", "2026-11-30T25:00", "2026-11-30T09:61", "09:00",
        "2026-02-30T09:00:00Z", "2026-11-30T09:00:00+9", "2026-11-30T09:00:00+09:99",
        "2026-11-30T09:00:61", "2026-11-30X09:00:00", "2026-11-30T09:00:nan",
    ])
    func `another form is no instant`(text: String) {
        #expect(SalonTime.instant(iso: text) == nil)
    }

    @Test func `an instant writes itself as in Japan, over the year's end`() throws {
        let instant = try Date("2026-12-31T15:00:05Z", strategy: .iso8601)
        #expect(SalonTime.iso(instant) == "2027-01-01T00:00:05+09:00")
        #expect(SalonTime.ledger(instant) == "2027/01/01 00:00")
        #expect(SalonTime.compact(instant) == "20270101-000005")
        #expect(SalonTime.day(of: instant).description == "2027-01-01")
        #expect(SalonTime.day(of: instant - 6).description == "2026-12-31")
        #expect(SalonTime.instant(iso: SalonTime.iso(instant)) == instant)
    }

    @Test(arguments: ["UTC", "Asia/Tokyo", "America/Los_Angeles"])
    func `the machine's time zone is never asked (I16)`(zone: String) throws {
        let saved = NSTimeZone.default
        NSTimeZone.default = try #require(TimeZone(identifier: zone))
        defer { NSTimeZone.default = saved }
        let instant = Date(timeIntervalSince1970: 1_798_729_205)
        #expect(SalonTime.iso(instant) == "2027-01-01T00:00:05+09:00")
        #expect(SalonTime.instant(iso: "2027-01-01T00:00:05") == instant)
    }

    @Test func `25:30 of a business day is half past one of the next morning`() throws {
        let day = try #require(ServiceDay("2026-05-01"))
        let instant = SalonTime.instant(day, minutes: 25 * 60 + 30)
        #expect(SalonTime.iso(instant) == "2026-05-02T01:30:00+09:00")
    }

    @Test func `instants before 1970 fall on the right day`() throws {
        let instant = try Date("1969-12-31T14:59:59Z", strategy: .iso8601)
        #expect(SalonTime.iso(instant) == "1969-12-31T23:59:59+09:00")
    }
}

struct HorizonTests {
    @Test(arguments: [
        ("2026-05-01T09:00", "2026-05-01", "2026-09-01"),
        ("2026-10-31T09:00", "2026-10-31", "2027-02-28"),
        ("2027-10-31T09:00", "2027-10-31", "2028-02-29"),
        ("2026-05-01T00:00", "2026-05-01", "2026-09-01"),
        ("2026-04-30T23:59:59", "2026-04-30", "2026-08-30"),
        ("2026-04-30T15:00:00Z", "2026-05-01", "2026-09-01"),
    ])
    func `four months from the run's day in Japan (R2-01, D1)`(
        now: String, first: String, last: String
    ) throws {
        let horizon = Horizon(at: try #require(SalonTime.instant(iso: now)), months: 4)
        #expect(horizon.first.description == first)
        #expect(horizon.last.description == last)
    }

    @Test func `both ends are inside, and neither is well inside`() throws {
        let first = try #require(ServiceDay("2026-05-01"))
        let horizon = Horizon(first: first, last: first.adding(days: 3))
        let days = (-1...4).map { first.adding(days: $0) }
        #expect(days.map(horizon.contains) == [false, true, true, true, true, false])
        #expect(days.map(horizon.holdsWell) == [false, false, true, true, false, false])
    }
}
