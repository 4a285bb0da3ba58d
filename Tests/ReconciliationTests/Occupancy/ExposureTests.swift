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
            confirmed: row.confirmed.map {
                Confirmation(target: .own, key: booking.key, at: Words.instant($0))
            }, now: Words.instant(row.now))
        #expect(found.map(\.minutes) == (row.minutes.map { [$0] } ?? []))
        #expect(found.map(\.target) == (row.minutes == nil ? [] : [.own]))
        #expect(found.contains(where: \.isOpen) == row.isOpen)
        #expect(found.allSatisfy { $0.place == .staff("花子") })
    }

    @Test func `what stood before its medium was adopted is not counted (D15)`() {
        var booking = Booked.at(Booked.ekiten)
        booking.adopted = true
        let found = Booked.floor().exposures(
            of: [booking], at: [.own], confirmed: [], now: Words.instant("9:40"))
        #expect(found == [])
    }
}
