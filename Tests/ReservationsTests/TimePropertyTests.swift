import Foundation
import Reservations
import Support
import Testing

/// Days, times and instants agree with the system's calendar and with themselves.
struct TimePropertyTests {
    private static let japan: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 9 * 3600)!
        return calendar
    }()

    @Test func `every day from 1990 to 2110 is the calendar's, leap days too`() throws {
        var day = try #require(ServiceDay(year: 1990, month: 1, day: 1))
        let start = SalonTime.instant(day)
        for offset in 0..<43_829 {
            let parts = Self.japan.dateComponents(
                [.year, .month, .day], from: start + Double(offset) * 86_400)
            #expect(day.date == (parts.year!, parts.month!, parts.day!))
            #expect(
                ServiceDay(day.description) == day && ServiceDay(day.text(separator: "")) == day)
            day = day.adding(days: 1)
        }
        #expect(day.description == "2110-01-01")
    }

    @Test func `months later is the same day, or that month's last (D1)`() throws {
        var random = SplitMix(seed: 3)
        for _ in 0..<3000 {
            let day = ServiceDay(ordinal: Int32(7300 + random.next(40_000)))
            let months = random.next(37)
            let later = day.adding(months: months)
            let expected = Self.japan.date(
                byAdding: .month, value: months, to: SalonTime.instant(day))
            #expect(later == SalonTime.day(of: try #require(expected)), "\(day) + \(months)")
            #expect(later.date.day <= day.date.day)
        }
    }

    @Test func `an instant that is written is read again, with any offset`() {
        var random = SplitMix(seed: 5)
        for _ in 0..<5000 {
            let seconds = Double(random.next(4_102_444_800))
            let instant = Date(timeIntervalSince1970: seconds)
            let text = SalonTime.iso(instant)
            #expect(SalonTime.instant(iso: text) == instant, "\(text)")
            #expect(SalonTime.instant(iso: String(text.dropLast(6))) == instant)
            let shift = random.next(27) - 12
            let sign = shift < 0 ? "-" : "+"
            let zone = "\(sign)\(abs(shift) < 10 ? "0" : "")\(abs(shift)):00"
            let there = String(SalonTime.iso(instant + Double(shift - 9) * 3600).dropLast(6)) + zone
            #expect(SalonTime.instant(iso: there) == instant, "\(there)")
            let day = SalonTime.day(of: instant)
            let minutes = Int(instant.timeIntervalSince(SalonTime.instant(day))) / 60
            #expect((0..<24 * 60).contains(minutes))
        }
    }

    @Test func `a text that is no time, day or instant is none, and none is made of chance`() {
        var random = SplitMix(seed: 9)
        let signs = Array("0123456789:-/T+Z ９．，年".unicodeScalars)
        for _ in 0..<20_000 {
            var scalars = String.UnicodeScalarView()
            for _ in 0..<random.next(20) { scalars.append(signs[random.next(signs.count)]) }
            let text = String(scalars)
            if let time = ClockTime(text) {
                #expect(ClockTime(time.description) == time && (4...5).contains(text.count))
            }
            if let day = ServiceDay(text) {
                let digits = text.filter(\.isNumber)
                #expect(day.text(separator: "") == digits, "\(text)")
            }
            if let instant = SalonTime.instant(iso: text) {
                let again = SalonTime.instant(iso: SalonTime.iso(instant))
                #expect(abs(again!.timeIntervalSince(instant)) < 1, "\(text)")
            }
        }
    }
}
