import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// Looks into the ledger whether a booking that a person enters fits (D7).
struct FitCheck {
    let floor: Floor
    let menus: [String: Int]
    let books: Books

    init(_ loaded: LoadedDefinition, in books: Books) throws(LedgerTrouble) {
        floor = loaded.floor(try books.staffBook())
        menus = loaded.definition.menus
        self.books = books
    }

    /// - Throws: `BookingRefusal` with the reason where it does not fit.
    func check(_ facts: Facts, of key: ReservationKey) throws {
        guard let day = facts.visitDate else { throw BookingRefusal.notStanding(key.number) }
        let bookings =
            try books.activeBookings(from: day, to: day)
            + books.standingBlocks(from: day, to: day)
        let why = floor.refusal(of: facts, for: key, among: bookings, menus: menus)
        if let why { throw BookingRefusal.doesNotFit(why, entry(facts, of: key, on: day)) }
    }

    /// - Throws: `BookingRefusal` where the day of a booking is over.
    static func mustLieAhead(_ facts: Facts, at now: Date) throws {
        guard let day = facts.visitDate, day < SalonTime.day(of: now) else { return }
        // A visit after midnight is of the day before.
        let start = facts.startTime.map { SalonTime.instant(day, minutes: $0.minutes) }
        if start ?? .distantPast < now { throw BookingRefusal.pastDay(day) }
    }

    private func entry(
        _ facts: Facts, of key: ReservationKey, on day: ServiceDay
    ) -> BookingRefusal.Entry {
        let staff = floor.place(of: facts, at: key.medium).person
        let known = facts.menu.compactMap { menus[$0] }
        let sum = known.count == facts.menu.count ? known.reduce(0, +) : nil
        return BookingRefusal.Entry(
            day: day, start: facts.startTime, minutes: facts.durationMinutes ?? sum, staff: staff,
            shift: floor.work.shift(of: staff, on: day),
            unknownMenus: facts.menu.filter { menus[$0] == nil })
    }
}
