import Foundation
import LedgerStore
import Pipeline
import Reconciliation
import Reservations

extension YearPlay {
    /// Does what people do at the desk, as far as it makes sense now, and judges what comes of it.
    func take(_ deed: YearDeed) async throws {
        figures.deeds += 1
        do {
            switch deed {
            case .book(let days, let start, let staff, let menu, let guest):
                try await book(days: days, start: start, staff: staff, menu: menu, guest: guest)
            case .move(let pick, let days, let start):
                guard let booking = try await standing(pick) else { return }
                var words = DeskWords()
                words.at = "\(today.adding(days: days)) \(ClockTime.text(minutes: start))"
                try await edit(
                    Deed(
                        amending: booking.key.number, medium: booking.key.medium, words,
                        person: "見本"))
            case .cancel(let pick):
                guard let booking = try await standing(pick) else { return }
                try await edit(
                    Deed(
                        cancelling: booking.key.number, medium: booking.key.medium, bySalon: true,
                        person: "見本"))
            case .visit(let pick):
                guard let booking = try await standing(pick, on: today) else { return }
                try await edit(
                    Deed(
                        visiting: booking.key.number, medium: booking.key.medium, person: "見本"))
            case .seat(let pick, let staff): try await seat(pick, beside: staff)
            case .equip(let pick, let piece):
                guard let booking = try await seated(pick) else { return }
                try await equip(booking, with: piece)
            case .decideTwins(let areSame): try await decideTwins(areSame: areSame)
            case .merge(let staff, let medium): try await merge(staff, at: medium)
            case .split(let staff, let medium): try await say(.split(identity(staff, medium)))
            case .stop(let staff, let medium): try await say(.stop(identity(staff, medium)))
            case .resume(let staff, let medium): try await say(.resume(identity(staff, medium)))
            case .link(let medium): try await link(medium)
            case .unlink(let medium):
                try await judge(try await desk().take(.stop, of: medium.rawValue).report)
            case .dayOff(let days):
                daysOff.append(today.adding(days: days))
                try redefine()
            case .reopen(let pick):
                let ahead = Set(daysOff.filter { $0 > today }).sorted()
                guard !ahead.isEmpty else { return }
                daysOff.removeAll { $0 == ahead[pick % ahead.count] }
                try redefine()
            }
        } catch
            where error is BookingRefusal || error is WrongUsage || error is StaffRefusal
            || error is LinkRefusal
        {
            figures.refusedDeeds += 1
        }
    }

    private func redefine() throws {
        try salon.redefine(YearSalon.definition(daysOff: daysOff))
        past.isBorneOut = false
    }

    var today: ServiceDay { SalonTime.day(of: now) }

    private func identity(_ staff: Int, _ medium: Medium) -> StaffIdentity {
        StaffIdentity(medium: medium, name: Year.spelling(of: staff, at: medium))
    }

    /// One of the bookings that stand, ahead or on a day.
    func standing(_ pick: Int, on day: ServiceDay? = nil) async throws -> Reservation? {
        let ledger = try salon.ledger(for: .reading)
        let bookings = try await ledger.activeBookings(
            from: day ?? today.adding(days: 1), to: day
        ).sorted { $0.key < $1.key }
        return bookings.isEmpty ? nil : bookings[pick % bookings.count]
    }

    private func book(
        days: Int, start: Int, staff: Int?, menu: Int, guest: Int
    ) async throws {
        var words = DeskWords()
        words.at = "\(today.adding(days: days)) \(ClockTime.text(minutes: start))"
        words.staff = staff.map(Year.person) ?? Nomination.free.rawValue
        words.menu = [YearSalon.menus[menu].name]
        (words.name, words.phone) = ("見本 花子\(guest)", "0900000\(1000 + guest)")
        let booking = try Booking(words, person: "見本")
        try await judge(try await Sync(salon.loaded, in: world).run(booking).report)
    }

    func edit(_ deed: Deed) async throws {
        let done = try await Sync(salon.loaded, in: world).run(deed)
        past.decided.insert(deed.number)
        try await judge(done.report)
        judgeAdvice(on: done)
    }

    private func decideTwins(areSame: Bool) async throws {
        let bookings = try await salon.ledger(for: .reading).activeBookings(from: today, to: nil)
        let starts = Dictionary(grouping: bookings.sorted { $0.key < $1.key }) { $0.facts.begins }
        let twins = starts.values.first { $0.count > 1 && $0[0].seemsSameVisit(as: $0[1]) }
        guard let twins else { return }
        let names = twins.prefix(2).map { "\($0.key.medium.rawValue)/\($0.key.number)" }
        let word = VisitStatement(areSame ? .same : .apart, names[0], names[1], person: "見本")
        try await judge(try await Sync(salon.loaded, in: world).run(word))
    }

    /// A person is merged name by name, as soon as each is known.
    private func merge(_ staff: Int, at medium: Medium) async throws {
        let book = try await salon.ledger(for: .reading).staffBook()
        let (one, listed) = (identity(staff, medium), identity(staff, Year.listed))
        let person = Year.person(staff)
        guard book.entries[one] != nil else { return }
        let isKnown = !book.identities(of: person).isEmpty
        try await say(.merge(isKnown || one == listed ? [one] : [one, listed], person: person))
    }

    private func say(_ word: StaffWord) async throws {
        let report = try await Sync(salon.loaded, in: world).run(word, by: "見本")
        roster.take(word)
        try await judge(report)
    }

    private func desk() throws -> LinkDesk {
        LinkDesk(
            salon.loaded, ledger: try salon.ledger(for: .writing), in: world, person: "見本")
    }

    /// Takes a link as far as it goes.
    private func link(_ medium: Medium) async throws {
        guard let rules = salon.loaded.media[medium] else { return }
        let (name, path) = (medium.rawValue, LinkPath(rules))
        for _ in 0..<6 where breaches.isEmpty {
            let courses = try await salon.ledger(for: .reading).linkCourses()
            let state = courses[medium]?.state ?? .unlinked
            let verbs = path.verbs(from: state).filter { $0 != .stop && $0 != .snapshot }
            guard state != .linked, let next = verbs.last else { return }
            pass(seconds: 60)
            if next == .issueKey {
                let random = Array(repeating: UInt8(9), count: 32)
                try await judge(
                    try await desk().issueKey(for: name, own: nil) { random }.report)
            } else {
                try await judge(try await desk().take(next, of: name).report)
            }
        }
    }
}
