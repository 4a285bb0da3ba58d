import Foundation
import LedgerStore
import Reconciliation
import Reservations

/// What a run has to see of bookings before it tells a medium of slots.
struct SlotView {
    private let target: Medium
    /// What was planned before it, the medium has forgotten.
    private let start: Date?
    /// A business day runs past midnight: yesterday's may still have slots ahead.
    private let first: ServiceDay
    private let plan: Plan
    private let books: Books
    private let off: TimeOffWords

    /// Bookings whose slots are decided, and what stands in their way.
    struct Seen {
        let bookings: [Reservation]
        let others: [Reservation]
        let told: [ReservationKey: ToldSlots]
        /// What people said of bookings that begin at one moment (D16).
        let same: [ReservationKey: Set<ReservationKey>]
    }

    init(
        of target: Medium, since start: Date?, today: ServiceDay, _ off: TimeOffWords, _ plan: Plan,
        _ books: Books
    ) {
        self.target = target
        self.start = start
        first = today.adding(days: -1)
        self.off = off
        self.plan = plan
        self.books = books
    }

    /// Every day from today on.
    func whole() throws(LedgerTrouble) -> Seen {
        let told = try books.bookingsWithSlots(target: target, from: first)
        let standing = try books.activeBookings(from: first, to: nil)
        let blocks = try books.blocks(from: first, to: nil, toldTo: target, after: plan)
        let off = try books.timeOff(from: first, to: nil, toldTo: target, off)
        return try seen(blocks + off + Self.merge(standing + told + plan.reservations))
    }

    /// The days of what the plan changes, before it and after it, those of which this keeps something
    /// closed, and those that have come into the horizon.
    func touched(_ new: [ServiceDay]) throws(LedgerTrouble) -> Seen {
        let changed = Set(plan.reservations.map(\.key))
        let closed = try books.toldSlots(target: target, of: changed, since: nil).values
            .flatMap { $0.closed.keys.map(\.day) }
        let moved = plan.changes.compactMap { $0.before?.visitDate }
        let own = plan.reservations.compactMap(\.facts.visitDate) + plan.blocked.map(\.day) + new
        let days = Set(own + moved + closed).filter { $0 >= first }
        return try seen(try bookings(on: days), of: days)
    }

    /// - Parameter days: beside these, their other days are looked at, and those of which they keep
    ///   something closed; nil where all are.
    private func seen(
        _ bookings: [Reservation], of days: Set<ServiceDay>? = nil
    ) throws(LedgerTrouble) -> Seen {
        var told = try told(of: bookings)
        var others: [Reservation] = []
        if let days {
            let closed = told.values.flatMap { $0.closed.keys.map(\.day) }
            let far = Set(bookings.compactMap(\.facts.visitDate) + closed).subtracting(days)
            let known = Set(bookings.map(\.key))
            others = try self.bookings(on: far.filter { $0 >= first })
                .filter { !known.contains($0.key) }
            told.merge(try self.told(of: others)) { one, _ in one }
        }
        let same = try sameVisits(among: bookings + others)
        let named = try users(named: told, beside: bookings + others)
        return Seen(bookings: bookings, others: others + named, told: told, same: same)
    }
}

extension SlotView {
    /// Those of some days with its blocks, and those that keep some of these days closed.
    private func bookings(on days: Set<ServiceDay>) throws(LedgerTrouble) -> [Reservation] {
        let told = try books.bookingsWithSlots(target: target, on: days)
        let bookings = Self.merge(try told + books.bookings(on: days, after: plan))
        let keys = Set(bookings.map(\.key))
        var blocks: [Reservation] = []
        for day in days.sorted() {
            blocks += try books.blocks(from: day, to: day, toldTo: target, after: plan)
            blocks += try books.timeOff(from: day, to: day, toldTo: target, off)
        }
        return blocks + Self.merge(bookings + plan.reservations.filter { keys.contains($0.key) })
    }

    private func told(
        of bookings: [Reservation]
    ) throws(LedgerTrouble) -> [ReservationKey: ToldSlots] {
        try books.toldSlots(target: target, of: Set(bookings.map(\.key)), since: start)
    }

    private func sameVisits(
        among bookings: [Reservation]
    ) throws(LedgerTrouble) -> [ReservationKey: Set<ReservationKey>] {
        let starts = Dictionary(grouping: bookings.filter(\.isActive)) { $0.facts.begins }
        let shared = starts.values.filter { $0.count > 1 }.flatMap { $0.map(\.key) }
        return try books.visitWords(of: Set(shared)).mapValues { words in
            Set(words.filter { $0.value == .same }.keys)
        }
    }

    /// The bookings that used all equipment when something was closed for it, wherever they are now:
    /// it opens on their words.
    private func users(
        named told: [ReservationKey: ToldSlots], beside known: [Reservation]
    ) throws(LedgerTrouble) -> [Reservation] {
        let named = told.values.reduce(into: Set()) { $0.formUnion($1.usersOfEquipment) }
        var users: [Reservation] = []
        let far = named.subtracting(known.map(\.key))
        for key in far.sorted() {
            if let booking = try books.reservation(key) { users.append(booking) }
        }
        let changed = plan.reservations.filter { far.contains($0.key) }
        return Self.merge(users + changed)
    }

    /// Of each booking the last word.
    private static func merge(_ bookings: [Reservation]) -> [Reservation] {
        let known = Dictionary(bookings.map { ($0.key, $0) }) { _, last in last }
        return Array(known.values)
    }
}
