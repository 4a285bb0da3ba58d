import Foundation
import Reconciliation
import Reservations
import Testing

/// G2, I9, I10, I11: many cancellations at once wait; a person, a mail or the list decides.
struct MassCancelTests {
    private static let names = ["A", "B", "C", "D", "E"]
    private static let rows = names.map { "\($0) 5/10 14:00" }
    private static let gone = rows.map { $0 + " お客様キャンセル" }
    private static let five = Scenario.Run(
        at: "10:00", list: rows, does: names.map { "adopted \($0)" })
    private static let allHeld = names.map { "\($0) held" }

    /// The list with so many of its rows cancelled.
    private static func cancelled(_ count: Int) -> [String] {
        Array(gone.prefix(count)) + Array(rows.dropFirst(count))
    }

    private static func released(_ names: [String]) -> [String] {
        names.map { "cancelled \($0)" } + names.map { "pushCancel \($0)" }
    }

    static let stories = [
        Scenario(
            "three at once pass, the bound of a small salon", five,
            .init(
                at: "10:05", list: cancelled(3),
                does: released(["A", "B", "C"]))),
        Scenario(
            "all at once are held; the list recovers, and the hold is gone without a trace", five,
            .init(at: "10:05", list: gone, does: ["held A B C D E"], flags: allHeld),
            .init(at: "10:10", list: gone, does: ["held A B C D E"], flags: allHeld),
            .init(at: "10:15", list: rows)),
        Scenario(
            "a move that comes with them is done, and the hold ends with the slot it left (I3)",
            .init(
                at: "10:00", list: ["A 7/11 14:00"] + rows.dropFirst(),
                does: names.map { "adopted \($0)" }),
            .init(
                at: "10:05", list: ["A 5/10 16:00 お客様キャンセル"] + gone.dropFirst(),
                mails: ["changed A 5/10 16:00 @10:04"],
                does: ["amended A", "held A B C D E", "pushUpdate A"], flags: allHeld)),
        Scenario(
            "in portions over a day: the fourth is held", five,
            .init(
                at: "10:05", list: cancelled(2),
                does: released(["A", "B"])),
            .init(
                at: "15:05", list: cancelled(3),
                does: ["cancelled C", "pushCancel C"]),
            .init(at: "20:05", list: cancelled(4), does: ["held D"], flags: ["D held"]),
            .init(at: "5/2 9:00", list: gone, does: ["held D E"], flags: ["D held", "E held"])),
        Scenario(
            "time alone lets nothing through", five,
            .init(
                at: "10:05", list: cancelled(3),
                does: released(["A", "B", "C"])),
            .init(at: "10:10", list: cancelled(4), does: ["held D"], flags: ["D held"]),
            .init(
                at: "5/3 10:10", list: cancelled(4), does: ["held D"],
                flags: ["D held"]),
            .init(
                at: "5/10 14:30", list: cancelled(4), does: ["held D"],
                flags: ["D held"]),
            .init(at: "5/11 7:00", list: cancelled(4), flags: ["D held"])),
        Scenario(
            "each with a cancel mail of its own passes", five,
            .init(
                at: "10:05", list: gone, mails: names.map { "cancel \($0) @10:03" },
                does: released(names))),
        Scenario(
            "a mail that comes later lets its own one through", five,
            .init(at: "10:05", list: gone, does: ["held A B C D E"], flags: allHeld),
            .init(
                at: "10:10", mails: ["cancel B @10:03"],
                does: ["cancelled B", "held A C D E", "pushCancel B"],
                flags: ["A held", "C held", "D held", "E held"])),
        Scenario(
            "an old cancel mail does not confirm a new cancellation", five,
            .init(at: "10:03", mails: ["cancel A @10:02"], does: ["cancelled A", "pushCancel A"]),
            .init(
                at: "10:05", list: rows, does: ["resurrected A", "pushCreate A"],
                flags: ["A resurrected"]),
            .init(
                at: "10:10", list: gone, does: ["held A B C D E"],
                flags: allHeld)),
        Scenario(
            "approved: they go", five,
            .init(at: "10:05", list: gone, does: ["held A B C D E"], flags: allHeld),
            .init(
                at: "10:10", word: .approved,
                does: released(names)),
            .init(at: "10:15", list: gone)),
        Scenario(
            "dropped: they stay, though the list says it again, until it says something new", five,
            .init(at: "10:05", list: gone, does: ["held A B C D E"], flags: allHeld),
            .init(at: "10:10", list: gone, word: .dropped),
            .init(at: "10:15", list: gone),
            .init(at: "10:20", list: rows),
            .init(at: "10:25", list: gone, does: ["held A B C D E"], flags: allHeld)),
        Scenario(
            "close fast: a new booking goes out while others wait (I9)", five,
            .init(
                at: "10:05", list: gone + ["N 5/12 9:00"], mails: ["new M 5/13 9:00 @10:04"],
                does: [
                    "booked M", "booked N", "held A B C D E", "pushCreate M", "pushCreate N",
                ], flags: allHeld)),
    ]

