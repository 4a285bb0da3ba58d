import Reconciliation
import Reservations
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

    private static let told = Scenario.Run(
        at: "10:01", mails: ["new r 5/20 9:00 @10:00"], does: ["adopted r"])
    private static let both = Scenario.Run(
        at: "10:05", mails: ["new s 5/10 14:00 @10:04"], does: ["booked s", "pushCreate s"],
        flags: ["A sameVisit", "s sameVisit"])

    static let visits = [
        Scenario(
            "D16: one guest at one moment at two media, until one of them moves", adopted, told,
            both,
            .init(at: "10:10", list: [a, b], flags: ["A sameVisit", "s sameVisit"]),
            .init(
                at: "10:15", list: ["A 5/10 15:00 担当=花子", b],
                does: ["amended A", "pushUpdate A"])),
        Scenario(
            "D16: a person says that they are two: nobody asks again", adopted, told, both,
            .init(at: "10:10", visits: ["apart A s"]),
            .init(
                at: "10:15", list: [a, b], mails: ["changed s 5/10 14:00 メモ=遅れます @10:14"],
                does: ["amended s", "pushUpdate s"])),
        Scenario(
            "D16: a person says that they are one: both stay, each follows its medium", adopted,
            told, both,
            .init(at: "10:10", visits: ["same A s"]),
            .init(
                at: "10:15", list: [a + " お客様キャンセル", b],
                does: ["cancelled A", "pushCancel A"])),
        Scenario(
            "D16: the last word counts", adopted, told, both,
            .init(at: "10:10", visits: ["apart A s"]),
            .init(at: "10:12", visits: ["same A s"])),
        Scenario(
            "D16: a second booking in the slot of the same staff that is the same visit", adopted,
            .init(
                at: "10:05", list: [a, b, "C 5/10 14:00 担当=花子"],
                does: ["booked C", "pushCreate C"], flags: ["C doubled"]),
            .init(at: "10:10", visits: ["apart A C"], flags: ["C doubled"]),
            .init(at: "10:12", visits: ["same A C"])),
        Scenario(
            "D16: one that goes back to what was said before finds the other at once", adopted,
            told,
            .init(at: "10:03", pins: ["A 15:30"], does: ["amended A", "pushUpdate A"]),
            .init(
                at: "10:05", mails: ["new s 5/10 14:00 @10:04"],
                does: ["booked s", "pushCreate s"]),
            .init(
                at: "10:10", unpins: ["A startTime"], does: ["amended A", "pushUpdate A"],
                flags: ["A sameVisit", "s sameVisit"])),
        Scenario(
            "D16: a medium that comes later is looked at with those before", adopted,
            .init(
                at: "10:05", mails: ["new s 5/10 14:00 @10:04"], does: ["adopted s"],
                flags: ["A sameVisit", "s sameVisit"])),
    ]

    @Test(arguments: visits) func `one visit under two numbers is suggested, never merged (D16)`(
        _ scenario: Scenario
    ) {
        scenario.play()
    }

    @Test(arguments: [
        ("見本 花子", "見本　花子", true), ("見本 花子", "見本花子", true), ("見本 花子", "見本 花代", false),
        ("ミホン ハナコ", "みほんはなこ", true), ("ﾐﾎﾝ ﾊﾅｺ", "ミホン ハナコ", true), ("", "", false),
    ]) func `a name is the same however it is spaced and spelt (D9)`(
        _ one: String, _ two: String, _ isSame: Bool
    ) {
        #expect(Self.booking(one).seemsSameVisit(as: Self.booking(two, at: .local)) == isSame)
        #expect(!Self.booking(one).seemsSameVisit(as: Self.booking(two)))
    }

    @Test func `a phone number is the same however it is written, if it is long enough`() {
        let one = Self.booking("見本 花子", phone: "090-0000-0001")
        #expect(one.seemsSameVisit(as: Self.booking("ミホン", phone: "09000000001", at: .local)))
        #expect(!one.seemsSameVisit(as: Self.booking("ミホン", phone: "09000000002", at: .local)))
        let short = Self.booking("見本 花子", phone: "0001")
        #expect(!short.seemsSameVisit(as: Self.booking("ミホン", phone: "0001", at: .local)))
    }

    private static func booking(
        _ name: String, phone: String? = nil, at medium: Medium = Words.medium
    ) -> Reservation {
        var facts = Facts()
        facts.customerName = Private(name)
        facts.phone = phone.map { Private($0) }
        return Reservation(
            key: ReservationKey(medium: medium, number: "1"), facts: facts,
            detectedAt: Words.instant("10:00"), changedBy: "run", changedOn: Words.may1)
    }

    @Test func `R0-29: the booking of the next visit is one of its own`() {
        var desk = Desk()
        desk.adopted = [Words.mailed]
        let now = Words.instant("10:10")
        let mails = ["new A 5/10 14:00 @10:01", "new B 6/10 14:00 @10:02"]
        desk.run(Evidence(mails: mails.map { Words.mail($0, now: now) }), at: now)
        #expect(desk.reservations.keys.map(\.number).sorted() == ["A", "B"])
        #expect(desk.reservations.values.allSatisfy { !$0.attention.contains(.sameVisit) })
    }

    @Test(arguments: stories) func `new bookings go out, flagged where they are odd (G5)`(
        _ scenario: Scenario
    ) {
        scenario.play()
    }
}
