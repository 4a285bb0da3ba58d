import Foundation
import Reconciliation
import Reservations
import Testing

/// A medium that takes no bookings while it is being linked.
struct LinkPauseTests {
    /// A list that shows two bookings, of which another target is told, and then a link's state.
    private func desk(_ state: LinkState) -> Desk {
        var desk = Desk()
        desk.adopted = [Words.medium]
        desk.run(
            Evidence(scans: [Listing(rows: ["Z 5/20 9:00"]).scan(at: Words.instant("8:55"))]),
            at: Words.instant("8:55"))
        let shown = Listing(rows: ["A 5/10 14:00", "B 5/11 15:00", "Z 5/20 9:00"])
        let told = desk.run(
            Evidence(scans: [shown.scan(at: Words.instant("9:00"))]), at: Words.instant("9:00"))
        #expect(told.actions.map(\.kind) == [.pushCreate, .pushCreate])
        desk.links[Words.medium] = LinkCourse([
            LinkStep(.report, at: Words.instant("9:30"), state: state)
        ])
        return desk
    }

    private func evidence(_ rows: [String], at now: Date) -> Evidence {
        Evidence(scans: [Listing(rows: rows).scan(at: now)])
    }

    @Test(arguments: LinkState.allCases)
    func `R1-07: what a list does not show in the pause is not cancelled`(state: LinkState) {
        var desk = desk(state)
        for hour in 10...12 {
            let now = Words.instant("\(hour):00")
            let plan = desk.run(evidence(["A 5/10 14:00", "Z 5/20 9:00"], at: now), at: now)
            #expect(plan.changes.map(\.kind) == (hour == 10 ? [.missing] : []))
            #expect(plan.actions.isEmpty, "nobody is told that its slot is free")
        }
        #expect(desk.reservations[Words.key("B")]?.facts.status == .booked)
        #expect(desk.reservations[Words.key("B")]?.missingSince != nil)
    }

    @Test func `R1-07: what is cancelled in the pause in so many words is`() {
        var desk = desk(.paused)
        let now = Words.instant("10:00")
        let rows = ["A 5/10 14:00", "B 5/11 15:00 お客様キャンセル", "Z 5/20 9:00"]
        let plan = desk.run(evidence(rows, at: now), at: now)
        #expect(plan.changes.map(\.kind) == [.cancelled])
        #expect(plan.actions.map(\.kind) == [.pushCancel])
    }

    @Test func `R1-07: what the list shows again after the pause was there all the time`() {
        var desk = desk(.paused)
        let shown = ["A 5/10 14:00", "B 5/11 15:00", "Z 5/20 9:00"]
        let (missed, found) = (Words.instant("10:00"), Words.instant("11:00"))
        desk.run(evidence(["A 5/10 14:00", "Z 5/20 9:00"], at: missed), at: missed)
        let plan = desk.run(evidence(shown, at: found), at: found)
        #expect(plan.changes.map(\.kind) == [.found] && plan.actions.isEmpty)
        #expect(desk.reservations[Words.key("B")]?.missingSince == nil)
    }
}
