import Testing

/// R2-01, R2-02, D1, I16: rows and bookings at the edges of the horizon.
struct HorizonEdgeTests {
    private static let a = "A 5/10 14:00"

    static let stories = [
        Scenario(
            "rows outside the horizon are not created; 25:30 on its last day is inside",
            .init(
                at: "10:00",
                list: [a, "P 4/30 23:00", "L 9/1 25:30", "Z 9/2 9:00"], days: ("4/1", "12/31"),
                does: ["adopted A", "adopted L"])),
        Scenario(
            "a mail outside the horizon is not created either",
            .init(at: "10:00", list: [a], does: ["adopted A"]),
            .init(at: "10:05", list: [a], mails: ["new Z 9/2 9:00 @10:04"]),
            .init(at: "10:10", mails: ["new Y 9/2 9:00 @10:09", "cancel X 4/30 9:00 @10:09"])),
        Scenario(
            "R2-02: a mail of a day beyond the horizon waits for that day",
            .init(at: "10:00", list: [a], does: ["adopted A"]),
            .init(at: "10:05", list: [a], mails: ["new Z 9/2 9:00 @10:04"]),
            .init(at: "10:10", list: [a]),
            .init(at: "5/2 0:00", list: [a], does: ["booked Z", "pushCreate Z"]),
            .init(at: "5/2 0:05", list: [a])),
        Scenario(
            "R2-02: what is told of it until then counts on that day",
            .init(at: "10:00", mails: ["new a 5/10 14:00 @9:50"], does: ["adopted a"]),
            .init(at: "10:05", mails: ["new z 9/2 9:00 @10:04", "new y 9/2 9:00 @10:04"]),
            .init(at: "10:10", mails: ["changed z 9/3 9:00 @10:09", "cancel y 9/2 9:00 @10:09"]),
            .init(at: "5/2 0:00", does: ["tombstone y"]),
            .init(at: "5/2 0:05", mails: ["cancel x 4/4 9:00 @5/2 0:04"]),
            .init(at: "5/3 0:00", does: ["booked z", "pushCreate z"])),
        Scenario(
            "R2-02: a mail without a day does not bring it in earlier",
            .init(at: "10:00", mails: ["new a 5/10 14:00 @9:50"], does: ["adopted a"]),
            .init(at: "10:05", mails: ["new z 9/2 9:00 @10:04"]),
            .init(at: "10:10", mails: ["cancel z @10:09"]),
            .init(at: "5/2 0:00", does: ["tombstone z"])),
        Scenario(
            "R2-02: a booking that was moved beyond it is still cancelled by its mail",
            .init(at: "10:00", mails: ["new b 5/11 9:00 @9:50"], does: ["adopted b"]),
            .init(
                at: "10:05", mails: ["changed b 10/10 14:00 @10:04"],
                does: ["amended b", "pushUpdate b"]),
            .init(
                at: "10:10", mails: ["cancel b 10/10 14:00 @10:09"],
                does: ["cancelled b", "pushCancel b"])),
        Scenario(
            "moved beyond the horizon: an amendment, not a cancellation; then it is left alone",
            .init(at: "10:00", list: [a, "B 5/11 9:00"], does: ["adopted A", "adopted B"]),
            .init(
                at: "10:05", list: ["A 10/10 14:00", "B 5/11 9:00"], days: ("5/1", "12/31"),
                does: ["amended A", "pushUpdate A"]),
            .init(at: "10:10", list: ["B 5/11 9:00"], days: ("5/1", "12/31"))),
        Scenario(
            "moved beyond the horizon by a mail alone: an amendment",
            .init(at: "10:00", list: [a, "B 5/11 9:00"], does: ["adopted A", "adopted B"]),
            .init(
                at: "10:05", mails: ["changed A 10/10 14:00 @10:04"],
                does: ["amended A", "pushUpdate A"]),
            .init(at: "10:10", list: ["B 5/11 9:00"])),
        Scenario(
            "booked and moved beyond the horizon in one run: the last word counts",
            .init(at: "10:00", list: [a], does: ["adopted A"]),
            .init(
                at: "10:05",
                mails: ["changed C 10/10 14:00 @10:04", "new C 5/12 9:00 @10:02"],
                does: ["booked C", "pushCreate C"])),
        Scenario(
            "a row that midnight brings into the horizon is booked, though the list is the same",
            .init(
                at: "10:00", list: [a, "Z 9/2 9:00"], days: ("5/1", "12/31"), does: ["adopted A"]),
            .init(at: "10:05", list: [a, "Z 9/2 9:00"], days: ("5/1", "12/31")),
            .init(
                at: "5/2 0:00", list: [a, "Z 9/2 9:00"], days: ("5/1", "12/31"),
                does: ["booked Z", "pushCreate Z"])),
        Scenario(
            "the day that leaves at midnight is left as it is, whatever the list says",
            .init(
                at: "23:55", list: ["A 5/1 25:30", "B 5/11 9:00"],
                does: ["adopted A", "adopted B"]),
            .init(at: "5/2 0:00", list: ["A 5/1 25:30 お客様キャンセル", "B 5/11 9:00"]),
            .init(at: "5/2 0:05", list: ["B 5/11 9:00"])),
        Scenario(
            "a slot that has begun is kept as cancelled, but no target gives it back",
            .init(
                at: "10:00", list: ["A 5/1 14:00", "B 5/11 9:00"],
                does: ["adopted A", "adopted B"]),
            .init(
                at: "14:00", list: ["A 5/1 14:00 お客様キャンセル", "B 5/11 9:00"],
                does: ["cancelled A"]),
            .init(
                at: "14:05", list: ["A 5/1 14:00", "B 5/11 9:00"], does: ["resurrected A"],
                flags: ["A resurrected"])),
        Scenario(
            "a minute before it begins a mail gives it back",
            .init(at: "10:00", list: ["A 5/1 14:00"], does: ["adopted A"]),
            .init(
                at: "13:59", mails: ["cancel A @13:58"], does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "a cancel mail waits for its booking, but not for one outside the horizon",
            .init(at: "10:00", list: [a], does: ["adopted A"]),
            .init(at: "10:05", mails: ["cancel C @10:04"], does: ["tombstone C"]),
            .init(at: "10:10", list: [a, "C 9/2 9:00"], days: ("5/1", "12/31"))),
        Scenario(
            "4 months from October 31st end with February",
            .init(
                at: "10/31 10:00",
                list: ["A 11/2 10:00", "L 2027/2/28 10:00", "Z 2027/3/1 10:00"],
                days: ("10/1", "2027/12/31"), does: ["adopted A", "adopted L"])),
    ]

    @Test(arguments: stories)
    func `the horizon neither creates nor cancels by itself (R2-02, D1, F12)`(_ scenario: Scenario)
    {
        scenario.play()
    }
}
