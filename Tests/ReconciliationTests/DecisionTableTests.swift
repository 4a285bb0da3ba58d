import Testing

/// The decision table line by line: what is believed, what the list and the mails say, what follows.
struct DecisionTableTests {
    private static let a = "A 5/10 14:00"
    private static let b = "B 5/11 10:00"
    private static let both = Scenario.Run(
        at: "10:00", list: [a, b], does: ["adopted A", "adopted B"])

    static let lines = [
        Scenario(
            "active, present same: none", both, .init(at: "10:05", list: [a, b])),
        Scenario(
            "active, present changed: modify", both,
            .init(
                at: "10:05", list: ["A 5/10 15:00", b], does: ["amended A", "pushUpdate A"])),
        Scenario(
            "active, row with a cancel status: cancel, release", both,
            .init(
                at: "10:05", list: [a + " お客様キャンセル", b],
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "active, absent: missing, no release, worklist (D11)", both,
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(at: "10:10", list: [b], flags: ["A missing"]),
            .init(at: "5/2 10:10", list: [b], flags: ["A missing"])),
        Scenario(
            "active, absent, cancel mail: cancel, release", both,
            .init(
                at: "10:05", list: [b], mails: ["cancel A @10:03"],
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "missing, then its cancel mail: cancel, release", both,
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(
                at: "10:10", list: [b], mails: ["cancel A @10:02"],
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "active, row read before the mail, cancel later: the mail wins, and is rechecked", both,
            .init(
                at: "10:05", list: [a, b], mails: ["cancel A @10:05:30"],
                does: ["cancelled A", "pushCancel A"]),
            .init(at: "10:10", list: [a + " お客様キャンセル", b], does: ["amended A"])),
        Scenario(
            "active, row surely after the mail, cancel earlier: active again, resurrected", both,
            .init(
                at: "10:05", list: [a, b], mails: ["cancel A @10:02"], flags: ["A resurrected"])),
        Scenario(
            "active, cancelled by mail, shown by the next unchanged list: re-block", both,
            .init(at: "10:05", mails: ["cancel A @10:04"], does: ["cancelled A", "pushCancel A"]),
            .init(
                at: "10:10", list: [a, b], does: ["resurrected A", "pushCreate A"],
                flags: ["A resurrected"])),
        Scenario(
            "none, present: new, block now", both,
            .init(
                at: "10:05", list: [a, b, "C 5/12 11:00"], does: ["booked C", "pushCreate C"])),
        Scenario(
            "none, absent, new mail, list read earlier: new, block now", both,
            .init(
                at: "10:05", list: [a, b], mails: ["new C 5/12 11:00 @10:05:30"],
                does: ["booked C", "pushCreate C"])),
        Scenario(
            "none, absent from two lists surely later, new mail: block stays, unconfirmed", both,
            .init(
                at: "10:05", list: [a, b], mails: ["new C 5/12 11:00 @10:04"],
                does: ["booked C", "pushCreate C"]),
            .init(at: "10:10", list: [a, b]),
            .init(at: "10:15", list: [a, b], does: ["missing C"], flags: ["C unconfirmed"]),
            .init(at: "10:20", list: [a, b], flags: ["C unconfirmed"]),
            .init(at: "10:25", list: [a, b, "C 5/12 11:00"], does: ["found C", "pushUpdate C"])),
        Scenario(
            "F14: a cancel mail before its booking is kept, and its booking comes late and stays cancelled",
            both,
            .init(at: "10:05", mails: ["cancel C @10:04"], does: ["tombstone C"]),
            .init(at: "10:10", mails: ["new C 5/12 11:00 @10:01"], does: ["amended C"])),
        Scenario(
            "cancelled, row with a cancel status: none", both,
            .init(
                at: "10:05", list: [a + " お客様キャンセル", b],
                does: ["cancelled A", "pushCancel A"]),
            .init(at: "10:10", list: [a + " お客様キャンセル", b])),
        Scenario(
            "cancelled, present later: one re-block, resurrected (I12)", both,
            .init(
                at: "10:05", list: [a + " お客様キャンセル", b],
                does: ["cancelled A", "pushCancel A"]),
            .init(
                at: "10:10", list: [a, b], does: ["resurrected A", "pushCreate A"],
                flags: ["A resurrected"]),
            .init(at: "10:15", list: [a, b], flags: ["A resurrected"])),
        Scenario(
            "missing, present: active, worklist line gone", both,
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(at: "10:10", list: [a, b], does: ["found A"])),
        Scenario(
            "active, partial scan: only what was seen counts", both,
            .init(
                at: "10:05", list: ["B 5/11 10:30"], verdict: .partial,
                does: ["amended B", "pushUpdate B"])),
        Scenario(
            "active, unusable scan: nothing is missing", both,
            .init(at: "10:05", list: [], verdict: .unusable)),
    ]

    @Test(arguments: lines)
    func `brings the ledger in line`(_ scenario: Scenario) {
        scenario.play()
    }
}
