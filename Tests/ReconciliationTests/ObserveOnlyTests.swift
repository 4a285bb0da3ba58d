import Testing

/// G3, G4, G6, I9, I20: a medium in doubt is watched. New bookings go out, nothing else does.
struct ObserveOnlyTests {
    private static let names = ["A", "B", "C", "D", "E", "F"]
    private static let rows = rows(at: "14:00")
    private static let six = Scenario.Run(
        at: "10:00", list: rows, does: names.map { "adopted \($0)" })
    private static let new = "N 5/12 9:00"

    private static func rows(at time: String, _ count: Int = 6) -> [String] {
        names.prefix(count).map { "\($0) 5/10 \(time)" }
    }

    private static func held(_ numbers: some Sequence<String>) -> [String] {
        numbers.map { "\($0) held" }
    }

    private static let resurrected = ["A", "B", "C"].map { "\($0) resurrected" }

    /// What a list in doubt has shown bears out no later one.
    static let again = [
        Scenario(
            "G3: what stands again goes out at once; the same list again is doubted no less", six,
            .init(
                at: "10:05",
                list: names.prefix(3).map { "\($0) 5/10 14:00 お客様キャンセル" } + rows.suffix(3),
                does: ["cancelled A", "cancelled B", "cancelled C"]
                    + ["A", "B", "C"].map { "pushCancel \($0)" }),
            .init(
                at: "10:10", list: rows(at: "23:00"),
                does: ["resurrected A", "resurrected B", "resurrected C", "held G3 D E F"]
                    + ["A", "B", "C"].map { "pushCreate \($0)" },
                flags: resurrected + held(["D", "E", "F"])),
            .init(
                at: "10:15", list: rows(at: "23:00"), does: ["held G3 D E F"],
                flags: resurrected + held(["D", "E", "F"]))),
        Scenario(
            "canary: of what a list in doubt has shown too, the next one is to show something", six,
            .init(
                at: "10:05", list: rows(at: "23:00"), does: ["held G3 A B C D E F"],
                flags: held(names)),
            .init(
                at: "10:10", list: [new],
                does: ["booked N", "held G3 A B C D E F", "pushCreate N"],
                flags: held(names)),
            .init(
                at: "10:15", list: [new], does: ["held G3 A B C D E F"], flags: held(names)),
            .init(at: "10:20", list: rows + [new])),
        Scenario(
            "canary: nor does a person's word for what waits make another list whole (I3)", six,
            .init(
                at: "10:05", list: rows(at: "23:00"), does: ["held G3 A B C D E F"],
                flags: held(names)),
            .init(
                at: "10:10", list: [new], word: .approved,
                does: names.map { "amended \($0)" } + ["booked N"]
                    + names.map { "pushUpdate \($0)" } + ["pushCreate N"]),
            .init(at: "10:15", list: [new])),
    ]

