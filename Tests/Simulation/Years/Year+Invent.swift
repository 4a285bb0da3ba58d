import Foundation
import Reservations
import Sandbox

extension Year {
    /// The year of a seed; the same seed always gives the same.
    ///
    /// - Parameter days: fewer than 365 give a part of a year as busy as a whole one.
    public init(seed: UInt64, days: Int = 365) {
        var chance = SplitMix64(seed: seed)
        let first = ServiceDay("2026-12-01")?.adding(days: chance.below(120))
        self.init(
            seed: seed,
            begin: SalonTime.instant(first ?? ServiceDay(ordinal: 20_000), minutes: 540))
        self.days = days
        stories[Self.listed] = story(
            of: Self.listed, standing: 25, coming: (150 + chance.below(40)) * days / 365, &chance)
        for medium in Self.mailed {
            let coming = (8 + chance.below(14)) * days / 365
            stories[medium] = story(of: medium, standing: 0, coming: coming, &chance)
        }
        addTwins(&chance)
        steps = inventedSteps(&chance)
        begin(&chance)
        for index in steps.indices.dropFirst(4) { steps[index].befall(&chance) }
    }

    /// What guests and the salon do at one medium all the year.
    private func story(
        of medium: Medium, standing: Int, coming: Int, _ chance: inout SplitMix64
    ) -> Plot {
        var plot = Plot(seed: seed, begin: begin, bookings: [], incidents: [], ticks: [])
        for _ in 0..<standing {
            _ = plot.add(at: 0, of: medium, stands: true, &chance)
        }
        for _ in 0..<coming {
            let time = Double(chance.below(days * 86_400))
            let booking = plot.add(at: time, of: medium, stands: false, &chance)
            plot.happen(time, booking, .book, isMailed: true, &chance)
            plot.goOn(with: booking, after: time, at: medium, &chance)
        }
        plot.incidents.sort { $0.at < $1.at }
        return plot
    }

    /// The hub tells of some of the list's bookings under numbers of its own.
    private mutating func addTwins(_ chance: inout SplitMix64) {
        guard let listed = stories[Self.listed] else { return }
        var plot = Plot(seed: seed, begin: begin, bookings: [], incidents: [], ticks: [])
        for incident in listed.incidents where incident.deed == .book && chance.once(in: 20) {
            var twin = listed.bookings[incident.booking]
            twin.number = "\(700_000_000 + plot.bookings.count)"
            plot.bookings.append(twin)
            plot.happen(
                incident.at + 5, plot.bookings.count - 1, .book, isMailed: true, &chance)
        }
        stories[Self.hub] = plot
    }

    private func inventedSteps(_ chance: inout SplitMix64) -> [YearStep] {
        var time: TimeInterval = 600
        var steps: [YearStep] = []
        while steps.count < 30 || time < Double(days) * 86_400 {
            steps.append(YearStep(at: time))
            let isQuiet = steps.count > 8 && chance.once(in: 2)
            time +=
                isQuiet
                ? Double(3600 * (60 + chance.below(200))) : Double(300 * (6 + chance.below(80)))
        }
        return steps
    }

    /// The first weeks: links begin, and staff are merged as they become known.
    private mutating func begin(_ chance: inout SplitMix64) {
        for medium in Self.mailed + [Self.listed] {
            steps[4 + chance.below(16)].deeds.append(.link(medium))
            for staff in 0..<4 {
                for _ in 0..<3 {
                    let place = 6 + chance.below(steps.count - 6)
                    steps[chance.once(in: 2) ? place : 6 + place % 24].deeds.append(
                        .merge(staff: staff, medium))
                }
            }
        }
    }
}

extension Plot {
    fileprivate mutating func add(
        at time: TimeInterval, of medium: Medium, stands: Bool, _ chance: inout SplitMix64
    ) -> Int {
        let today = SalonTime.day(of: begin + time)
        let state = TrueState(
            day: today.adding(days: chance.below(chance.once(in: 8) ? 140 : 30)),
            start: 600 + 15 * chance.below(40), staff: chance.below(4),
            nominated: chance.once(in: 2), menu: chance.below(5),
            status: chance.once(in: 15) ? .requested : .booked)
        bookings.append(
            TrueBooking(
                number: medium.number(bookings.count + 1), guest: chance.below(90), first: state,
                standsFromTheBeginning: stands))
        return bookings.count - 1
    }

    fileprivate mutating func happen(
        _ time: TimeInterval, _ booking: Int, _ deed: Incident.Deed, isMailed: Bool,
        _ chance: inout SplitMix64
    ) {
        incidents.append(
            Incident(at: time, booking: booking, deed: deed, post: isMailed ? chance.post() : nil))
    }

    /// What becomes of a booking until its day.
    fileprivate mutating func goOn(
        with booking: Int, after time: TimeInterval, at medium: Medium, _ chance: inout SplitMix64
    ) {
        let first = bookings[booking].first
        let visit = SalonTime.instant(first.day, minutes: first.start).timeIntervalSince(begin)
        guard visit > time + 7200 else { return }
        let moment = time + 3600 + Double(chance.below(Int(visit - time - 3600)))
        let isListed = medium == Year.listed
        switch chance.below(12) {
        case 0, 1, 2:
            happen(moment, booking, .cancel(.cancelledByCustomer), isMailed: true, &chance)
            if isListed, chance.once(in: 3) {
                // A customer changes by cancelling and booking anew, often at the very same time.
                let again = add(at: moment, of: medium, stands: false, &chance)
                bookings[again].guest = bookings[booking].guest
                if chance.once(in: 2) { bookings[again].first = first }
                happen(moment + 30, again, .book, isMailed: true, &chance)
            }
        case 3 where isListed:
            happen(moment, booking, .cancel(.cancelledBySalon), isMailed: false, &chance)
        case 4 where isListed:
            happen(moment, booking, .cancel(.cancelledByCustomer), isMailed: false, &chance)
            happen(moment + 90_000, booking, .restore, isMailed: false, &chance)
        case 5, 6:
            let day = SalonTime.day(of: begin + moment).adding(days: 1 + chance.below(30))
            let start = 600 + 15 * chance.below(40)
            happen(
                moment, booking, .move(day: day, start: start), isMailed: !isListed, &chance)
        case 7:
            happen(
                moment, booking, .edit(staff: chance.below(4), menu: chance.below(5)),
                isMailed: !isListed, &chance)
        case 8 where isListed:
            happen(visit, booking, .visit(.settled), isMailed: false, &chance)
        case 9 where isListed && chance.once(in: 3):
            happen(moment, booking, .vanish, isMailed: false, &chance)
        default: break
        }
    }
}

extension Medium {
    /// A number as the medium's mails print it.
    fileprivate func number(_ count: Int) -> String {
        let digits = String(100_000_000 + count).dropFirst()
        return switch rawValue {
        case "beautyball": "BB\(digits)"
        case "ekiten": "S0\(String(0x1_0000 + count, radix: 16).suffix(4))e"
        case "line-yoyaku": "LY\(digits)"
        case "luxa": "LX\(digits)"
        case "mezon": "MZ\(digits)"
        case "minimo": "A1B2\(digits.suffix(4))"
        case "ozmall": "OZ\(digits)"
        case "rakuten": "RB\(digits)"
        default: "BE\(digits)"
        }
    }
}
