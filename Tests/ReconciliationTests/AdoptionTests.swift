import Reservations
import Testing

/// D15: what stands there when a medium is first seen becomes the base, and no action leaves.
struct AdoptionTests {
    private static let a = "A 5/10 14:00"
    private static let b = "B 5/11 10:00"

    private static let many = [a] + (0..<9).map { "B\($0) 5/11 \($0 + 9):00" }

    static let stories = [
        Scenario(
            "the first whole list adopts; what comes after is sent",
            .init(at: "10:00", list: [a], does: ["adopted A"]),
            .init(at: "10:05", list: [a, b], does: ["booked B", "pushCreate B"])),
        Scenario(
            "mails before the first whole list are kept, and nothing is sent",
            .init(at: "10:00", mails: ["new A 5/10 14:00 @9:50"], does: ["booked A"]),
            .init(at: "10:05", list: [a, b], does: ["amended A", "adopted B"]),
            .init(
                at: "10:10", list: ["A 5/10 15:00", b], does: ["amended A", "pushUpdate A"])),
        Scenario(
            "I9: what a mail tells as received after the first run stood nowhere before: it is sent",
            .init(at: "10:00", list: [a], verdict: .partial, does: ["booked A"]),
            .init(
                at: "10:05", list: [a], verdict: .partial, mails: ["new B 5/11 10:00 @10:03"],
                does: ["booked B", "pushCreate B"]),
            .init(
                at: "10:10", mails: ["changed B 5/11 11:00 @10:09"],
                does: ["amended B", "pushUpdate B"]),
            .init(
                at: "10:15", list: [a, "B 5/11 11:00", "C 5/12 9:00", "D 5/13 9:00"],
                mails: ["new D 5/13 9:00 @10:14"],
                does: ["amended B", "adopted C", "booked D", "pushUpdate B", "pushCreate D"]),
            .init(at: "10:20", mails: ["cancel A @10:19"], does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "a list adopts of which few rows could not be read, but none that was cut",
            .init(at: "10:00", list: [a], verdict: .partial, unread: 1, does: ["booked A"]),
            .init(
                at: "10:05", list: many, verdict: .partial, unread: 1,
                does: many.dropFirst().map { "adopted \($0.prefix(2))" }),
            .init(
                at: "10:10", list: many + ["Z 5/12 9:00"],
                does: ["booked Z", "pushCreate Z"])),
        Scenario(
            "half a list adopts nothing; its rows are kept and become base with the first whole one",
            .init(at: "10:00", list: [a], verdict: .partial, does: ["booked A"]),
            .init(at: "10:05", list: [a, b], does: ["adopted B"]),
            .init(
                at: "10:10", list: [a + " お客様キャンセル", b],
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "a list without rows adopts a medium without bookings",
            .init(at: "10:00", list: []),
            .init(at: "10:05", list: [a], does: ["booked A", "pushCreate A"])),
        Scenario(
            "a cancelled row at first sight is adopted, too, and releases nothing",
            .init(
                at: "10:00", list: [a, b + " お客様キャンセル"], does: ["adopted A", "adopted B"])),
    ]

    @Test(arguments: stories)
    func `what stands at first sight is adopted (D15)`(_ scenario: Scenario) {
        scenario.play()
    }

    @Test func `a medium that nothing lists is adopted by its first mails`() {
        var desk = Desk()
        desk.mailOnly = [Words.medium]
        let first = Words.instant("10:00")
        let adopting = desk.run(
            .init(mails: [Words.mail("new A 5/10 14:00 @9:50", now: first)]), at: first)
        let then = Words.instant("10:30")
        let booking = desk.run(
            .init(mails: [Words.mail("new B 5/11 10:00 @10:20", now: then)]), at: then)
        #expect(adopting.story == ["adopted A"])
        #expect(booking.story == ["booked B", "pushCreate B"])
        #expect(
            desk.reservations.mapValues(\.adopted) == [
                Words.key("A"): true, Words.key("B"): false,
            ])
    }
}
