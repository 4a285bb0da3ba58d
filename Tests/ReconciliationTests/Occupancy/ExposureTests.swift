import Foundation
import Reconciliation
import Reservations
import Testing

/// How long a taken slot was still for sale elsewhere.
struct ExposureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var confirmed: [String] = []
        var cancelled: String?
        var received: String? = "9:10"
        var now = "9:40"
        var minutes: Double?
        var isOpen = false
    }

    static let cases: [Case] = [
        Case(
            testDescription: "until the target confirmed it", confirmed: ["9:30", "9:16"],
            minutes: 6),
        Case(testDescription: "until now, while nobody has", minutes: 30, isOpen: true),
        Case(testDescription: "until the visit begins", now: "12:00", minutes: 50),
        Case(testDescription: "until it was cancelled", cancelled: "9:20", minutes: 10),
        Case(
            testDescription: "from our first sight, where no reception is told",
            confirmed: ["9:05"], received: nil, minutes: 5),
        Case(testDescription: "not at all", confirmed: ["9:10"]),
    ]

    @Test(arguments: cases)
    func `a slot is exposed from the booking's reception to its confirmation (F1)`(_ row: Case) {
        var booking = Booked.at(Booked.ekiten, "A", "10:00")
        booking.facts.receivedAt = row.received.map { Words.instant($0) }
        booking.cancelledAt = row.cancelled.map { Words.instant($0) }
        let found = Booked.floor().exposures(
            of: [booking], at: [.own, Booked.ekiten],
            told: row.confirmed.map { told(booking, opens: "9:12", confirmed: $0) },
            now: Words.instant(row.now))
        #expect(found.map(\.minutes) == (row.minutes.map { [$0] } ?? []))
        #expect(found.map(\.target) == (row.minutes == nil ? [] : [.own]))
        #expect(found.contains(where: \.isOpen) == row.isOpen)
        #expect(found.allSatisfy { $0.place == .staff("花子") })
    }

    @Test func `what stood before its medium was adopted is not counted (D15)`() {
        var booking = Booked.at(Booked.ekiten)
        booking.adopted = true
        let found = Booked.floor().exposures(
            of: [booking], at: [.own], told: [], now: Words.instant("9:40"))
        #expect(found == [])
    }

    private func told(
        _ booking: Reservation, opens: String, confirmed: String? = nil
    ) -> Telling {
        Telling(
            target: .own, key: booking.key, facts: booking.facts, opens: Words.instant(opens),
            confirmed: confirmed.map { Words.instant($0) })
    }

    @Test func `a booking that moves is exposed anew where it lies now (R0-26)`() {
        var old = Booked.at(Booked.ekiten, "A", "11:00")
        old.facts.receivedAt = Words.instant("9:10")
        let first = told(old, opens: "9:12", confirmed: "9:16")
        var new = old
        new.facts.startTime = ClockTime("15:00")
        func minutes(_ second: Telling) -> [Double] {
            Booked.floor().exposures(
                of: [new], at: [.own], told: [first, second], now: Words.instant("10:00")
            ).map(\.minutes)
        }
        #expect(minutes(told(new, opens: "9:30")) == [6, 30])
        #expect(minutes(told(new, opens: "9:30", confirmed: "9:40")) == [6, 10])
        // It left before its first slot was closed.
        let hasty = told(new, opens: "9:14")
        #expect(minutes(hasty) == [4, 46])
    }

    @Test func `what else a target is to know is exposed from when it could be told`() {
        let found = Booked.floor().exposures(
            of: [], at: [.own], told: [told(Booked.at(Booked.ekiten), opens: "9:30")],
            now: Words.instant("9:40"))
        #expect(found.map(\.minutes) == [10] && found.allSatisfy(\.isOpen))
    }
}
