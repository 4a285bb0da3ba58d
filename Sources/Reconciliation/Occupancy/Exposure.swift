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

/// What a target was told of a booking, and when it confirmed it.
public struct Confirmation: Hashable, Sendable {
    public let target: Medium
    public let key: ReservationKey
    public let at: Date

    public init(target: Medium, key: ReservationKey, at: Date) {
        self.target = target
        self.key = key
        self.at = at
    }
}

extension Floor {
    /// The exposures of some bookings at the places that sell the same slots, in their order. What
    /// stood before its medium was adopted is left out: nobody knows when it was told.
    public func exposures(
        of bookings: [Reservation], at targets: [Medium], confirmed: [Confirmation], now: Date
    ) -> [Exposure] {
        var first: [Medium: [ReservationKey: Date]] = [:]
        for word in confirmed {
            let before = first[word.target]?[word.key] ?? .distantFuture
            first[word.target, default: [:]][word.key] = min(before, word.at)
        }
        return bookings.filter { !$0.adopted && !$0.isTombstone }.flatMap { booking in
            targets.filter { $0 != booking.key.medium }.compactMap { target in
                exposure(of: booking, at: target, confirmed: first[target]?[booking.key], now)
            }
        }
    }

    private func exposure(
        of booking: Reservation, at target: Medium, confirmed: Date?, _ now: Date
    ) -> Exposure? {
        guard let day = booking.facts.visitDate, let start = booking.facts.startTime else {
            return nil
        }
        let from = booking.facts.receivedAt ?? booking.detectedAt
        let visit = SalonTime.instant(day, minutes: start.minutes)
        let gone = min(visit, booking.cancelledAt ?? .distantFuture, confirmed ?? .distantFuture)
        guard gone > from else { return nil }
        let to = max(from, min(gone, now))
        return Exposure(
            key: booking.key, place: place(of: booking.facts, at: booking.key.medium),
            target: target, from: from, to: to, isOpen: gone > now)
    }
}
