import Testing

/// G7, I9, I10, I23: what starts within 48 hours is released by a second word.
struct NearReleaseTests {
    private static let a = "A 5/2 14:00"
    private static let b = "B 5/11 10:00"
    private static let gone = a + " お客様キャンセル"
    private static let both = Scenario.Run(
        at: "10:00", list: [a, b], does: ["adopted A", "adopted B"])
    private static let waits = Scenario.Run(
        at: "10:05", list: [gone, b], does: ["held G7 A"], flags: ["A held"])

    static let stories = [
        Scenario(
            "two complete lists agree: released", both, waits,
            .init(at: "10:10", list: [gone, b], does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "half a list is no second word, nor a first one", both,
            .init(
                at: "10:05", list: [gone], verdict: .partial, does: ["held G7 A"],
                flags: ["A held"]),
            .init(at: "10:10", list: [gone, b], does: ["held G7 A"], flags: ["A held"]),
            .init(
                at: "10:15", list: [gone], verdict: .partial, does: ["held G7 A"],
                flags: ["A held"]),
            .init(at: "10:20", list: [gone, b], does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "its cancel mail releases it", both, waits,
            .init(
                at: "10:07", mails: ["cancel A @10:04"], does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "with its cancel mail it is released at once", both,
            .init(
                at: "10:05", list: [gone, b], mails: ["cancel A @10:04"],
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "a person's word releases it", both, waits,
            .init(at: "10:06", word: .approved, does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "without a second list it waits, over night as well (I20)", both, waits,
            .init(at: "10:10", does: ["held G7 A"], flags: ["A held"]),
            .init(at: "5/2 13:55", does: ["held G7 A"], flags: ["A held"])),
        Scenario(
            "the row comes back: nothing was released", both, waits,
            .init(at: "10:10", list: [a, b])),
        Scenario(
            "a new booking goes out meanwhile", both,
            .init(
                at: "10:05", list: [gone, b, "N 5/2 16:00"],
                does: ["booked N", "held G7 A", "pushCreate N"], flags: ["A held"])),
        Scenario(
            "48 hours ahead is near, a minute more is not",
            .init(
                at: "10:00", list: ["A 5/3 10:05", "C 5/3 10:06", b],
                does: ["adopted A", "adopted B", "adopted C"]),
            .init(
                at: "10:05", list: ["A 5/3 10:05 お客様キャンセル", "C 5/3 10:06 お客様キャンセル", b],
                does: ["cancelled C", "held G7 A", "pushCancel C"], flags: ["A held"])),
        Scenario(
            "those that wait count among too many (G2)",
            .init(
                at: "10:00", list: [a, "C 5/2 15:00", "D 5/2 16:00", b, "E 5/12 9:00"],
                does: ["adopted A", "adopted B", "adopted C", "adopted D", "adopted E"]),
            .init(
                at: "10:05",
                list: [
                    gone, "C 5/2 15:00 お客様キャンセル", "D 5/2 16:00 お客様キャンセル", b, "E 5/12 9:00",
                ], does: ["held G7 A C D"], flags: ["A held", "C held", "D held"]),
            .init(
                at: "10:06",
                list: [
                    a, "C 5/2 15:00 お客様キャンセル", "D 5/2 16:00 お客様キャンセル",
                    b + " お客様キャンセル", "E 5/12 9:00 お客様キャンセル",
                ], does: ["held B C D E"], flags: ["B held", "C held", "D held", "E held"])),
    ]

    @Test(arguments: stories) func `a near release takes a second word (G7)`(
        _ scenario: Scenario
    ) {
        scenario.play()
    }
}
