import Foundation
import Reconciliation
import Reservations
import Testing

/// D6, I19: a person's pin wins until the source says something else than it did then.
struct PinTests {
    private static let a = "A 5/10 14:00 担当=花子"
    private static let z = "Z 5/20 9:00"
    private static let both = Scenario.Run(
        at: "10:00", list: [a, z], does: ["adopted A", "adopted Z"])

    static let stories = [
        Scenario(
            "a pin tells the targets at once, and the same list again changes nothing", both,
            .init(at: "10:05", pins: ["A 15:30"], does: ["amended A", "pushUpdate A"]),
            .init(at: "10:10", list: [a, z]), .init(at: "10:15", list: [a, z])),
        Scenario(
            "a pin survives a change of another field", both,
            .init(at: "10:05", pins: ["A 15:30"], does: ["amended A", "pushUpdate A"]),
            .init(
                at: "10:10", list: ["A 5/10 14:00 担当=次郎", z], does: ["amended A", "pushUpdate A"])),
        Scenario(
            "a change at the source beats the pin, and a person has to look", both,
            .init(at: "10:05", pins: ["A 15:30"], does: ["amended A", "pushUpdate A"]),
            .init(
                at: "10:10", list: ["A 5/10 16:00 担当=花子", z], does: ["amended A"],
                flags: ["A conflict"]),
            .init(
                at: "10:15", pins: ["A 16:30"], does: ["amended A", "pushUpdate A"])),
        Scenario(
            "without the pin the source's word stands, and doubt is over", both,
            .init(at: "10:05", pins: ["A 15:30"], does: ["amended A", "pushUpdate A"]),
            .init(
                at: "10:10", list: ["A 5/10 16:00 担当=花子", z], does: ["amended A"],
                flags: ["A conflict"]),
            .init(at: "10:15", unpins: ["A startTime"], does: ["pushUpdate A"])),
        Scenario(
            "a source that comes to say what was pinned is no conflict", both,
            .init(at: "10:05", pins: ["A 担当=次郎"], does: ["amended A", "pushUpdate A"]),
            .init(at: "10:10", list: ["A 5/10 14:00 担当=次郎", z], does: [])),
        Scenario(
            "on the memo the salon's own word stays, and the difference is shown",
            .init(at: "10:00", list: [a + " メモ=x", z], does: ["adopted A", "adopted Z"]),
            .init(at: "10:05", pins: ["A メモ=y"], does: ["amended A", "pushUpdate A"]),
            .init(
                at: "10:10", list: [a + " メモ=w", z], does: [], flags: ["A conflict"])),
        Scenario(
            "I10: a person's word releases, and the list that still shows it does not undo that",
            both,
            .init(
                at: "10:05", pins: ["A サロンキャンセル"], does: ["cancelled A", "pushCancel A"]),
            .init(at: "10:10", list: [a, z]),
            .init(
                at: "10:15", unpins: ["A status"],
                does: ["resurrected A", "pushCreate A"])),
        Scenario(
            "a booking that the medium calls cancelled stands where a person says so", both,
            .init(
                at: "10:05", list: [a + " お客様キャンセル", z],
                does: ["cancelled A", "pushCancel A"]),
            .init(
                at: "10:10", pins: ["A 受付待ち"], does: ["resurrected A", "pushCreate A"]),
            .init(at: "10:15", list: [a + " お客様キャンセル", z])),
        Scenario(
            "a pin decides between two words of one moment", both,
            .init(
                at: "10:05",
                mails: [
                    "changed A 5/10 15:00 @10:02~10:04", "changed A 5/10 16:00 @10:02~10:04",
                ], does: ["amended A"], flags: ["A conflict"]),
            .init(at: "10:10", pins: ["A 15:20"], does: ["amended A", "pushUpdate A"])),
        Scenario(
            "G4: a list that says what it said before the pin bears a new reading out", both,
            .init(at: "10:05", pins: ["A 15:30"], does: ["amended A", "pushUpdate A"]),
            .init(
                at: "10:10", list: [a + " メモ=x", z], layout: 2,
                does: ["amended A", "pushUpdate A"])),
    ]

    @Test(arguments: stories)
    func `D6, I19: a pin wins until its source changes`(_ story: Scenario) { story.play() }

    @Test func `a pinned value says on what it rests, an unpinned one its source again`() throws {
        var desk = Desk()
        let now = Words.instant("10:00")
        desk.run(.init(scans: [Listing(rows: [Self.a]).scan(at: now)]), at: now)
        let before = try #require(desk.reservations[Words.key("A")])
        let key = desk.pin("A 担当=次郎", at: now)
        let plan = desk.run(.init(spokenOf: [key]), at: now)
        let pin = try #require(desk.pinWords[key]?.standing.first)
        #expect(plan.changes.map(\.evidence) == [[pin.id]])
        #expect(plan.changes.map(\.reasons) == [["D6", "act:pin"]])
        let after = try #require(desk.reservations[key])
        #expect(after.facts.staff == "次郎")
        #expect(after.provenance[.staff] == pin.id)
        #expect(after.rowAgrees)
        _ = desk.unpin("A staff")
        let undone = desk.run(.init(spokenOf: [key]), at: now)
        #expect(undone.changes.map(\.reasons) == [["act:unpin"]])
        #expect(desk.reservations[key]?.facts == before.facts)
        #expect(desk.reservations[key]?.provenance == before.provenance)
    }

    @Test func `D13: a pinned duration stands before every other`() {
        var desk = Desk()
        desk.menus = ["カット": 40]
        let now = Words.instant("10:00")
        desk.run(.init(scans: [Listing(rows: [Self.a + " メニュー=カット"]).scan(at: now)]), at: now)
        let key = Words.key("A")
        var value = Facts()
        value.durationMinutes = 75
        value.claimed = FieldSet(.durationMinutes)
        desk.pinWords[key] = [
            .pin(Pin(.durationMinutes, value: value, source: Facts(), at: now))
        ]
        desk.run(.init(spokenOf: [key]), at: now)
        #expect(desk.reservations[key]?.facts.durationMinutes == 75)
        #expect(desk.reservations[key]?.durationGround == .pin)
    }

    @Test func `of several words on a field the last counts`() {
        let value = Words.facts(["担当=次郎"], isMail: true)
        let now = Words.instant("10:00")
        let pin = Pin(.staff, value: value, source: Facts(), at: now)
        #expect([PinWord.pin(pin)].standing == [pin])
        #expect([PinWord.pin(pin), .unpin(.staff)].standing == [])
        #expect([PinWord.pin(pin), .unpin(.staff), .pin(pin)].standing == [pin])
        #expect(pin.value.claimed == FieldSet(.staff))
    }
}
