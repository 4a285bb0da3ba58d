import Testing

/// I7, I8, F14: mails and lists in any order, late, doubled and overlapping.
struct OrderOfWordsTests {
    private static let a = "A 5/10 14:00"
    private static let b = "B 5/11 10:00"
    private static let both = Scenario.Run(
        at: "10:00", list: [a, b], does: ["adopted A", "adopted B"])

    static let stories = [
        Scenario(
            "a mail read twice is one mail", both,
            .init(
                at: "10:05", mails: ["new C 5/12 9:00 @10:04", "new C 5/12 9:00 @10:04"],
                does: ["booked C", "pushCreate C"]),
            .init(at: "10:10", mails: ["new C 5/12 9:00 @10:04"])),
        Scenario(
            "a late mail does not beat a newer row", both,
            .init(
                at: "10:05", list: ["A 5/10 16:00", b], does: ["amended A", "pushUpdate A"]),
            .init(at: "10:10", mails: ["changed A 5/10 15:00 @9:30"]),
            .init(at: "10:15", list: ["A 5/10 16:00", b])),
        Scenario(
            "a late mail does not beat a row that later lists repeated", both,
            .init(at: "10:05", list: [a, b]), .init(at: "10:10", list: [a, b]),
            .init(at: "10:15", mails: ["changed A 5/10 15:00 @10:03"]),
            .init(at: "10:20", mails: ["cancel A @10:07"], flags: ["A resurrected"])),
        Scenario(
            "what repeated rows have beaten stays beaten when a later row is set aside",
            .init(
                at: "10:00", list: ["A 5/2 14:00", b], does: ["adopted A", "adopted B"]),
            .init(at: "10:10", list: ["A 5/2 14:00", b]),
            .init(at: "10:15", mails: ["changed A 5/2 15:00 @10:03"]),
            .init(
                at: "10:20", list: ["A 5/2 14:00 お客様キャンセル", b], does: ["held G7 A"],
                flags: ["A held"])),
        Scenario(
            "what repeated rows have beaten is beaten when it comes after a row that was set aside",
            .init(
                at: "10:00", list: ["A 5/2 14:00", b], does: ["adopted A", "adopted B"]),
            .init(at: "10:10", list: ["A 5/2 14:00", b]),
            .init(
                at: "10:20", list: ["A 5/2 14:00 お客様キャンセル", b], does: ["held G7 A"],
                flags: ["A held"]),
            .init(
                at: "10:22", mails: ["changed A 5/2 15:00 @10:03"], does: ["held G7 A"],
                flags: ["A held"])),
        Scenario(
            "what repeated rows have beaten is beaten when the booking is no longer listed", both,
            .init(at: "10:10", list: [a, b]),
            .init(at: "10:20", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(at: "10:25", mails: ["changed A 5/10 15:00 @10:03"], flags: ["A missing"])),
        Scenario(
            "an older list is no news where newer ones have repeated the row since (I3)", both,
            .init(at: "10:30", list: [a, b]),
            .init(at: "10:40", list: ["A 5/10 16:00", b], read: "10:20")),
        Scenario(
            "a list of other days is no witness against a cancel mail", both,
            .init(at: "10:05", list: [], days: ("5/1", "5/3")),
            .init(at: "10:06", mails: ["cancel A @10:02"], does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "where mail and row overlap, the word about an event wins", both,
            .init(
                at: "10:05", list: [a, b], mails: ["changed A 5/10 15:00 @10:04~10:06"],
                does: ["amended A", "pushUpdate A"])),
        Scenario(
            "where cancel mail and row overlap, the mail wins, and the next list tells", both,
            .init(
                at: "10:05", list: [a, b], mails: ["cancel A @10:04~10:06"],
                does: ["cancelled A", "pushCancel A"]),
            .init(at: "10:10", list: [a + " お客様キャンセル", b], does: ["amended A"])),
        Scenario(
            "a list of an earlier time does not undo a newer mail", both,
            .init(
                at: "10:05", mails: ["changed A 5/10 15:00 @10:04"],
                does: ["amended A", "pushUpdate A"]),
            .init(at: "10:10", list: [a, b], read: "10:02"),
            .init(at: "10:15", list: ["A 5/10 15:00", b], does: [])),
        Scenario(
            "the cancel mail before the booking mail, in one run", both,
            .init(
                at: "10:05", mails: ["cancel C @10:04", "new C 5/12 9:00 @10:01"],
                does: ["tombstone C"])),
        Scenario(
            "booking and cancel mail of one instant: the cancellation is the later", both,
            .init(
                at: "10:05", mails: ["cancel C @10:04!", "new C 5/12 9:00 @10:04!"],
                does: ["tombstone C"])),
        Scenario(
            "cancel and rebook under a new number are two bookings", both,
            .init(
                at: "10:05", list: [a + " お客様キャンセル", b, "C 5/10 15:00"],
                does: ["cancelled A", "booked C", "pushCancel A", "pushCreate C"])),
        Scenario(
            "two changes within one minute that differ: a conflict, nothing is moved outside", both,
            .init(
                at: "10:05",
                mails: ["changed A 5/10 15:00 @10:04~10:04:40", "changed A 5/10 16:00 @10:04:10"],
                does: ["amended A"], flags: ["A conflict"]),
            .init(
                at: "10:10", list: ["A 5/10 16:00", b], does: ["amended A", "pushUpdate A"])),
        Scenario(
            "a conflict that ends in favour of what is believed: told then", both,
            .init(
                at: "10:05",
                mails: ["changed A 5/10 15:00 @10:04", "changed A 5/10 16:00 @10:04~10:04:40"],
                does: ["amended A"], flags: ["A conflict"]),
            .init(at: "10:10", list: ["A 5/10 16:00", b], does: ["pushUpdate A"])),
        Scenario(
            "two cancellations of one moment that differ: nothing is released until it is clear",
            both,
            .init(
                at: "10:05",
                mails: [
                    "changed A 5/10 14:00 お客様キャンセル @10:04~10:04:40",
                    "changed A 5/10 14:00 サロンキャンセル @10:04:10",
                ], does: ["cancelled A"], flags: ["A conflict"]),
            .init(
                at: "10:10", list: [a + " お客様キャンセル", b],
                does: ["amended A", "pushCancel A"])),
        Scenario(
            "a doubtful memo keeps back neither a change nor a cancellation (I23)", both,
            .init(
                at: "10:05",
                mails: [
                    "changed A 5/10 15:00 メモ=あ @10:04", "changed A 5/10 15:00 メモ=い @10:04:10",
                ],
                does: ["amended A", "pushUpdate A"], flags: ["A conflict"]),
            .init(
                at: "10:10", mails: ["cancel A @10:09"], does: ["cancelled A", "pushCancel A"],
                flags: ["A conflict"])),
        Scenario(
            "an unknown status is no word on the status: the last known one stays",
            .init(at: "10:00", list: [a + " 施術中", b], does: ["adopted A", "adopted B"]),
            .init(at: "10:05", list: [a, b], does: ["amended A", "pushUpdate A"])),
    ]

    @Test(arguments: stories)
    func `the newest surely known word counts, in whatever order it comes`(_ scenario: Scenario) {
        scenario.play()
    }
}