    static let shifts = [
        Scenario(
            "G3: all times shift by nine hours: held, the new booking goes out; no list, no change;"
                + " the times come back: over", six,
            .init(
                at: "10:05", list: rows(at: "23:00") + [new],
                does: ["booked N", "held G3 A B C D E F", "pushCreate N"], flags: held(names)),
            .init(at: "10:10", does: ["held G3 A B C D E F"], flags: held(names)),
            .init(at: "10:15", list: rows + [new])),
        Scenario(
            "G3: a person says that it is right: it is done", six,
            .init(
                at: "10:05", list: rows(at: "23:00"), does: ["held G3 A B C D E F"],
                flags: held(names)),
            .init(
                at: "10:10", list: rows(at: "23:00"), word: .approved,
                does: names.map { "amended \($0)" } + names.map { "pushUpdate \($0)" }),
            .init(at: "10:15", list: rows(at: "23:00"))),
        Scenario(
            "G3: a person says that it is wrong: it is left out, also when it is read again", six,
            .init(
                at: "10:05", list: rows(at: "23:00"), does: ["held G3 A B C D E F"],
                flags: held(names)),
            .init(at: "10:10", list: rows(at: "23:00"), word: .dropped),
            .init(at: "10:15", list: rows)),
        Scenario(
            "G3: what shows no shift of its own waits too, and nobody is missing", six,
            .init(
                at: "10:05", list: rows(at: "23:00", 5), does: ["held G3 A B C D E"],
                flags: held(names.dropLast())),
            .init(at: "10:10", list: rows)),
        Scenario(
            "G3: what is known of a cancelled booking waits too; one that stands again goes out",
            .init(
                at: "10:00", list: rows + ["Y 7/10 14:00", "Z 7/10 15:00"],
                does: (names + ["Y", "Z"]).map { "adopted \($0)" }),
            .init(
                at: "10:05",
                list: rows + ["Y 7/10 14:00 お客様キャンセル", "Z 7/10 15:00 お客様キャンセル"],
                does: ["cancelled Y", "cancelled Z", "pushCancel Y", "pushCancel Z"]),
            .init(
                at: "10:10",
                list: rows(at: "23:00") + ["Y 7/10 23:00 お客様キャンセル", "Z 7/10 23:00"],
                does: ["resurrected Z", "held G3 A B C D E F Y", "pushCreate Z"],
                flags: held(names + ["Y"]) + ["Z resurrected"])),
        Scenario(
            "G3: half of them is no shift of all",
            .init(
                at: "10:00",
                list: rows(at: "14:00") + ["G 5/11 9:00", "H 5/11 10:00"]
                    + ["I 5/11 11:00", "J 5/11 12:00"],
                does: (names + ["G", "H", "I", "J"]).map { "adopted \($0)" }),
            .init(
                at: "10:05",
                list: rows(at: "23:00", 5)
                    + ["F 5/10 14:00", "G 5/11 9:00", "H 5/11 10:00"]
                    + ["I 5/11 11:00", "J 5/11 12:00"],
                does: names.dropLast().map { "amended \($0)" }
                    + names.dropLast().map { "pushUpdate \($0)" })),
        Scenario(
            "G3: four of four are too few to tell",
            .init(
                at: "10:00", list: rows(at: "14:00", 4),
                does: names.prefix(4).map { "adopted \($0)" }),
            .init(
                at: "10:05", list: rows(at: "23:00", 4),
                does: names.prefix(4).map { "amended \($0)" }
                    + names.prefix(4).map { "pushUpdate \($0)" })),
        Scenario(
            "G3: the course of a day is no shift", six,
            .init(
                at: "10:05", list: rows.map { $0 + " 会計済み" },
                does: names.map { "amended \($0)" } + names.map { "pushUpdate \($0)" })),
    ]

    private static let guests = (1...7).map { "N\($0)" }

    static let ends = [
        Scenario(
            "G3: that more new bookings come bears nothing out", six,
            .init(
                at: "10:05", list: rows(at: "23:00") + guests.map { "\($0) 5/12 9:00" },
                does: guests.map { "booked \($0)" } + ["held G3 A B C D E F"]
                    + guests.map { "pushCreate \($0)" }, flags: held(names)),
            .init(
                at: "10:10", list: rows(at: "23:00") + guests.map { "\($0) 5/12 9:00" },
                does: ["held G3 A B C D E F"], flags: held(names)),
            .init(at: "10:15", list: rows + guests.map { "\($0) 5/12 9:00" })),
        Scenario(
            "G3: what mails tell as well is no shift", six,
            .init(
                at: "10:05", list: rows(at: "23:00"),
                mails: names.map { "changed \($0) 5/10 23:00 @10:04" },
                does: names.map { "amended \($0)" } + names.map { "pushUpdate \($0)" })),
        Scenario(
            "G3: what stands again after a misread list holds up nothing",
            .init(
                at: "10:00", list: rows.map { $0 + " お客様キャンセル" } + ["G 5/10 9:00"],
                does: (names + ["G"]).map { "adopted \($0)" }),
            .init(
                at: "10:05", list: rows + ["G 5/10 9:00 お客様キャンセル"], mails: ["cancel G @10:04"],
                does: names.map { "resurrected \($0)" } + ["cancelled G"]
                    + names.map { "pushCreate \($0)" } + ["pushCancel G"],
                flags: names.map { "\($0) resurrected" })),
    ]

    private static let moved = ["A 5/10 15:00", "B 5/10 16:00"] + rows.dropFirst(2)

    private static let misread =
        (rows(at: "14:00", 1) + (1...9).map { "X\($0) 5/12 9:00" }).map { $0 + " お客様キャンセル" }

