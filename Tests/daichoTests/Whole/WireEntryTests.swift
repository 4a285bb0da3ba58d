import Foundation
import LedgerStore
import Pipeline
import Reservations
import Sandbox
import Testing

@testable import daicho

/// Entries on SALON BOARD's own forms, from the outbox to the sandbox site and back (R2-08, F9).
@Suite(.serialized, .timeLimit(.minutes(5))) struct WireEntryTests {
    private static let hotpepper = Medium(rawValue: "hotpepper")
    private static let known = {
        var booking = SandboxBooking(
            number: "BE10000001", date: "20261210", start: "11:00", customerName: "見本 花子",
            staff: "渡邊 さくら")
        booking.menu = ["ジェルネイル"]
        booking.receivedAt = "2026/11/30 10:00"
        return booking
    }()

    /// A salon whose list is read from the site, and whose other medium's booking of 2026-12-05,
    /// 14:40 to 15:35, waits to be closed there.
    private func salon(opensFor hours: Double? = nil) async throws -> WireSalon {
        let salon = try await WireSalon(
            bookings: [Self.known],
            mail: """
                  notices:
                    formats: [ekiten-notice]
                    from: folder:mails
                    every: 30 minutes
                """,
            deliver: "{to: \"site:list\", target: hotpepper, format: salonboard-kirei-schedule}")
        let mail = Repository.root + "/Fixtures/media/ekiten-notice/new/mail.eml"
        try salon.folder.write(
            try #require(FileManager.default.contents(atPath: mail)), to: "mails/1.eml")
        #expect(try await salon.sync().changes == [.adopted: 2])
        let loaded = try await salon.load("demo")
        if let hours { try await open(salon, for: hours) }
        let link = LinkDesk(
            loaded, ledger: try ledger(salon), in: salon.world(of: loaded).world, person: "hana")
        _ = try await link.take(.start, of: "hotpepper")
        salon.pass(minutes: 1)
        _ = try await run(salon) {
            try await $0.run(
                .merge(
                    [
                        StaffIdentity(medium: Self.hotpepper, name: "渡邊 さくら"),
                        StaffIdentity(medium: Medium(rawValue: "ekiten"), name: "見本 さくら"),
                    ], person: "さくら"), by: "hana")
        }
        return salon
    }

    private func run<Value>(
        _ salon: WireSalon, _ work: (Sync) async throws -> Value
    ) async throws -> Value {
        let loaded = try await salon.load("demo")
        return try await work(Sync(loaded, in: salon.world(of: loaded).world))
    }

    private func ledger(_ salon: WireSalon) throws -> Ledger {
        try Ledger(
            at: .file(path: salon.folder.file("salons/demo/ledger.sqlite")), salon: "demo",
            secret: { Array(repeating: 7, count: 32) })
    }

    private func open(_ salon: WireSalon, for hours: Double) async throws {
        let now = salon.now
        try await ledger(salon).note(
            Act(openUntil: now.addingTimeInterval(hours * 3600), by: "hana", at: now))
    }

    private func states(_ salon: WireSalon) async throws -> [OutboxAction.State: Int] {
        let ledger = try ledger(salon)
        var states: [OutboxAction.State: Int] = [:]
        for state in OutboxAction.State.allCases {
            let count = try await ledger.actions(in: state).count
            if count > 0 { states[state] = count }
        }
        return states
    }

    private func next(_ salon: WireSalon) async throws -> RunReport {
        salon.pass(minutes: 5)
        return try await salon.sync()
    }

    private func blocks(_ salon: WireSalon) async -> [String] {
        await salon.site.blocks().map { "\($0.date) \($0.start)-\($0.end)" }
    }

    private static func words(at: String = "2026-12-08T13:00") -> DeskWords {
        var words = DeskWords()
        (words.at, words.staff, words.menu, words.minutes) = (at, "さくら", ["ジェルネイル"], "75")
        (words.name, words.kana, words.phone) = ("例示 夏子", "レイジ ナツコ", "090-0000-0001")
        words.equipment = "ベッド１"
        return words
    }

    @Test func `R2-08: nothing is written while the link screen is closed, and the reason is told`()
        async throws
    {
        let salon = try await salon()
        let report = try await next(salon)
        #expect(report.status == .degraded)
        #expect(report.notes.map(\.key) == ["link-screen:hotpepper"])
        #expect(report.notes.map(\.cause) == ["NO_LINK_SESSION"])
        #expect(try await states(salon) == [.pending: 1])
        #expect(await blocks(salon) == [])
        let ledger = try ledger(salon)
        let waiting = try await ledger.actions(in: .pending)
        let reasons = try await salon.load("demo").reasons(
            for: waiting, in: ledger, now: salon.now)
        #expect(reasons.values.map(\.code) == ["NO_LINK_SESSION"])
        #expect(
            outboxText(StandingStep.all(of: waiting), because: reasons).contains("連携画面が開いていません"))
    }

    @Test func `R2-08, F9: what waited is entered once the screen is open, and seen there`()
        async throws
    {
        let salon = try await salon()
        try await open(salon, for: 8)
        let report = try await next(salon)
        #expect(report.status == .done)
        #expect(report.receipts == [.done: 1])
        #expect(await blocks(salon) == ["20261205 14:40-15:35"])
        #expect(try await next(salon).receipts == [:])
        #expect(await blocks(salon).count == 1)
        #expect(await salon.site.signIns == 1)
    }

    @Test func `R2-08: the screen closes at its time, and opens no further`() async throws {
        let salon = try await salon()
        try await open(salon, for: 0.05)
        #expect(try await next(salon).notes.map(\.key) == ["link-screen:hotpepper"])
        #expect(await blocks(salon) == [])
    }

    @Test func `R2-08: what waited is looked at again: a time that has begun is not written`()
        async throws
    {
        let salon = try await salon()
        salon.pass(minutes: Double(4 * 24 * 60 + 6 * 60))
        try await open(salon, for: 8)
        let report = try await next(salon)
        #expect(!report.notes.map(\.key).contains("refused:hotpepper"))
        #expect(try await states(salon) == [.refused: 1])
        #expect(await blocks(salon) == [])
    }

    @Test func `R2-08: what was cancelled meanwhile is not written`() async throws {
        let salon = try await salon()
        let (key, _) = try await run(salon) {
            try await $0.run(try Booking(Self.words(), person: "hana"))
        }
        #expect(try await states(salon) == [.pending: 2])
        _ = try await run(salon) {
            try await $0.run(Deed(cancelling: key.number, bySalon: true, person: "hana"))
        }
        try await open(salon, for: 8)
        _ = try await next(salon)
        #expect(await blocks(salon).count == 1)
        #expect(await salon.site.bookings().map(\.number) == ["BE10000001"])
    }

    @Test
    func `F20: a booking of the desk is entered at once with its length, by the medium's name`()
        async throws
    {
        let salon = try await salon(opensFor: 8)
        #expect(await blocks(salon).count == 1)
        salon.pass(minutes: 1)
        let (_, report) = try await run(salon) {
            try await $0.run(try Booking(Self.words(), person: "hana"))
        }
        #expect(report.receipts == [.done: 1])
        let entered = try #require(await salon.site.bookings().last)
        #expect(entered.staff == "渡邊 さくら" && entered.durationMinutes == 75)
        #expect(entered.start == "13:00" && entered.customerName == "例示 夏子")
        #expect(entered.equipment == "ベッド１")
    }

    @Test func `D16: what was entered comes back under the medium's number, as a suggestion alone`()
        async throws
    {
        let salon = try await salon(opensFor: 8)
        salon.pass(minutes: 1)
        let (key, _) = try await run(salon) {
            try await $0.run(try Booking(Self.words(), person: "hana"))
        }
        let number = try #require(await salon.site.bookings().last?.number)
        let report = try await next(salon)
        #expect(report.changes == [.booked: 1] && report.actions == [:])
        let day = try #require(ServiceDay("2026-12-08"))
        let bookings = try await ledger(salon).activeBookings(from: day, to: day)
        #expect(Set(bookings.map(\.key.number)) == [key.number, number])
        #expect(bookings.allSatisfy { $0.attention.contains(.sameVisit) })
        // Nor does it go there a second time.
        #expect(try await next(salon).actions == [:])
        #expect(await salon.site.bookings().count == 2)
    }

    @Test func `F18: what the form would lose waits for a person, with the way out`() async throws {
        let salon = try await salon(opensFor: 8)
        var words = Self.words()
        words.name = "髙橋 夏子"
        let (_, report) = try await run(salon) {
            try await $0.run(try Booking(words, person: "hana"))
        }
        #expect(report.status == .personNeeded)
        #expect(report.notes.map(\.key) == ["refused:hotpepper"])
        let ledger = try ledger(salon)
        let refused = try await ledger.actions(in: .refused)
        let reasons = try await salon.load("demo").reasons(
            for: refused, in: ledger, now: salon.now)
        #expect(reasons.values.map(\.words) == ["氏名の1文字目は媒体に登録できない文字です。「高」に直してください"])
    }

    @Test func `F9: what is dropped is looked for by the next run before it is entered again`()
        async throws
    {
        let salon = try await salon()
        try await open(salon, for: 8)
        await salon.site.arm(.dropsEntry)
        let first = try await next(salon)
        #expect(first.notes.map(\.key) == ["in-doubt:hotpepper"])
        #expect(try await states(salon) == [.uncertain: 1])
        #expect(try await next(salon).receipts == [.done: 1])
        #expect(await blocks(salon) == ["20261205 14:40-15:35"])
    }

    @Test func `F9: what is dropped again and again is told to a person`() async throws {
        let salon = try await salon()
        try await open(salon, for: 8)
        await salon.site.arm(.dropsEntry, .always)
        for _ in 1...3 { _ = try await next(salon) }
        #expect(try await states(salon) == [.uncertain: 1])
        let last = try await next(salon)
        #expect(last.notes.map(\.key) == ["refused:hotpepper"])
        #expect(last.status == .personNeeded)
        #expect(
            await salon.site.requests.count { $0.method == "POST" && $0.path.contains("Regist") }
                == 3)
    }

    @Test func `D10: what no form takes back is a person's step`() async throws {
        let salon = try await salon(opensFor: 8)
        let (key, _) = try await run(salon) {
            try await $0.run(try Booking(Self.words(), person: "hana"))
        }
        salon.pass(minutes: 1)
        let report = try await run(salon) {
            try await $0.run(Deed(cancelling: key.number, bySalon: true, person: "hana")).report
        }
        #expect(report.receipts == [.handedOver: 1])
        #expect(report.notes.map(\.key) == ["by-hand:hotpepper"])
        #expect(try await states(salon) == [.done: 2, .handed: 1])
    }

    @Test func `D12: a challenge stops every entry until a person has been there`() async throws {
        let salon = try await salon()
        try await open(salon, for: 8)
        await salon.site.arm(.captcha(.recaptcha, at: .form), .always)
        let stopped = try await next(salon)
        #expect(stopped.status == .personNeeded)
        let requests = await salon.requests
        _ = try await next(salon)
        #expect(await salon.requests == requests)
        #expect(try await states(salon) == [.pending: 1])
        await salon.site.disarm()
        try salon.resumeLogin()
        #expect(try await next(salon).receipts == [.done: 1])
    }
}
