import Foundation
import Reservations
import Sandbox

/// A year of an ordinary salon: some eight new bookings a day, one or two cancellations.
struct SalonYear {
    struct Booking {
        let number: String
        let day: ServiceDay
        let start: Int
        var status = Status.booked
        var facts: Facts
    }

    private(set) var bookings: [Booking] = []
    /// Cancellations whose mail is still to be read.
    private(set) var mails: [Observation] = []
    private var chance: SplitMix64
    private var count = 0

    init(seed: UInt64, from day: ServiceDay) {
        chance = SplitMix64(seed: seed)
        for _ in 0..<200 { book(after: day) }
    }

    /// Lets a part of a day go by.
    mutating func pass(to now: Date, parts: Int) {
        let today = SalonTime.day(of: now)
        bookings.removeAll { $0.day < today }
        for _ in 0..<8 where chance.once(in: parts) { book(after: today) }
        for _ in 0..<3 where chance.once(in: 2 * parts) { cancel(at: now) }
    }

    /// The mails that have come since they were read last.
    mutating func takeMails() -> [Observation] {
        defer { mails = [] }
        return mails
    }

    private mutating func book(after day: ServiceDay) {
        count += 1
        let visit = day.adding(days: 1 + chance.below(chance.once(in: 3) ? 90 : 25))
        let start = 600 + 30 * chance.below(18)
        var facts = Facts()
        facts.claimed = FieldSet([.status, .visitDate, .startTime, .customerName])
        facts.status = .booked
        facts.visitDate = visit
        facts.startTime = ClockTime(minutes: start)
        facts.customerName = Private("見本 花子\(count)")
        bookings.append(Booking(number: "N\(count)", day: visit, start: start, facts: facts))
    }

    private mutating func cancel(at now: Date) {
        guard !bookings.isEmpty else { return }
        let index = chance.below(bookings.count)
        guard bookings[index].status == .booked else { return }
        bookings[index].status = .cancelledByCustomer
        bookings[index].facts.status = .cancelledByCustomer
        guard !chance.once(in: 5) else { return }
        let booking = bookings[index]
        mails.append(
            Observation(
                key: ReservationKey(medium: Picture.medium, number: booking.number),
                kind: .cancelled, channel: .mail, facts: booking.facts,
                interval: Interval(from: now - 60, to: now - 60), detectedAt: now,
                source: "notices", capture: "mail \(booking.number)", span: nil, format: "mail"))
    }
}
