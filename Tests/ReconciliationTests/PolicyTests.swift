import Foundation
import Reconciliation
import Reservations
import Testing

/// Guards can be switched by a test, to see what each is for.
struct PolicyTests {
    struct Policy: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let limits: Limits
        /// How many of forty bookings a misread status column gives up.
        let released: Int

        init(_ name: String, _ guards: Set<Guard>, share: Double? = nil, released: Int) {
            testDescription = name
            var limits = Limits()
            limits.guards = guards
            if let share { limits.releasedShare = share }
            self.limits = limits
            self.released = released
        }
    }

    static let policies = [
        Policy("none", [], released: 16),
        Policy("empty only", [.emptyList], released: 16),
        Policy("50 %", [.emptyList, .manyReleases], share: 0.5, released: 16),
        Policy("20 %", [.emptyList, .manyReleases], share: 0.2, released: 0),
        Policy("ours", Set(Guard.allCases), released: 0),
    ]

    @Test(arguments: policies) func `a misread status column, under each policy`(_ policy: Policy) {
        var desk = Desk()
        desk.limits = policy.limits
        let rows = (100..<140).map { "N\($0) 5/10 14:00" }
        let (first, later) = (Words.instant("10:00"), Words.instant("10:05"))
        desk.run(.init(scans: [Listing(rows: rows).scan(at: first)]), at: first)
        let misread = rows.prefix(16).map { $0 + " サロンキャンセル" } + rows.dropFirst(16)
        let plan = desk.run(.init(scans: [Listing(rows: misread).scan(at: later)]), at: later)
        #expect(plan.changes.count { $0.kind == .cancelled } == policy.released)
    }

    @Test func `the product's own policy is all guards`() {
        #expect(Limits().guards == Set(Guard.allCases))
    }
}