    static let readings = [
        Scenario(
            "G4: another format reads two of six otherwise: held, until a list agrees", six,
            .init(
                at: "10:05", list: moved + [new], layout: 2,
                does: ["booked N", "held G4 A B", "pushCreate N"], flags: held(["A", "B"])),
            .init(at: "10:10", list: rows + [new], layout: 2),
            .init(
                at: "10:15", list: moved + [new], layout: 2,
                does: ["amended A", "amended B", "pushUpdate A", "pushUpdate B"])),
        Scenario(
            "G4: a list that agrees is trusted at once", six,
            .init(
                at: "10:05", list: ["A 5/10 14:00 お客様キャンセル"] + rows.dropFirst(), layout: 2,
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "G4: two of three that read as before bear nothing out; all three do",
            .init(
                at: "10:00", list: rows(at: "14:00", 3),
                does: ["A", "B", "C"].map { "adopted \($0)" }),
            .init(
                at: "10:05", list: ["A 5/10 15:00"] + rows[1...2], layout: 2, does: ["held G4 A"],
                flags: held(["A"])),
            .init(at: "10:10", list: rows(at: "14:00", 3), layout: 2)),
        Scenario(
            "G4: four of five that read as before bear it out",
            .init(
                at: "10:00", list: rows(at: "14:00", 5),
                does: names.dropLast().map { "adopted \($0)" }),
            .init(
                at: "10:05", list: ["A 5/10 15:00"] + rows[1...4], layout: 2,
                does: ["amended A", "pushUpdate A"])),
        Scenario(
            "G4: what came cancelled with the new reading bears nothing out, and frees nobody",
            .init(at: "10:00", list: rows(at: "14:00", 1), does: ["adopted A"]),
            .init(
                at: "10:05", list: misread, layout: 2,
                does: (1...9).map { "tombstone X\($0)" } + ["held G4 A"], flags: held(["A"])),
            .init(
                at: "10:10", list: misread, layout: 2, does: ["held G4 A"], flags: held(["A"]))),
        Scenario(
            "G4: nobody is missing from a list that is read in another way", six,
            .init(
                at: "10:05", list: Array(moved.dropLast()), layout: 2,
                does: ["held G4 A B"], flags: held(["A", "B"]))),
        Scenario(
            "G4: before the first list, a cancel mail waits for it", six,
            .init(
                at: "10:05", layout: 2, mails: ["cancel A @10:03"], does: ["held G4 A"],
                flags: held(["A"])),
            .init(
                at: "10:10", list: ["A 5/10 14:00 お客様キャンセル"] + rows.dropFirst(), layout: 2,
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "G4: half a list cannot bear out a new reading", six,
            .init(
                at: "10:05", list: ["A 5/10 15:00"] + rows[1...3], verdict: .partial, layout: 2,
                does: ["held G4 A"], flags: held(["A"])),
            .init(
                at: "10:10", list: ["A 5/10 15:00"] + rows.dropFirst(), layout: 2,
                does: ["amended A", "pushUpdate A"])),
        Scenario(
            "G4, I10: a list that does not show it bears no move out: it waits, and is missing",
            six,
            .init(
                at: "10:05", list: moved, layout: 2, does: ["held G4 A B"],
                flags: held(["A", "B"])),
            .init(
                at: "10:10", list: Array(rows.dropFirst()), layout: 2,
                does: ["missing A", "held G4 A"], flags: ["A missing held"]),
            .init(at: "10:15", list: rows, layout: 2, does: ["found A"])),
        Scenario(
            "G4: a person bears it out", six,
            .init(
                at: "10:05", list: moved, layout: 2, does: ["held G4 A B"],
                flags: held(["A", "B"])),
            .init(
                at: "10:10", list: moved, layout: 2, word: .approved,
                does: ["amended A", "amended B", "pushUpdate A", "pushUpdate B"]),
            .init(
                at: "10:15", list: Array(moved.dropLast()), layout: 2, does: ["missing F"],
                flags: ["F missing"])),
    ]

    static let clocks = [
        Scenario(
            "G6: a clock 61 seconds off: new ones go out, nothing else; 60 seconds are well", six,
            .init(
                at: "10:05", list: moved.dropLast() + [new], ahead: 61,
                does: ["booked N", "held G6 A B", "pushCreate N"], flags: held(["A", "B"])),
            .init(
                at: "10:10", list: moved.dropLast() + [new], ahead: -60,
                does: [
                    "amended A", "amended B", "missing F", "pushUpdate A", "pushUpdate B",
                ], flags: ["F missing"])),
        Scenario(
            "G6: a person's word is enough while the clock is still wrong", six,
            .init(
                at: "10:05", list: ["A 5/10 14:00 お客様キャンセル"] + rows.dropFirst(), ahead: 400,
                does: ["held G6 A"], flags: held(["A"])),
            .init(
                at: "10:10", list: ["A 5/10 14:00 お客様キャンセル"] + rows.dropFirst(), ahead: 400,
                word: .approved, does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "G6: beside what a person lets count, the list is heard that repeats itself (I3)", six,
            .init(
                at: "10:05", list: rows, ahead: -3600, mails: ["changed A 5/10 15:00 @10:05:30"],
                does: ["held G6 A"], flags: held(["A"])),
            .init(at: "10:10", list: rows, ahead: 0, word: .approved),
            .init(at: "10:15", list: rows)),
        Scenario(
            "G6: a cancel mail that comes with a wrong clock waits, too", six,
            .init(
                at: "10:05", list: rows, ahead: -3600, mails: ["cancel A @10:05:30"],
                does: ["held G6 A"], flags: held(["A"])),
            .init(
                at: "10:10", list: ["A 5/10 14:00 お客様キャンセル"] + rows.dropFirst(), ahead: 0,
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "G6: what a person approved is done, whatever else says so in the same doubt (I3)", six,
            .init(
                at: "10:05", list: rows, ahead: -3600, mails: ["cancel A @10:05:30"],
                does: ["held G6 A"], flags: held(["A"])),
            .init(
                at: "10:10", list: ["A 5/10 14:00 お客様キャンセル"] + rows.dropFirst(), ahead: 400,
                word: .approved, does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "G6: what half a list cancels in no doubt takes along the mail that waits (I3, I20)",
            six,
            .init(
                at: "10:05", list: rows, ahead: -3600, mails: ["cancel A @10:05:30"],
                does: ["held G6 A"], flags: held(["A"])),
            .init(
                at: "10:10", list: ["A 5/10 14:00 お客様キャンセル"], verdict: .partial, ahead: 0,
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "G6: time that went back", six, .init(at: "10:20", list: rows, ahead: 0),
            .init(
                at: "10:10", list: moved, read: "10:25", ahead: 0, does: ["held G6 A B"],
                flags: held(["A", "B"])),
            .init(
                at: "10:30", list: moved, ahead: 0,
                does: ["amended A", "amended B", "pushUpdate A", "pushUpdate B"])),
        Scenario(
            "G6: saved pages have no server to ask", six,
            .init(
                at: "10:05", list: moved,
                does: ["amended A", "amended B", "pushUpdate A", "pushUpdate B"])),
    ]

    /// What waited while the clock was wrong, let go by a list that no longer shows the booking.
    static let movesOut = ["9:00", "18:00"].map { time in
        Scenario(
            "G6: moved to \(time) today, which no list vouches for: not missing (D11, I16)", six,
            .init(
                at: "10:05", list: ["A 5/1 \(time)"] + rows.dropFirst(), ahead: 400,
                does: ["held G6 A"], flags: held(["A"])),
            .init(
                at: "10:10", list: Array(rows.dropFirst()), ahead: 0,
                does: ["amended A", "pushUpdate A"]))
    }

    static let begun = Scenario(
        "G6: moved to a time that has begun: not missing, wherever the list begins (D11)", six,
        .init(
            at: "10:05", list: ["A 5/1 9:00"] + rows.dropFirst(), ahead: 400,
            does: ["held G6 A"], flags: held(["A"])),
        .init(
            at: "10:10", list: Array(rows.dropFirst()), days: ("4/29", "9/2"), ahead: 0,
            does: ["amended A", "pushUpdate A"]))

    @Test(arguments: shifts) func `a shift of one field waits (G3)`(_ scenario: Scenario) {
        scenario.play()
    }

    @Test(arguments: again) func `a doubt bears out no list (G3, I3, I5)`(_ scenario: Scenario) {
        scenario.play()
    }

    @Test(arguments: ends) func `a shift ends by evidence alone (G3)`(_ scenario: Scenario) {
        scenario.play()
    }

    @Test(arguments: readings) func `a changed reading is borne out first (G4)`(
        _ scenario: Scenario
    ) {
        scenario.play()
    }

    @Test(arguments: clocks + movesOut + [begun]) func `a wrong clock only observes (G6)`(
        _ scenario: Scenario
    ) {
        scenario.play()
    }
}
