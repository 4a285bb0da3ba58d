import Testing

/// G5, I9: new bookings go out whatever is odd about them, and a person is told what is.
struct NewcomerTests {
    private static let b = "B 5/11 10:00"

    private static func flood(_ count: Int) -> [String] {
        (100..<100 + count).map { "N\($0)" }
    }

    private static func comes(_ count: Int) -> Scenario {
        let numbers = flood(count)
        let rows = numbers.map { "\($0) 5/12 9:00" }
        return Scenario(
            "G5: \(count) new ones in one run",
            .init(at: "10:00", list: [b], does: ["adopted B"]),
            .init(
                at: "10:05", list: [b] + rows,
                does: numbers.map { "booked \($0)" } + numbers.map { "pushCreate \($0)" },
                flags: count > 10 ? numbers.map { "\($0) flood" } : []),
            .init(
                at: "10:10", list: [b] + rows,
                flags: count > 10 ? numbers.map { "\($0) flood" } : []))
    }

    private static let a = "A 5/10 14:00 担当=花子"
    private static let adopted = Scenario.Run(
        at: "10:00", list: [a, b], does: ["adopted A", "adopted B"])

    static let stories = [
        comes(10), comes(11),
        Scenario(
            "G5: a second booking in one slot of one staff, until the first one goes", adopted,
            .init(
                at: "10:05", list: [a, b, "C 5/10 14:00 担当=花子"],
                does: ["booked C", "pushCreate C"], flags: ["C doubled"]),
            .init(
                at: "10:10", list: [a + " お客様キャンセル", b, "C 5/10 14:00 担当=花子"],
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "G5: one that moves into a taken slot, and on", adopted,
            .init(
                at: "10:05", list: [a, "B 5/10 14:00 担当=花子"],
                does: ["amended B", "pushUpdate B"], flags: ["B doubled"]),
            .init(
                at: "10:10", list: [a, "B 5/10 16:00 担当=花子"],
                does: ["amended B", "pushUpdate B"])),
        Scenario(
            "G5: cancel and rebook in the same slot are not two", adopted,
            .init(
                at: "10:05", list: [a + " お客様キャンセル", b, "C 5/10 14:00 担当=花子"],
                does: ["cancelled A", "booked C", "pushCancel A", "pushCreate C"])),
        Scenario(
            "G5: without a staff's name, or with another's, they are no two", adopted,
            .init(
                at: "10:05", list: [a, b, "C 5/10 14:00", "D 5/10 14:00 担当=次郎"],
                does: ["booked C", "booked D", "pushCreate C", "pushCreate D"])),
        Scenario(
            "G5: what stood there when the ledger began is not asked about (D15)",
            .init(
                at: "10:00", list: [a, "C 5/10 14:00 担当=花子"], does: ["adopted A", "adopted C"]),
            .init(at: "10:05", list: [a, "C 5/10 14:00 担当=花子"])),
    ]

    @Test(arguments: stories) func `new bookings go out, flagged where they are odd (G5)`(
        _ scenario: Scenario
    ) {
        scenario.play()
    }
}
