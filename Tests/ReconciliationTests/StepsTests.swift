import Foundation
import Reconciliation
import Reservations
import Testing

/// What leaves for the salon's own site: stable names, one step a state.
struct StepsTests {
    private static func read(_ rows: [String], at: String) -> Evidence {
        .init(scans: [Listing(rows: ["Z 5/20 9:00"] + rows).scan(at: Words.instant(at))])
    }

    private static func told(_ runs: [(String, [String])]) -> (Desk, [Action]) {
        var desk = Desk()
        var actions: [Action] = []
        for (at, rows) in runs {
            actions += desk.run(read(rows, at: at), at: Words.instant(at)).actions
        }
        return (desk, actions)
    }

    @Test func `book, cancel, rebook are three steps with three ids`() {
        let a = "A 5/10 14:00"
        let (_, actions) = Self.told([
            ("10:00", []), ("10:05", [a]), ("10:10", [a + " お客様キャンセル"]), ("10:15", [a]),
        ])
        #expect(actions.map(\.kind) == [.pushCreate, .pushCancel, .pushCreate])
        #expect(Set(actions.map(\.id)).count == 3)
        #expect(actions.map(\.risk) == [.block, .release, .block])
        #expect(actions.map { $0.before == nil } == [true, false, true])
        #expect(actions.map { $0.after == nil } == [false, true, false])
    }

    @Test func `the same step has the same id, however often and whenever it is planned`() {
        let (desk, _) = Self.told([("10:00", [])])
        let one = desk.plan(Self.read(["A 5/10 14:00"], at: "10:05"), at: Words.instant("10:05"))
        let two = desk.plan(Self.read(["A 5/10 14:00"], at: "10:10"), at: Words.instant("10:10"))
        #expect(one.actions.map(\.id) == two.actions.map(\.id))
        #expect(one.actions.count == 1)
    }

    @Test func `an unsent step is planned anew from what the target was last told`() {
        var (desk, _) = Self.told([("10:00", [])])
        let first = Self.read(["A 5/10 14:00"], at: "10:05")
        let unsent = desk.plan(first, at: Words.instant("10:05"))
        desk.run(first, at: Words.instant("10:05"))
        desk.told = [:]  // the line was down
        let moved = desk.run(
            Self.read(["A 5/10 15:00"], at: "10:10"), at: Words.instant("10:10"))
        #expect(moved.story == ["amended A", "pushCreate A"])
        #expect(moved.actions.map(\.id) != unsent.actions.map(\.id))
        desk.told = [:]
        let gone = desk.run(
            Self.read(["A 5/10 15:00 お客様キャンセル"], at: "10:15"), at: Words.instant("10:15"))
        #expect(gone.story == ["cancelled A"])
    }

    @Test func `each step says why`() {
        let (_, actions) = Self.told([
            ("10:00", ["A 5/10 14:00"]), ("10:05", ["A 5/10 14:00 お客様キャンセル"]),
        ])
        #expect(actions.map(\.reasons) == [["list:present", "status:cancelledByCustomer"]])
    }

    @Test func `a salon without a linked target sends nothing`() {
        var desk = Desk()
        desk.targets = []
        desk.run(Self.read([], at: "10:00"), at: Words.instant("10:00"))
        let plan = desk.run(
            Self.read(["A 5/10 14:00"], at: "10:05"), at: Words.instant("10:05"))
        #expect(plan.story == ["booked A"])
    }

    @Test func `an absence by itself is told to nobody, a change in the same run is`() {
        var (desk, _) = Self.told([("10:00", ["A 5/10 14:00"])])
        let now = Words.instant("10:30")
        var evidence = Self.read([], at: "10:30")
        evidence.mails = [Words.mail("changed A 5/10 15:00 @10:20", now: now)]
        let plan = desk.run(evidence, at: now)
        #expect(plan.story == ["missing A", "pushUpdate A"])
    }

    private static let durations: [(String, Int?, DurationGround)] = [
        ("カット", 40, .menu), ("カット+カラー", 130, .menu), ("カット+パーマ", nil, .unknown),
    ]

    @Test(arguments: durations)
    func `D13: a duration is known from the whole menu or not at all`(
        menu: String, minutes: Int?, ground: DurationGround
    ) {
        var desk = Desk()
        desk.menus = ["カット": 40, "カラー": 90]
        desk.run(
            Self.read(["A 5/10 14:00 メニュー=\(menu)"], at: "10:00"), at: Words.instant("10:00"))
        let booking = desk.reservations[Words.key("A")]!
        #expect(booking.facts.durationMinutes == minutes)
        #expect(booking.durationGround == ground)
        #expect(booking.attention == (minutes == nil ? [.durationUnknown] : []))
    }

    @Test func `the cancellation's moment is the mail's, else the time by which a list showed it`()
    {
        let a = "A 5/10 14:00"
        var (desk, _) = Self.told([("10:00", [a]), ("10:05", [a + " お客様キャンセル"])])
        #expect(desk.reservations[Words.key("A")]?.cancelledAt == Words.instant("10:05:05"))
        let now = Words.instant("10:10")
        desk.run(.init(mails: [Words.mail("cancel A @10:01:30", now: now)]), at: now)
        #expect(desk.reservations[Words.key("A")]?.cancelledAt == Words.instant("10:01:30"))
    }
}
