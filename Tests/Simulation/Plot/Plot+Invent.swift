import Foundation
import Reservations
import Sandbox

extension Plot {
    /// The plot of a seed; the same seed always gives the same.
    public init(seed: UInt64) {
        var chance = SplitMix64(seed: seed)
        self = Plot(seed: seed, begin: chance.beginning(), bookings: [], incidents: [], ticks: [])
        usesPaper = seed % 16 == 7
        readsBack = chance.once(in: 2)
        ticks = chance.ticks()
        for _ in 0..<12 + chance.below(24) { addBooking(fromTheBeginning: true, &chance) }
        let end = ticks.last?.at ?? 0
        for _ in 0..<6 + chance.below(14) {
            happen(at: Double(chance.below(Int(end))), &chance)
        }
        incidents.sort { $0.at < $1.at }
        // Numbers of their own, so that all the rest of a seed stays what it has been.
        var weather = SplitMix64(seed: ~seed)
        weather.addDisks(to: &ticks)
        var people = SplitMix64(seed: ~seed &+ 1 << 32)
        people.addBackfills(to: &ticks)
        var filter = SplitMix64(seed: ~seed &+ 2 << 32)
        for index in incidents.indices where filter.once(in: 15) {
            incidents[index].post?.timeInSpam = Double(600 * (1 + filter.below(300)))
        }
        var opener = SplitMix64(seed: ~seed &+ 3 << 32)
        for index in incidents.indices where opener.once(in: 4) {
            incidents[index].post?.isOpened = true
        }
        var script = SplitMix64(seed: ~seed &+ 4 << 32)
        for index in incidents.indices where incidents[index].post?.encoding == .utf8Base64 {
            incidents[index].post?.encoding = script.pick(MailEncoding.allCases)
        }
        var haste = SplitMix64(seed: ~seed &+ 5 << 32)
        haste.addSecondThoughts(to: &incidents, after: begin)
        var operators = SplitMix64(seed: ~seed &+ 6 << 32)
        operators.addChangedReadings(to: &ticks)
    }

    @discardableResult
    private mutating func addBooking(
        fromTheBeginning: Bool, like other: Int? = nil, _ chance: inout SplitMix64
    ) -> Int {
        let today = SalonTime.day(of: begin)
        let farthest = chance.once(in: 8) ? 150 : 40
        var state = TrueState(
            day: today.adding(days: chance.below(farthest)), start: chance.clock(),
            staff: chance.below(4), nominated: chance.once(in: 2), menu: chance.below(5),
            status: chance.once(in: 10) ? .requested : .booked)
        var guest = chance.below(40)
        if let other {
            // The same guest, who may want the very same time: nothing but the number differs.
            let first = bookings[other].first
            guest = bookings[other].guest
            if chance.once(in: 3) { state = first }
            state.status = .booked
        }
        let digits = "\(bookings.count + 1)"
        let number = "BE" + String(repeating: "0", count: 8 - digits.count) + digits
        bookings.append(
            TrueBooking(
                number: number, guest: guest, first: state,
                standsFromTheBeginning: fromTheBeginning))
        return bookings.count - 1
    }

    private mutating func happen(at time: TimeInterval, _ chance: inout SplitMix64) {
        let booking = chance.below(bookings.count)
        switch chance.below(16) {
        case 0..<5:
            let new = addBooking(fromTheBeginning: false, &chance)
            add(time, new, .book, mailed: true, &chance)
        case 5, 6:
            // A customer changes by cancelling and booking anew, within a minute.
            add(time, booking, .cancel(.cancelledByCustomer), mailed: true, &chance)
            let new = addBooking(fromTheBeginning: false, like: booking, &chance)
            add(time + Double(chance.below(60)), new, .book, mailed: true, &chance)
        case 7, 8: add(time, booking, .cancel(.cancelledByCustomer), mailed: true, &chance)
        case 9: add(time, booking, .cancel(chance.pick([.cancelledBySalon, .declined])), &chance)
        case 10: add(time, booking, .restore, &chance)
        case 11:
            add(
                time, booking,
                .move(day: chance.day(after: begin), start: chance.clock()),
                mailed: chance.once(in: 3), &chance)
        case 12, 13:
            add(time, booking, .edit(staff: chance.below(4), menu: chance.below(5)), &chance)
        case 14:
            let status: Status = chance.pick([.inService, .awaitingCheckout, .served, .settled])
            add(time, booking, .visit(status), &chance)
        default: add(time, booking, chance.once(in: 2) ? .vanish : .cancel(.noShow), &chance)
        }
    }

    private mutating func add(
        _ time: TimeInterval, _ booking: Int, _ deed: Incident.Deed, mailed: Bool = false,
        _ chance: inout SplitMix64
    ) {
        incidents.append(
            Incident(
                at: time, booking: booking, deed: deed, post: mailed ? chance.post() : nil))
    }
}

extension SplitMix64 {
    /// Some day and hour; ends of months, of years and of February among them.
    fileprivate mutating func beginning() -> Date {
        let days = ["2026-12-01", "2026-12-30", "2027-10-30", "2028-02-27", "2027-04-28"]
        let first = ServiceDay(pick(days)) ?? ServiceDay(ordinal: 20_000)
        return SalonTime.instant(first.adding(days: below(4)), minutes: 540 + below(780))
    }

    fileprivate mutating func clock() -> Int { 540 + 5 * below(once(in: 8) ? 228 : 132) }

    fileprivate mutating func day(after begin: Date) -> ServiceDay {
        SalonTime.day(of: begin).adding(days: below(once(in: 6) ? 140 : 40))
    }

    /// Lets the salon move some bookings that it has just moved once more, within a minute.
    fileprivate mutating func addSecondThoughts(to incidents: inout [Incident], after begin: Date) {
        for first in incidents {
            guard case .move = first.deed, once(in: 2) else { continue }
            var second = first
            second.at += Double(1 + below(55))
            second.deed = .move(day: day(after: begin), start: clock())
            if second.post != nil { second.post = post() }
            incidents.append(second)
        }
        incidents.sort { $0.at < $1.at }
    }

    /// What becomes of a notice on its way: most arrive within a minute and a half.
    mutating func post() -> Post {
        var post = Post(delay: Double(below(90)))
        switch below(12) {
        case 0: post.delay = nil
        case 1: post.delay = Double(3600 * (1 + below(60)))
        case 2: post.delay = Double(60 * below(90))
        case 3: post.copies = 2
        case 4: post.dateIsOffBy = Double(pick([-7200, -300, 300, 7200, 32_400]))
        case 5: post.isForwarded = true
        case 6: post.encoding = .iso2022jp
        default: break
        }
        return post
    }
}
