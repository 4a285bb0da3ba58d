import Foundation
import Reconciliation
import Reservations
import Testing

/// What a medium received before its link never comes into the ledger.
struct LeftOutTests {
    static let start = Words.instant("10:00")
    static let now = Words.instant("11:00")

    /// A salon whose medium is left out until its link began.
    private func desk() -> Desk {
        var desk = Desk()
        desk.adopted = [Words.medium]
        desk.excluding = [Words.medium]
        desk.links[Words.medium] = LinkCourse([
            LinkStep(.ready, at: Self.start, state: .merging, begins: true)
        ])
        return desk
    }

    private func word(
        _ number: String, _ kind: Observation.Kind, received: Date?, at: String = "10:30",
        status: Status = .booked
    ) -> Observation {
        var facts = Words.facts(["5/10", "14:00"], isMail: true)
        facts.status = status
        facts.receivedAt = received
        facts.claimed.insert(FieldSet(.receivedAt))
        let at = Words.instant(at)
        return Observation(
            key: Words.key(number), kind: kind, channel: .mail, facts: facts,
            interval: Interval(from: at, to: at), detectedAt: Self.now, source: "mail",
            capture: "c-\(number)", span: nil, format: "mail-1")
    }

    @Test(arguments: [(-1.0, false), (0, true), (1, true)])
    func `R0-01, R0-02: the first booking is the one received at the link's start`(
        seconds: Double, isTaken: Bool
    ) {
        var desk = desk()
        let mail = word("A", .new, received: Self.start + seconds)
        let plan = desk.run(Evidence(mails: [mail]), at: Self.now)
        #expect(plan.reservations.map(\.key.number) == (isTaken ? ["A"] : []))
        #expect(plan.actions.isEmpty == !isTaken)
        #expect(plan.leftOut.preLink == (isTaken ? [:] : ["mail": 1]))
        #expect(plan.observations.map(\.key.number) == ["A"])
    }

    @Test func `R0-01: without a link nothing of the medium is taken in`() {
        var desk = desk()
        desk.links = [:]
        let plan = desk.run(
            Evidence(mails: [word("A", .new, received: Self.now)]), at: Self.now)
        #expect(plan.reservations.isEmpty && plan.leftOut.preLink == ["mail": 1])
    }

    @Test(arguments: [Observation.Kind.changed, .cancelled])
    func `R0-03: an edit or a cancellation never makes the booking, whatever time it prints`(
        kind: Observation.Kind
    ) {
        var desk = desk()
        desk.run(Evidence(mails: [word("A", .new, received: Self.start - 60)]), at: Self.now)
        let later = word(
            "A", kind, received: Self.start + 60, at: "10:50",
            status: kind == .cancelled ? .cancelledByCustomer : .booked)
        let plan = desk.run(Evidence(mails: [later]), at: Self.now + 60)
        #expect(plan.changes.isEmpty && plan.actions.isEmpty)
        #expect(plan.leftOut.preLink == ["mail": 1])
        let alone = desk.run(
            Evidence(mails: [word("B", kind, received: Self.start + 60)]), at: Self.now + 120)
        #expect(alone.changes.isEmpty && alone.leftOut.preLink == ["mail": 1])
    }

    @Test func `R0-04: a booking that nobody dates is set aside, not guessed`() {
        var desk = desk()
        let plan = desk.run(
            Evidence(mails: [word("A", .new, received: nil)]), at: Self.now)
        #expect(plan.changes.isEmpty && plan.observations.isEmpty)
        #expect(plan.leftOut.preLink.isEmpty)
        #expect(plan.leftOut.unreceived.map(\.key.number) == ["A"])
    }

    @Test func `R0-02, F14: a cancellation that came first counts once the booking is dated`() {
        var desk = desk()
        let cancel = word(
            "A", .cancelled, received: nil, at: "10:40", status: .cancelledByCustomer)
        #expect(desk.run(Evidence(mails: [cancel]), at: Self.now).changes.isEmpty)
        let plan = desk.run(
            Evidence(mails: [word("A", .new, received: Self.start + 60)]), at: Self.now + 60)
        #expect(plan.reservations.map(\.facts.status) == [.cancelledByCustomer])
        #expect(plan.actions.isEmpty)
    }

    @Test func `R0-01: a list's rows from before the link are left out, again and again`() {
        var desk = desk()
        let listing = Listing(rows: ["A 5/10 14:00"])
        let dated = word("A", .new, received: Self.start - 60)
        desk.run(Evidence(mails: [dated]), at: Self.now)
        for minutes in [1.0, 2] {
            let now = Self.now + minutes * 60
            let plan = desk.run(Evidence(scans: [listing.scan(at: now)]), at: now)
            #expect(plan.changes.isEmpty && desk.reservations.isEmpty)
        }
        #expect(desk.observations[Words.key("A")]?.count == 2)
    }

    @Test func `R0-01: a booking that the ledger has stays in it when the link has ended`() {
        var desk = desk()
        desk.run(Evidence(mails: [word("A", .new, received: Self.start)]), at: Self.now)
        desk.links[Words.medium]?.take(
            LinkStep(.stop, at: Self.now, state: .unlinked))
        let cancel = word(
            "A", .cancelled, received: nil, at: "11:05", status: .cancelledByCustomer)
        let new = word("B", .new, received: Self.now)
        let plan = desk.run(Evidence(mails: [cancel, new]), at: Self.now + 600)
        #expect(plan.changes.map(\.key.number) == ["A"])
        #expect(plan.leftOut.preLink == ["mail": 1])
    }
}
