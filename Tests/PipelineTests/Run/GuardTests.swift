import Connectors
import Foundation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// Holds over several runs with a real ledger, each run opening it anew (I20).
struct GuardTests {
    let twenty = (1...20).map {
        SandboxBooking.some("BE\(10_000_000 + $0)", on: "202612\(10 + $0)")
    }
    let near = SandboxBooking.some("BE10000050", on: "20261202")

    private func setClock(_ ahead: Double, _ desk: Desk) {
        let give = desk.hands[\.gives]["list"]!
        desk.hands[\.gives]["list"] = { errand, keep in
            var harvest = await give(errand, keep)
            harvest.serverAhead = ahead
            return harvest
        }
    }

    @Test func `a wrong clock only observes, and says so (G6)`() async throws {
        let desk = try Desk()
        desk.list(twenty)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        let new = SandboxBooking.some("BE99999999", on: "20261224")
        let moved = twenty[0].with { $0.start = "15:00" }
        let then = [moved] + twenty[1..<19] + [new]
        desk.list(then)
        setClock(120, desk)
        let report = await desk.sync()
        #expect(report.status == .personNeeded)
        #expect(report.sources[0].coverage?.failed == ["G6-clock"])
        #expect(report.changes == [.booked: 1])
        #expect(report.holds.map(\.guardName) == ["G6"])
        #expect(report.holds.map(\.numbers) == [["BE10000001"]])
        desk.hands.pass(minutes: 5)
        desk.list(then)
        setClock(1, desk)
        let healed = await desk.sync()
        #expect(healed.status == .done)
        #expect(healed.changes == [.amended: 1, .missing: 1])
        #expect(healed.holds.isEmpty)
    }

    @Test func `a page read with a wrong clock is dated by the medium's (G6, I7, I23)`()
        async throws
    {
        let desk = try Desk()
        desk.list(twenty)
        _ = await desk.sync()
        desk.hands.pass(minutes: 55)
        let new = SandboxBooking.some("BE99999999", on: "20261224")
        desk.list(twenty + [new])
        setClock(-3000, desk)
        #expect(await desk.sync().changes == [.booked: 1])
        // Put right, it shows what that run took for the past.
        desk.hands.pass(minutes: -40)
        let gone = twenty + [new.with { $0.status = .cancelledBySalon }]
        desk.list(gone)
        setClock(0, desk)
        let report = await desk.sync()
        #expect(report.changes.isEmpty)
        #expect(report.holds.map(\.guardName) == ["G6"])
        #expect(report.holds.map(\.numbers) == [["BE99999999"]])
        desk.hands.pass(minutes: 60)
        desk.list(gone)
        setClock(0, desk)
        #expect(await desk.sync().changes == [.cancelled: 1])
    }

    @Test func `a near cancellation waits for the second list, and nobody is called (G7)`()
        async throws
    {
        let desk = try Desk()
        desk.list(twenty + [near])
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        let gone = near.with { $0.status = .cancelledBySalon }
        desk.list(twenty + [gone])
        let report = await desk.sync()
        #expect(report.status == .done)
        #expect(report.holds.map(\.guardName) == ["G7"])
        #expect(report.changes.isEmpty)
        desk.hands.pass(minutes: 5)
        desk.list(twenty + [gone])
        #expect(await desk.sync().changes == [.cancelled: 1])
    }

    @Test func `a near cancellation that no second list bears out is for a person (G7, I23)`()
        async throws
    {
        let desk = try Desk()
        desk.list(twenty + [near])
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list(twenty + [near.with { $0.status = .cancelledBySalon }])
        _ = await desk.sync()
        desk.hands.pass(minutes: 30)
        desk.fail("list", .network)
        let report = await desk.sync()
        #expect(report.status == .personNeeded)
        #expect(report.holds.map(\.guardName) == ["G7"])
    }

    @Test func `a list that says more than the mails before it has shifted nothing (G3)`()
        async throws
    {
        let desk = try Desk()
        let six = (1...6).map { SandboxBooking.some("BE\(10_000_000 + $0)", on: "2026121\($0)") }
        desk.fail("list", .network)
        desk.mails(
            six.map { NoticeMail.some(.booked, of: $0, at: "2026-12-01T08:55:00+09:00") })
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list(six.map { booking in booking.with { $0.staff = "見本 太郎" } })
        let report = await desk.sync()
        #expect(report.status == .done, "\(report.notes)")
        #expect(report.holds.isEmpty)
    }
}
