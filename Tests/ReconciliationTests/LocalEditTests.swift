import Foundation
import Reconciliation
import Reservations
import Testing

/// D6: what a person changes of a medium's booking, and what of it leaves the house.
struct LocalEditTests {
    private static let a = "A 5/10 14:00 担当=花子"
    private static let z = "Z 5/20 9:00"
    private static let both = Scenario.Run(
        at: "10:00", list: [a, z], does: ["adopted A", "adopted Z"])

    /// The medium of the scenarios, by its ways; only the salon's own site hears of all.
    static func desk(
        update: MediumPush.Way = .advise, cancel: MediumPush.Way = .advise,
        visit: MediumPush.Way = .never, targets: [Medium] = []
    ) -> Desk {
        var rules = MediumRules(medium: Words.medium, name: "M")
        (rules.push.update, rules.push.cancel, rules.push.visit) = (update, cancel, visit)
        rules.push.create = .never
        rules.screens.change = .init("全予約管理", sameDay: "本日の予約")
        var desk = Desk()
        desk.floor = Floor(vertical: .kirei, media: [Words.medium: rules])
        desk.targets = targets
        return desk
    }

    static let stories = [
        Scenario(
            "R0-06: a change is one step for a person, and the row says so until the medium does",
            both,
            .init(
                at: "10:05", edits: ["A 15:30"], does: ["amended A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(at: "10:10", list: [a, z], flags: ["A notAtMedium"]),
            .init(at: "10:15", list: ["A 5/10 15:30 担当=花子", z])),
        Scenario(
            "R0-07: a change at the medium wins at once, and leaves no conflict", both,
            .init(
                at: "10:05", edits: ["A 15:30"], does: ["amended A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(at: "10:10", list: ["A 5/10 16:00 担当=花子", z], does: ["amended A"])),
        Scenario(
            "a change at the medium that is taken back does not bring the edit back", both,
            .init(
                at: "10:05", edits: ["A 15:30"], does: ["amended A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(at: "10:10", list: ["A 5/10 16:00 担当=花子", z], does: ["amended A"]),
            .init(at: "10:15", list: [a, z], does: ["amended A"])),
        Scenario(
            "D11: moved by a person, its medium lists it where it was, until that day is over",
            .init(at: "10:00", list: ["A 5/4 9:00", z], does: ["adopted A", "adopted Z"]),
            .init(
                at: "10:05", edits: ["A 5/12 9:00"], does: ["amended A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(at: "5/2 9:00", list: ["A 5/4 9:00", z], flags: ["A notAtMedium"]),
            .init(at: "5/5 9:00", list: [z], flags: ["A notAtMedium"])),
        Scenario(
            "D11: moved by a person, and gone from where its medium has it: missing",
            .init(at: "10:00", list: ["A 5/4 9:00", z], does: ["adopted A", "adopted Z"]),
            .init(
                at: "10:05", edits: ["A 5/12 9:00"], does: ["amended A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(
                at: "10:10", list: [z], does: ["missing A"], flags: ["A missing notAtMedium"])),
        Scenario(
            "G4, I3: moved by a person to a day that is over, it waits as long as its medium has it",
            both,
            .init(
                at: "10:05", edits: ["A 4/30 9:00"], does: ["amended A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(
                at: "10:10", list: ["A 5/10 14:00 担当=花子 お客様キャンセル", z], layout: 2,
                does: ["held G4 A"], flags: ["A held notAtMedium"]),
            .init(at: "10:15", does: ["held G4 A"], flags: ["A held notAtMedium"])),
        Scenario(
            "a move at the medium ends day and time together", both,
            .init(
                at: "10:05", edits: ["A 5/11 15:30"], does: ["amended A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(at: "10:10", list: ["A 5/10 16:00 担当=花子", z], does: ["amended A"])),
        Scenario(
            "I19: an unchanged old value beside another change never ends it", both,
            .init(
                at: "10:05", edits: ["A 15:30"], does: ["amended A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(
                at: "10:10", list: ["A 5/10 14:00 担当=次郎", z], does: ["amended A"],
                flags: ["A notAtMedium"])),
        Scenario(
            "D6: memo is the salon's own, also where the medium's changes",
            .init(at: "10:00", list: [a + " メモ=x", z], does: ["adopted A", "adopted Z"]),
            .init(at: "10:05", edits: ["A メモ=y"], does: ["amended A"]),
            .init(at: "10:10", list: [a + " メモ=w", z])),
        Scenario(
            "R0-08, R0-09: a visit is told to nobody, and an unchanged booking does not undo it",
            both,
            .init(at: "10:05", edits: ["A 済み"], does: ["amended A"]),
            .init(at: "10:10", list: [a, z]),
            .init(at: "10:15", list: ["A 5/10 14:00 担当=次郎", z], does: ["amended A"])),
        Scenario(
            "a cancellation is the gravest of what a person changed", both,
            .init(
                at: "10:05", edits: ["A 15:30 サロンキャンセル"], does: ["cancelled A", "advise A"],
                flags: ["A notAtMedium"]),
            .init(
                at: "10:10", list: [a + " お客様キャンセル", z], does: ["amended A"])),
    ]

    @Test(arguments: stories)
    func `D6, I19: a change at the medium beats a local edit, an old value never does`(
        _ story: Scenario
    ) { story.play(on: Self.desk()) }

    private static func advice(
        _ edit: String, at now: String, in desk: Desk = desk()
    ) throws -> Action {
        var desk = desk
        desk.run(
            .init(scans: [Listing(rows: [a, z]).scan(at: Words.instant("10:00"))]),
            at: Words.instant("10:00"))
        let key = desk.pin(edit, at: Words.instant(now), isEdit: true)
        return try #require(desk.run(.init(spokenOf: [key]), at: Words.instant(now)).actions.first)
    }

    @Test(
        arguments: [("5/2 9:00", "screen:全予約管理"), ("5/10 9:00", "screen:本日の予約")])
    func `R0-28: the screen follows the day of the visit`(now: String, screen: String) throws {
        let step = try Self.advice("A 15:30", at: now)
        #expect(step.kind == .advise)
        #expect(step.target == Words.medium)
        #expect(step.risk == .none)
        #expect(step.reasons == ["D6", "act:edit", "D10", screen])
        #expect(step.before?.startTime == ClockTime("14:00"))
        #expect(step.after?.startTime == ClockTime("15:30"))
        #expect(step.after?.customerName == nil)
    }

    @Test func `R0-28: a cancellation on the day has its screen, too`() throws {
        let step = try Self.advice("A お客様キャンセル", at: "5/10 9:00")
        #expect(step.reasons.last == "screen:本日の予約")
        #expect(step.after?.status == .cancelledByCustomer)
    }

    @Test func `a medium that takes a change is sent it where something leads there`() throws {
        let linked = Self.desk(update: .send, cancel: .send, targets: [Words.medium])
        #expect(try Self.advice("A 15:30", at: "10:05", in: linked).kind == .pushUpdate)
        let gone = try Self.advice("A サロンキャンセル", at: "10:05", in: linked)
        #expect(gone.kind == .pushCancel && gone.after == nil)
        let unlinked = Self.desk(update: .send, cancel: .send)
        #expect(try Self.advice("A 15:30", at: "10:05", in: unlinked).kind == .advise)
    }
}
