import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// A day's rows at one medium and in the ledger, side by side.
struct DaySides {
    /// What the latest complete list showed; nil where none ever showed the day.
    let list: ListedDay?
    private(set) var here: [String: ListedRow] = [:]
    private let bookings: [String: History]
    private let elsewhere: [String: ListedDay]
    private let day: ServiceDay

    init(of medium: Medium, on day: ServiceDay, _ closing: Closing?) {
        self.day = day
        list = closing?.lists.filter { $0.medium == medium }
            .max { $0.interval.to < $1.interval.to }
        let own = { (keys: [ReservationKey]) in keys.filter { $0.medium == medium } }
        let bookings = closing?.bookings ?? [:]
        let elsewhere = closing?.elsewhere ?? [:]
        self.bookings = Dictionary(
            uniqueKeysWithValues: own(Array(bookings.keys)).compactMap { key in
                bookings[key].map { (key.number, $0) }
            })
        self.elsewhere = Dictionary(
            uniqueKeysWithValues: own(Array(elsewhere.keys)).compactMap { key in
                elsewhere[key].map { (key.number, $0) }
            })
        for (number, history) in self.bookings {
            guard let facts = history.reservation?.facts, facts.visitDate == day else { continue }
            here[number] = ListedRow(facts)
        }
    }

    /// The bookings whose rows differ, by number. Where no list shows the day there is no other side.
    var differences: [DayDifference] {
        guard let list else { return [] }
        return Set(here.keys).union(list.rows.keys).sorted()
            .filter { here[$0] != list.rows[$0] }
            .map { number in
                DayDifference(
                    number: number,
                    side: list.rows[number] == nil ? .here : here[number] == nil ? .there : .both,
                    reason: reason(of: number, in: list))
            }
    }

    private func reason(of number: String, in list: ListedDay) -> DayDifference.Reason {
        if let hand = reasonByHand(of: number) { return hand }
        let hasNewerWord = bookings[number]?.observations.contains {
            $0.interval.to > list.interval.to
        }
        if hasNewerWord == true { return .newerWord }
        if here[number] == nil && list.leftOut.contains(number) { return .leftOut }
        let open: [Attention] = [.held, .missing, .unconfirmed, .conflict]
        let attention = bookings[number]?.reservation?.attention ?? []
        return open.first(where: attention.contains).map { .toLookAt($0) } ?? .unknown
    }

    /// When nothing of a day is left to come: no visit begins any more, and at midnight, or hardly
    /// before, no more bookings for it are made.
    func end(of day: ServiceDay, lateness: TimeInterval) -> Date {
        let rows = Array(here.values) + Array(list?.rows.values ?? [:].values)
        let starts = rows.filter { $0.status?.isCancelled != true }.compactMap(\.start).map {
            SalonTime.instant(day, minutes: $0.minutes)
        }
        let midnight = SalonTime.instant(day.adding(days: 1)) - lateness
        return max(midnight, starts.max() ?? midnight)
    }

    /// Why the listed row and the ledger differ, where all that differs is what people pinned or
    /// changed: their word is why.
    private func reasonByHand(of number: String) -> DayDifference.Reason? {
        guard let history = bookings[number], let reservation = history.reservation else {
            return nil
        }
        let shown =
            list?.rows[number].map { (day: day, row: $0) }
            ?? elsewhere[number].flatMap { other in
                other.rows[number].map { (day: other.day, row: $0) }
            }
        guard let shown else { return nil }
        let facts = reservation.facts
        let row = ListedRow(facts)
        let agreements: [(field: Field, holds: Bool)] = [
            (.visitDate, facts.visitDate == shown.day), (.startTime, row.start == shown.row.start),
            (.status, row.status == shown.row.status), (.staff, row.staff == shown.row.staff),
        ]
        let odd = agreements.filter { !$0.holds }.map(\.field)
        let pins = history.pinWords.standing.filter {
            odd.contains($0.field) && reservation.provenance[$0.field] == $0.id
        }
        guard !odd.isEmpty, pins.count == odd.count else { return nil }
        return pins.contains(where: \.isEdit) ? .edit : .pin
    }
}
