public import Foundation
public import Reservations

/// How long a taken slot was still for sale at another place, because that had not confirmed yet
/// that it knows of the booking.
public struct Exposure: Hashable, Sendable {
    public let key: ReservationKey
    public let place: Occupancy.Place
    /// Where it was for sale.
    public let target: Medium
    public let from: Date
    /// When the place confirmed it, or when it could not be sold any more; else now.
    public let to: Date
    /// Whether it goes on.
    public let isOpen: Bool

    public var minutes: Double { to.timeIntervalSince(from) / 60 }
}

/// That a target is to know where a booking, or a time that is not for sale, lies, and since when it
/// does.
public struct Telling: Hashable, Sendable {
    public let target: Medium
    public let key: ReservationKey
    /// What it is to know.
    public let facts: Facts
    /// From when on it could be told.
    public let opens: Date
    /// When it first confirmed it.
    public let confirmed: Date?

    public init(
        target: Medium, key: ReservationKey, facts: Facts, opens: Date, confirmed: Date?
    ) {
        self.target = target
        self.key = key
        self.facts = facts
        self.opens = opens
        self.confirmed = confirmed
    }
}

extension Floor {
    /// The exposures at the places that sell the same slots: first of some bookings in their order,
    /// from their reception, then of what else is told, from when it could be. Of what stood before
    /// its medium was adopted nobody knows who had been told, until it is told.
    public func exposures(
        of bookings: [Reservation], at targets: [Medium], told: [Telling], now: Date
    ) -> [Exposure] {
        let arrived = bookings.filter { !$0.adopted && !$0.isTombstone }
        let words = Dictionary(grouping: told) { Course(target: $0.target, key: $0.key) }
        let counted = Set(arrived.map(\.key))
        let others = words.keys.filter { !counted.contains($0.key) && targets.contains($0.target) }
        return arrived.flatMap { booking in
            targets.filter { $0 != booking.key.medium }.flatMap { target in
                let course = Course(target: target, key: booking.key)
                return exposures(on: course, of: booking, words[course] ?? [], now)
            }
        } + others.sorted().flatMap { exposures(on: $0, of: nil, words[$0] ?? [], now) }
    }

    /// One for each slot that it had, until the next: a booking that is moved leaves the one and takes
    /// another.
    private func exposures(
        on course: Course, of booking: Reservation?, _ told: [Telling], _ now: Date
    ) -> [Exposure] {
        var stays = Dictionary(grouping: told) { Beginning($0.facts) }.values
            .compactMap(Stay.init).sorted { $0.from < $1.from }
        if let booking {
            let arrived = booking.facts.receivedAt ?? booking.detectedAt
            if stays.isEmpty { stays = [Stay(facts: booking.facts, from: arrived)] }
            stays[0].from = arrived
        }
        return stays.indices.compactMap { place in
            let next = place + 1 < stays.count ? stays[place + 1].from : .distantFuture
            let end = min(next, booking?.cancelledAt ?? .distantFuture)
            return exposure(on: course, stays[place], until: end, now)
        }
    }

    private func exposure(
        on course: Course, _ stay: Stay, until end: Date, _ now: Date
    ) -> Exposure? {
        guard let begins = stay.facts.begins else { return nil }
        let gone = min(begins, end, stay.confirmed ?? .distantFuture)
        guard gone > stay.from else { return nil }
        return Exposure(
            key: course.key, place: place(of: stay.facts, at: course.key.medium),
            target: course.target, from: stay.from, to: max(stay.from, min(gone, now)),
            isOpen: gone > now)
    }
}

/// What one target is to know of one booking.
private struct Course: Hashable, Comparable {
    let target: Medium
    let key: ReservationKey

    static func < (one: Course, other: Course) -> Bool {
        (one.key, one.target) < (other.key, other.target)
    }
}

/// When a slot begins, and whose time it is.
private struct Beginning: Hashable {
    let begins: Date?
    let staff: String?

    init(_ facts: Facts) {
        begins = facts.begins
        staff = facts.staff
    }
}

/// A slot that a booking has for a while.
private struct Stay {
    let facts: Facts
    var from: Date
    var confirmed: Date?

    init(facts: Facts, from: Date) {
        self.facts = facts
        self.from = from
    }

    /// - Parameter told: of one slot.
    init?(told: [Telling]) {
        guard let first = told.min(by: { $0.opens < $1.opens }) else { return nil }
        facts = first.facts
        from = first.opens
        confirmed = told.compactMap(\.confirmed).min()
    }
}
