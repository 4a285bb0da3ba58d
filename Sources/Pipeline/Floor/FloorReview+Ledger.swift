import Foundation
public import LedgerStore
import Reconciliation
public import Reservations

extension LoadedDefinition {
    func floor(_ staff: StaffBook) -> Floor {
        Floor(
            vertical: definition.salon.vertical, media: media, staff: staff, work: definition.work,
            equipment: definition.equipment)
    }

    /// The floor from a day on, or on that day alone.
    public func review(
        in ledger: Ledger, from day: ServiceDay, to last: ServiceDay? = nil
    ) async throws(LedgerTrouble) -> FloorReview {
        let bookings =
            try await ledger.activeBookings(from: day, to: last)
            + ledger.blockedDays(from: day, to: last).standing
        var review = FloorReview(of: bookings, on: floor(try await ledger.staffBook()))
        review.hear(try await ledger.visitWords(of: review.keys))
        return review
    }

    /// The days that a run has touched, as they will be after it, and those of which people were
    /// told before.
    func review(
        of decision: Decision, in books: Books
    ) throws(LedgerTrouble) -> FloorReview {
        let today = decision.terms.today
        let changed = decision.plan.reservations
        let told = try books.notices().keys.compactMap(RunReport.dayOfDoubles)
        let days = Set(changed.compactMap(\.facts.visitDate) + told).filter { $0 >= today }
        if days.isEmpty { return FloorReview() }
        var standing = try books.bookings(on: days, after: decision.plan)
        for day in days {
            standing += try books.standingBlocks(from: day, to: day, after: decision.plan)
        }
        var review = FloorReview(of: standing, on: floor(try books.staffBook()))
        review.hear(try books.visitWords(of: review.keys))
        return review
    }
}

extension Books {
    /// The bookings that stand on some days, as they will be after a plan, and those of these days
    /// that it changes.
    func bookings(
        on days: Set<ServiceDay>, after plan: Plan
    ) throws(LedgerTrouble) -> [Reservation] {
        var bookings: [ReservationKey: Reservation] = [:]
        for day in days {
            for booking in try activeBookings(from: day, to: day) {
                bookings[booking.key] = booking
            }
        }
        for booking in plan.reservations { bookings[booking.key] = booking }
        return bookings.values.filter { $0.facts.visitDate.map(days.contains) ?? false }
    }
}

extension RunReport {
    private static let doubles = "double:"

    /// Names the double bookings of a day.
    static func keyOfDoubles(on day: ServiceDay, _ found: [DoubleBooking]) -> String {
        let pairs = found.map { $0.clash.keys.map(\.subject).joined(separator: "+") }
        return "\(doubles)\(day):\(Fingerprint(words: pairs).description.prefix(8))"
    }

    /// The day that such a name is about; nil for any other.
    static func dayOfDoubles(_ key: String) -> ServiceDay? {
        guard key.hasPrefix(doubles) else { return nil }
        return ServiceDay(key.dropFirst(doubles.count).prefix(10))
    }

    /// Tells of double bookings in the first run that sees both (F1), a day in one line; those that
    /// somebody has looked at are left to `status`.
    mutating func note(_ found: [DoubleBooking]) {
        doubles = found
        let days = Dictionary(grouping: found.filter { !$0.isKnown }) { $0.clash.day }
        for (day, found) in days.sorted(by: { $0.key < $1.key }) {
            let pairs = found.prefix(3).map { double in
                double.clash.keys.map(\.number).joined(separator: " と ")
            }
            let rest = found.count > 3 ? " ほか" : ""
            note(
                Self.keyOfDoubles(on: day, found),
                "\(day.text(separator: "/")): 予約が重なっています（\(pairs.joined(separator: "、"))\(rest)）。"
                    + "daicho status で空いている担当・時間を確認できます",
                .done)
        }
    }
}
