import Foundation
import Reservations
import Testing

/// The way of a link, by its medium's rules.
struct LinkPathTests {
    static let salon = LinkGrounds(vertical: .kirei, isOperating: true)
    static let start = SalonTime.instant(iso: "2026-11-27T10:00:00+09:00")!

    /// A medium that prepares for days, one that pauses, one that begins with its key, and one
    /// without a key.
    static func rules(_ name: String) -> MediumRules {
        var rules = MediumRules(medium: Medium(rawValue: name), name: name)
        rules.credential = .key(prefix: name == "days" ? "MEZ." : nil)
        switch name {
        case "days":
            rules.link.existing = .excluded
            rules.link.start = .confirmed
            rules.link.needs = [.operation]
            rules.link.readyWithin = .businessDays(2)
            rules.link.handOver = "かんざし連携希望"
        case "pausing":
            rules.link.start = .confirmed
            rules.link.pausesReception = true
            rules.link.needs = [.operation, .kireiContract]
            rules.link.readyWithin = .minutes(10)
            rules.link.end = .slotsReset
        case "key-set": rules.link.start = .keySet
        default: rules.credential = .login(passwordIsOptional: false)
        }
        return rules
    }

    /// The course after some verbs, a minute apart.
    static func course(_ name: String, _ verbs: [LinkVerb]) throws -> LinkCourse {
        var course = LinkCourse()
        for (place, verb) in verbs.enumerated() {
            let at = start + Double(place) * 60
            course.take(
                try LinkPath(rules(name)).step(verb, from: course, at: at, now: at, salon: salon))
        }
        return course
    }

    static let ways: [(String, [(LinkVerb, LinkState)], began: Int)] = [
        (
            "days",
            [
                (.issueKey, .keyIssued), (.report, .preparing), (.ready, .merging),
                (.start, .linked), (.stop, .unlinked),
            ], 2
        ),
        (
            "pausing",
            [
                (.issueKey, .keyIssued), (.report, .paused), (.ready, .merging),
                (.start, .starting), (.confirm, .linked), (.stop, .unlinked),
            ], 4
        ),
        (
            "key-set",
            [(.issueKey, .keyIssued), (.report, .merging), (.start, .linked), (.stop, .unlinked)],
            1
        ),
        ("login", [(.start, .linked), (.stop, .unlinked)], 0),
    ]