    @Test(arguments: stories)
    func `open slow: many cancellations wait`(_ scenario: Scenario) {
        scenario.play()
    }

    @Test(arguments: [(30, 3, true), (30, 4, false), (50, 5, true), (50, 6, false)])
    func `G2 lets three or a tenth of what is in scope pass`(
        inScope: Int, cancelled: Int, passes: Bool
    ) {
        let numbers = (100..<100 + inScope).map { "N\($0)" }
        let rows = numbers.map { "\($0) 5/10 14:00" }
        var desk = Desk()
        let first = Words.instant("10:00")
        desk.run(.init(scans: [Listing(rows: rows).scan(at: first)]), at: first)
        let later = Words.instant("10:05")
        let gone =
            rows.prefix(cancelled).map { $0 + " サロンキャンセル" } + rows.dropFirst(cancelled)
        let plan = desk.run(.init(scans: [Listing(rows: gone).scan(at: later)]), at: later)
        #expect(plan.changes.count == (passes ? cancelled : 0))
        #expect(plan.holds.count == (passes ? 0 : 1))
    }

    /// Five here and five there; the clock of one medium is wrong from the second look on.
    @Test(arguments: [(0, ["cancelled P", "cancelled Q"]), (3, ["held G6 A B C", "held P Q"])])
    func `what waits at a medium in doubt counts among too many of another (G2)`(
        inDoubt: Int, story: [String]
    ) {
        let there = ["P", "Q", "R", "S", "T"].map { "\($0) 5/10 16:00" }
        func look(_ here: [String], _ there: [String], ahead: Double?, at: String) -> Evidence {
            let now = Words.instant(at)
            return Evidence(scans: [
                Listing(rows: here, ahead: ahead).scan(at: now),
                Listing(rows: there, source: "other-list", medium: Medium(rawValue: "other"))
                    .scan(at: now),
            ])
        }
        var desk = Desk()
        desk.targets = []
        desk.run(look(Self.rows, there, ahead: nil, at: "10:00"), at: Words.instant("10:00"))
        let gone = there.prefix(2).map { $0 + " お客様キャンセル" } + there.dropFirst(2)
        let plan = desk.run(
            look(Self.cancelled(inDoubt), gone, ahead: 400, at: "10:05"),
            at: Words.instant("10:05"))
        #expect(plan.story.sorted() == story)
    }

    @Test func `a hold keeps its id, its first moment and its members while it stands`() {
        var desk = Desk()
        func read(_ rows: [String], at: String) -> Evidence {
            .init(scans: [Listing(rows: rows).scan(at: Words.instant(at))])
        }
        desk.run(read(Self.rows, at: "10:00"), at: Words.instant("10:00"))
        let seen = read(Self.cancelled(4), at: "10:05")
        let shown = desk.plan(seen, at: Words.instant("10:05")).holds
        let first = desk.run(seen, at: Words.instant("10:05")).holds
        let then = desk.run(read(Self.gone, at: "10:10"), at: Words.instant("10:10")).holds
        #expect(shown == first)
        #expect(first.map(\.hold.id) == then.map(\.hold.id))
        #expect(then.map(\.hold.since) == [Words.instant("10:05")])
        #expect(then.map(\.hold.members.count) == [5])
        #expect(then.map(\.hold.expires) == [Words.instant("5/11 6:00")])
    }
}
