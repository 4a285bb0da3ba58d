import Pipeline
import Reservations
import Testing

/// What is true of each medium, as its file says it.
struct MediaTests {
    private static func rules(_ name: String) throws -> MediumRules {
        try loadMedium(at: "\(Repository.pipelines)/media/\(name).yaml")
    }

    @Test(arguments: [
        ("hotpepper", Vertical.kirei, Nomination.assigned), ("hotpepper", .hair, .free),
        ("rakuten", .kirei, .free), ("ozmall", .hair, .free), ("luxa", .kirei, .free),
        ("beautyball", .kirei, .free), ("mezon", .hair, .free), ("ekiten", .kirei, .assigned),
        ("minimo", .hair, .assigned), ("line-yoyaku", .kirei, .free), ("local", .hair, .assigned),
    ])
    func
        `a name that the guest did not ask for means what the medium means by it (D2, D14, R0-10, R1-06)`(
            name: String, vertical: Vertical, nomination: Nomination
        ) throws
    {
        var facts = Facts()
        facts.staff = "見本 太郎"
        facts.nominated = false
        #expect(try Self.rules(name).nomination(of: facts, vertical: vertical) == nomination)
    }

    @Test(arguments: [
        ("hotpepper", MediumPush.Way.send, MediumPush.Way.advise, MediumPush.Way.send),
        ("rakuten", .advise, .advise, .advise), ("ozmall", .advise, .advise, .advise),
        ("luxa", .advise, .advise, .advise), ("beautyball", .advise, .advise, .advise),
        ("mezon", .never, .advise, .advise), ("ekiten", .advise, .advise, .advise),
        ("minimo", .advise, .advise, .advise), ("line-yoyaku", .advise, .advise, .advise),
        ("local", .never, .never, .never),
    ])
    func `a medium's file says which changes it takes, and no visit`(
        name: String, create: MediumPush.Way, update: MediumPush.Way, cancel: MediumPush.Way
    ) throws {
        let push = try Self.rules(name).push
        #expect([push.create, push.update, push.cancel] == [create, update, cancel])
        #expect(push.visit == .never)
    }

    @Test func `slots are sold by staff, by places or by calendar`() throws {
        #expect(
            try ["hotpepper", "ozmall", "mezon", "ekiten", "line-yoyaku", "local"].map {
                try Self.rules($0).of(.kirei).slots.by
            } == [.staff, .stock, .staff, .staff, .calendar, .none])
        #expect(
            try ["hotpepper", "ozmall", "line-yoyaku"].map {
                try Self.rules($0).of(.hair).slots.by
            } == [.staff, .staff, .calendar])
        let ozmall = try Self.rules("ozmall").slots
        #expect(!ozmall.takesBlocks && !ozmall.stopsFree)
        #expect(try Self.rules("ekiten").slots.areOurs)
        #expect(try Self.rules("minimo").slots.hours == 420..<1410)
        #expect(try Self.rules("minimo").slots.cellMinutes == 30)
    }

    @Test func `R1-17: a link takes the place of the shifts of those whose slots are ours`() throws
    {
        let names = [
            "hotpepper", "rakuten", "ozmall", "luxa", "beautyball", "mezon", "ekiten", "minimo",
            "line-yoyaku",
        ]
        #expect(
            try names.filter { try Self.rules($0).slots.takesShifts }
                == ["rakuten", "luxa", "beautyball", "mezon", "ekiten", "minimo"])
    }

    @Test
    func `each medium has the credential it asks for (R0-23, R0-24, R0-27, R1-12)`()
        throws
    {
        let kinds: [(String, MediumCredential)] = [
            ("hotpepper", .login(passwordIsOptional: false)),
            ("rakuten", .login(passwordIsOptional: false)),
            ("ozmall", .login(passwordIsOptional: true)), ("luxa", .key(prefix: nil)),
            ("beautyball", .key(prefix: nil)), ("mezon", .key(prefix: "MEZ.")),
            ("ekiten", .key(prefix: nil)), ("line-yoyaku", .channel), ("local", .none),
        ]
        for (name, credential) in kinds {
            #expect(try Self.rules(name).credential == credential, "\(name)")
        }
    }

    @Test func `links begin and end as the media say`()
        throws
    {
        let mezon = try Self.rules("mezon").link
        #expect(mezon.existing == .excluded && mezon.start == .confirmed)
        #expect(mezon.needs == [.operation] && mezon.readyWithin == .businessDays(2))
        #expect(mezon.handOver == "かんざし連携希望")
        let ekiten = try Self.rules("ekiten").link
        #expect(ekiten.existing == .included && ekiten.pausesReception)
        #expect(ekiten.needs == [.operation, .kireiContract])
        #expect(ekiten.readyWithin == .minutes(10) && ekiten.end == .slotsReset)
        #expect(try Self.rules("luxa").link.start == .keySet)
        var atOnce = MediumLink()
        atOnce.screen = true
        #expect(try Self.rules("hotpepper").link == atOnce)
    }

    @Test func `equipment, menus and staff`() throws {
        #expect(try Self.rules("hotpepper").equipment == [.kirei: .required, .hair: .none])
        #expect(try Self.rules("ekiten").equipment.isEmpty)
        #expect(try Self.rules("ekiten").menuless == .baseStay)
        #expect(try Self.rules("mezon").menuless == .unknown)
        #expect(try Self.rules("ekiten").staff.canStop)
        #expect(try !Self.rules("line-yoyaku").staff.needsMerge)
    }

    @Test func `MEZON's screens depend on the day of the visit`() throws {
        let screens = try Self.rules("mezon").screens
        let today = try #require(ServiceDay("2026-12-01"))
        let change = try #require(screens.change)
        #expect(change.name(visit: today, today: today) == "本日の予約")
        #expect(change.name(visit: today.adding(days: 1), today: today) == "全予約管理")
        #expect(screens.cancel?.name(visit: today, today: today) == "本日の予約")
    }
}
