import Foundation
import Reconciliation
import Reservations
import Testing

/// A medium that takes no bookings while it is being linked.
struct LinkPauseTests {
    @Test func `R1-07: what a list does not show in the pause is not cancelled`() {
        var desk = Desk()
        desk.adopted = [Words.medium]
        let shown = Listing(rows: ["A 5/10 14:00", "B 5/11 15:00"])
        desk.run(
            Evidence(scans: [shown.scan(at: Words.instant("9:00"))]), at: Words.instant("9:00"))
        desk.links[Words.medium] = LinkCourse([
            LinkStep(.report, at: Words.instant("9:30"), state: .paused)
        ])
        for hour in 10...12 {
            let now = Words.instant("\(hour):00")
            let plan = desk.run(
                Evidence(scans: [Listing(rows: ["A 5/10 14:00"]).scan(at: now)]), at: now)
            #expect(plan.changes.allSatisfy { $0.kind == .missing } && plan.actions.isEmpty)
        }
        #expect(desk.reservations[Words.key("B")]?.facts.status == .booked)
        #expect(desk.reservations[Words.key("B")]?.missingSince != nil)
    }
}