    @Test(arguments: ways)
    func `R1-14, R0-27: each medium goes its own way, and begins at its own step`(
        name: String, way: [(LinkVerb, LinkState)], began: Int
    ) throws {
        let course = try Self.course(name, way.map(\.0))
        #expect(course.steps.map(\.state) == way.map(\.1))
        #expect(course.steps.firstIndex(where: \.begins) == began)
        #expect(course.startedAt == nil)
        #expect(
            course.spans.map(\.to) == [Self.start + Double(way.count - 1) * 60])
    }

    @Test(arguments: ["days", "pausing", "key-set", "login"])
    func `R1-14: whatever does not follow is refused`(name: String) throws {
        let way = try #require(Self.ways.first { $0.0 == name })
        let path = LinkPath(Self.rules(name))
        for length in 0..<way.1.count {
            let course = try Self.course(name, way.1.prefix(length).map(\.0))
            for verb in LinkVerb.allCases where !path.verbs(from: course.state).contains(verb) {
                let later = Self.start + 3600
                #expect(
                    throws: LinkRefusal.illegalStep(
                        verb, from: course.state, next: path.verbs(from: course.state))
                ) { try path.step(verb, from: course, at: later, now: later, salon: Self.salon) }
            }
            #expect(path.verbs(from: course.state).contains(way.1[length].0))
        }
    }

    @Test func `R0-14, R1-11, R1-13: a salon has to work with the ledger, and have the contract`() {
        func step(_ name: String, _ salon: LinkGrounds) throws(LinkRefusal) {
            _ = try LinkPath(Self.rules(name)).step(
                .issueKey, from: LinkCourse(), at: Self.start, now: Self.start, salon: salon)
        }
        let idle = LinkGrounds(vertical: .kirei, isOperating: false)
        let hair = LinkGrounds(vertical: .hair, isOperating: true)
        #expect(throws: LinkRefusal.operationNotStarted) { try step("days", idle) }
        #expect(throws: LinkRefusal.operationNotStarted) { try step("pausing", idle) }
        #expect(throws: LinkRefusal.contractRequired) { try step("pausing", hair) }
        #expect(throws: Never.self) { try step("days", hair) }
        #expect(LinkRefusal.operationNotStarted.description.hasPrefix("OPERATION_NOT_STARTED: "))
        #expect(LinkRefusal.contractRequired.description.hasPrefix("CONTRACT_REQUIRED: "))
    }

    @Test func `a step lies neither before the last one nor in the future`() throws {
        let course = try Self.course("days", [.issueKey])
        let path = LinkPath(Self.rules("days"))
        #expect(throws: LinkRefusal.beforeLastStep(Self.start)) {
            try path.step(
                .report, from: course, at: Self.start - 1, now: Self.start, salon: Self.salon)
        }
        #expect(throws: LinkRefusal.inFuture) {
            try path.step(
                .report, from: course, at: Self.start + 1, now: Self.start, salon: Self.salon)
        }
    }

    @Test(arguments: [(-1.0, false), (0, true), (1, true), (59, true), (60, false)])
    func `R0-01, R0-02: what came before the start stays out, to the second`(
        seconds: Double, isIncluded: Bool
    ) throws {
        let course = try Self.course("key-set", [.issueKey, .report, .stop])
        let began = Self.start + 60
        #expect(course.includes(receivedAt: began + seconds) == isIncluded)
    }

    @Test(arguments: [
        ("2026-11-27T23:00:00+09:00", 0, false), ("2026-11-30T23:00:00+09:00", 1, false),
        ("2026-12-01T23:00:00+09:00", 2, false), ("2026-12-02T00:00:00+09:00", 3, true),
    ])
    func `R0-18: more than two business days are late, two are not`(
        now: String, days: Int, isLate: Bool
    ) throws {
        let (link, now) = (Self.rules("days").link, try #require(SalonTime.instant(iso: now)))
        let course = try Self.course("days", [.issueKey, .report])
        #expect(LinkDelay.age(course, rules: link, at: now)?.lasted == days)
        #expect((LinkDelay(course, rules: link, at: now) != nil) == isLate)
    }

    @Test(arguments: [(9.0, false), (10, false), (10.1, true)])
    func `R1-15: opening may take ten minutes, longer is a warning`(
        minutes: Double, isLate: Bool
    ) throws {
        let course = try Self.course("pausing", [.issueKey, .report, .ready, .start])
        let now = Self.start + 180 + minutes * 60
        #expect((LinkDelay(course, rules: Self.rules("pausing").link, at: now) != nil) == isLate)
        #expect(course.state == .starting)
    }

    @Test func `R1-07, R1-08: the pause is measured, and its threshold is the medium's`() throws {
        var link = Self.rules("pausing").link
        let paused = try Self.course("pausing", [.issueKey, .report])
        let later = Self.start + 60 + 40 * 60
        #expect(paused.state == .paused)
        #expect(paused.paused(at: later) == 2400)
        #expect(LinkDelay(paused, rules: link, at: later) == nil)
        link.pauseMinutes = 30
        #expect(LinkDelay(paused, rules: link, at: later)?.limit == 30)
        let resumed = try Self.course("pausing", [.issueKey, .report, .ready, .start])
        #expect(resumed.paused(at: later) == 60)
    }

    @Test func `R1-17: the settings kept before one link are not those before the next`() throws {
        func snapshot(_ file: String, after minutes: Double) -> LinkStep {
            LinkStep(.snapshot, at: Self.start + minutes * 60, state: .unlinked, file: file)
        }
        let verbs: [LinkVerb] = [.issueKey, .report, .ready, .start, .confirm, .stop]
        var course = LinkCourse([snapshot("first", after: -1)])
        for (place, verb) in verbs.enumerated() {
            let at = Self.start + Double(place) * 60
            course.take(
                try LinkPath(Self.rules("pausing"))
                    .step(verb, from: course, at: at, now: at, salon: Self.salon))
        }
        // What has to be entered anew after the end is what stood before.
        #expect(course.snapshot == "first")
        let again = LinkStep(.issueKey, at: Self.start + 3600, state: .keyIssued)
        var linkedAgain = course
        linkedAgain.take(again)
        #expect(linkedAgain.snapshot == nil)
        course.take(snapshot("second", after: 30))
        course.take(again)
        #expect(course.snapshot == "second")
    }

    @Test func `R0-19: it is kept where the medium will tell that it is ready`() throws {
        let path = LinkPath(Self.rules("days"))
        let course = try Self.course("days", [.issueKey])
        for (hasChat, notice) in [(true, LinkNotice.chat), (false, .line)] {
            let step = try path.step(
                .report, from: course, at: Self.start, now: Self.start, salon: Self.salon,
                hasChat: hasChat)
            #expect(step.notice == notice)
        }
    }

    @Test(arguments: ["KEY.ABCDEFGH", "mez.ABCDEFGH", "MEZ.", "MEZ.ABC DEFG", "MEZ.ＡＢＣＤ", ""])
    func `R0-15: a key that does not begin as the medium's do is no key`(text: String) {
        #expect(throws: LinkRefusal.wrongKey(prefix: "MEZ.")) {
            try LinkKey(text, prefix: "MEZ.")
        }
    }

    @Test func `R0-16, R0-17: a key is handed over in words, and never printed`() throws {
        let key = LinkKey(random: [UInt8](0..<32), prefix: "MEZ.")
        #expect(key.text.value == "MEZ.ABCDEFGHJKLMNPQRSTUVWXYZ23456789")
        #expect(!String(reflecting: key).contains("MEZ."))
        #expect(!"\(LinkRefusal.wrongKey(prefix: "MEZ."))".contains("ABCDEFGH"))
        let text = Self.rules("days").handOver(of: key, salon: "デモ店")
        #expect(text.contains("かんざし連携希望") && text.contains(key.text.value))
        #expect(try LinkKey(key.text.value, prefix: "MEZ.") == key)
    }
}
