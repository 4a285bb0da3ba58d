import Testing

/// R2-02, D11: what a list that does not show a booking can say, and what it cannot.
struct AbsenceTests {
    private static let b = "B 5/11 10:00"

    private static func adopts(_ row: String) -> Scenario.Run {
        .init(at: "10:00", list: [row, b], does: ["adopted A", "adopted B"])
    }

    static let stories = [
        Scenario(
            "seen less than three minutes before: judged by the next list",
            adopts("A 5/10 14:00"),
            .init(at: "10:02", list: [b]),
            .init(at: "10:06", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "a mail of this very run shows it standing: judged by the next list",
            adopts("A 5/10 14:00"),
            .init(
                at: "10:05", list: [b], mails: ["changed A 5/10 15:00 @10:04"],
                does: ["amended A", "pushUpdate A"]),
            .init(at: "10:10", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "a mail ends an absence",
            adopts("A 5/10 14:00"),
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(
                at: "10:10", mails: ["changed A 5/10 15:00 @10:08"],
                does: ["found A", "pushUpdate A"]),
            .init(at: "10:15", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "today's bookings stand at the edge of the range: not judged",
            adopts("A 5/1 18:00"), .init(at: "10:05", list: [b])),
        Scenario(
            "a visit that has begun is not missing, wherever the list begins",
            .init(
                at: "8:00", list: ["A 5/1 9:00", "C 5/1 11:00", b], days: ("4/29", "9/2"),
                does: ["adopted A", "adopted B", "adopted C"]),
            .init(
                at: "10:05", list: [b], days: ("4/29", "9/2"), does: ["missing C"],
                flags: ["C missing"])),
        Scenario(
            "tomorrow's booking is inside by a day: judged",
            adopts("A 5/2 9:00"),
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "the horizon's last day is an edge: not judged",
            adopts("A 9/1 14:00"), .init(at: "10:05", list: [b])),
        Scenario(
            "the day before the last is inside by a day: judged",
            adopts("A 8/31 14:00"),
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "a list of fewer days says nothing of the days beyond",
            adopts("A 6/10 14:00"),
            .init(at: "10:05", list: [b], days: ("5/1", "5/15"))),
        Scenario(
            "a start in the past is not judged, nor is a day that has left the horizon (I16)",
            adopts("A 5/2 9:00"),
            .init(at: "5/2 9:05", list: [b]),
            .init(at: "5/3 0:01", list: [b]),
            .init(at: "5/3 9:00", list: [b])),
        Scenario(
            "an older list, read again, does not end an absence",
            adopts("A 5/10 14:00"),
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(
                at: "10:10", list: ["A 5/10 14:00", b], read: "10:00", flags: ["A missing"])),
        Scenario(
            "an older list does not miss what is newer than itself",
            adopts("A 5/10 14:00"),
            .init(
                at: "10:05", list: ["A 5/10 14:00", b, "C 5/12 9:00"],
                does: ["booked C", "pushCreate C"]),
            .init(at: "10:10", list: ["A 5/10 14:00", b], read: "10:02")),
        Scenario(
            "the same list read twice is one witness: unconfirmed takes two lists",
            adopts("A 5/10 14:00"),
            .init(
                at: "10:05", mails: ["new C 5/12 9:00 @10:04"], does: ["booked C", "pushCreate C"]),
            .init(at: "10:10", list: ["A 5/10 14:00", b], read: "10:10"),
            .init(at: "10:15", list: ["A 5/10 14:00", b], read: "10:10"),
            .init(
                at: "10:20", list: ["A 5/10 14:00", b], read: "10:20", does: ["missing C"],
                flags: ["C unconfirmed"])),
        Scenario(
            "found by half a list, and gone from the next whole one: missing again",
            adopts("A 5/10 14:00"),
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(at: "10:10", list: [b], flags: ["A missing"]),
            .init(at: "10:15", list: ["A 5/10 14:00"], verdict: .partial, does: ["found A"]),
            .init(at: "10:20", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "canary: a list that shows nothing of what the last one showed is believed in no gap",
            adopts("A 5/10 14:00"),
            .init(
                at: "10:05", list: ["X 5/12 9:00", "Y 5/13 9:00"],
                does: ["booked X", "booked Y", "pushCreate X", "pushCreate Y"]),
            .init(
                at: "10:10", list: [b, "X 5/12 9:00", "Y 5/13 9:00"], does: ["missing A"],
                flags: ["A missing"])),
        Scenario(
            "canary: a list is the same list whether or not a mail speaks of what it shows",
            adopts("A 5/10 14:00"),
            .init(
                at: "10:05", list: ["A 5/10 14:00"], mails: ["new A 5/10 14:00 @9:50"],
                does: ["missing B"], flags: ["B missing"]),
            .init(at: "10:10", list: ["A 5/10 14:00"], flags: ["B missing"])),
        Scenario(
            "canary: what a mail speaks of is not waited for",
            adopts("A 5/10 14:00"),
            .init(
                at: "10:03", mails: ["changed A 5/10 15:00 @10:01"],
                does: ["amended A", "pushUpdate A"]),
            .init(
                at: "10:06", list: ["X 5/12 9:00"], mails: ["cancel B @10:04"],
                does: ["missing A", "cancelled B", "booked X", "pushCancel B", "pushCreate X"],
                flags: ["A missing"])),
        Scenario(
            "canary: one that is missing already is not waited for",
            adopts("A 5/10 14:00"),
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(
                at: "10:10", list: ["X 5/12 9:00"], does: ["booked X", "pushCreate X"],
                flags: ["A missing"]),
            .init(
                at: "10:15", list: ["A 5/10 14:00", "X 5/12 9:00"],
                does: ["found A", "missing B"], flags: ["B missing"])),
        Scenario(
            "G1: a list without rows cannot empty the ledger",
            adopts("A 5/10 14:00"),
            .init(at: "10:05", list: []),
            .init(at: "10:10", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "G1: a list without rows is believed where nothing is expected",
            .init(at: "10:00", list: []), .init(at: "10:05", list: []),
            .init(
                at: "10:10", mails: ["new A 5/10 9:00 @10:08"],
                does: ["booked A", "pushCreate A"]),
            .init(at: "10:15", list: []), .init(at: "10:20", list: []),
            .init(at: "10:25", list: [])),
    ]

    @Test(arguments: stories)
    func `absence is judged only where a list vouches for it (R2-02, D11)`(_ scenario: Scenario) {
        scenario.play()
    }

    /// Its medium is a target that is told of changes.
    static let underway = [
        Scenario(
            "a step to its medium is under way: judged by the next list, once that has an answer",
            adopts("A 5/10 14:00"),
            .init(at: "10:05", list: [b], underway: ["A"]),
            .init(at: "10:10", list: [b], underway: ["A"]),
            .init(at: "10:15", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "a step for another booking explains nothing",
            adopts("A 5/10 14:00"),
            .init(
                at: "10:05", list: [b], underway: ["B"], does: ["missing A"],
                flags: ["A missing"])),
        Scenario(
            "a mail speaks of it before the list, and a step is under way: judged by the next",
            adopts("A 5/10 14:00"),
            .init(
                at: "10:10", list: [b], mails: ["changed A 5/10 14:00 @10:04"],
                underway: ["A"]),
            .init(at: "10:15", list: [b], does: ["missing A"], flags: ["A missing"])),
        Scenario(
            "present evidence counts while a step is under way",
            adopts("A 5/10 14:00"),
            .init(at: "10:05", list: [b], does: ["missing A"], flags: ["A missing"]),
            .init(at: "10:10", list: ["A 5/10 14:00", b], underway: ["A"], does: ["found A"])),
    ]

    @Test(arguments: underway)
    func `what we are telling a medium is no absence (R2-02, D11)`(_ scenario: Scenario) {
        var desk = Desk()
        desk.targets = [.own, Words.key("A").medium]
        scenario.play(on: desk)
    }

    @Test func `a step to a medium that nothing leads to any more hides no absence (D11)`() {
        Scenario(
            "not linked", Self.adopts("A 5/10 14:00"),
            .init(
                at: "10:05", list: [Self.b], underway: ["A"], does: ["missing A"],
                flags: ["A missing"])
        ).play()
    }
}
