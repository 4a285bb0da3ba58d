import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Formats
@testable import Pipeline

/// What-if: the past, decided with other thresholds or formats.
struct TrialTests {
    private let bookings = (1...12).map { SandboxBooking.some("BE\(10_000_000 + $0)") }

    private func cancelled(_ count: Int) -> [SandboxBooking] {
        bookings.prefix(count).map { $0.with { $0.status = .cancelledByCustomer } }
            + bookings.dropFirst(count)
    }

    /// Six cancellations at once, which are held until the rows come back.
    private func misread(returning: Bool = true) async throws -> Desk {
        let desk = try Desk()
        for list in [bookings, cancelled(6)] + (returning ? [bookings] : []) {
            desk.list(list)
            _ = await desk.sync { $0.isForced = true }
            desk.hands.pass(minutes: 10)
        }
        return desk
    }

    private func report(
        _ desk: Desk, _ trial: Trial = Trial(), until end: String? = nil
    ) async throws -> ReplayReport {
        try await Replay(desk.loaded).report(
            on: desk.ledger(), trying: trial,
            until: end.flatMap { SalonTime.instant(iso: $0) })
    }

    @Test func `a plain replay equals the ledger, and its captures say the same`() async throws {
        let report = try await report(misread())
        #expect(report.differences == [])
        #expect(report.misreadings == [])
        #expect(report.unreadableDays == [])
        #expect(report.readableDays.map(\.description) == ["2026-12-01"])
        #expect(report.status == .done)
        #expect(report.text.contains("台帳と一致しました"))
    }

    @Test func `another threshold shows the decisions that it would change, and writes nothing`()
        async throws
    {
        let desk = try await misread()
        let before = desk.files(below: desk.state)
        var limits = Limits()
        limits.releases = 50
        let report = try await report(desk, Trial(limits: limits))
        #expect(report.onlyLive.map(\.kind) == [.hold])
        #expect(report.onlyLive.first?.numbers == bookings.prefix(6).map(\.number))
        let changes = report.onlyTrial.filter { $0.kind == .change }.map(\.what)
        #expect(changes.filter { $0 == "cancelled" }.count == 6)
        #expect(changes.filter { $0 == "resurrected" }.count == 6)
        #expect(report.status == .done)
        #expect(!report.json.line.contains("花子"))
        #expect(!report.text.contains("花子"))
        #expect(desk.files(below: desk.state) == before)
    }

    @Test func `another threshold shows what would be told as a flood (G5)`() async throws {
        let desk = try Desk()
        for list in [Array(bookings.prefix(2)), bookings] {
            desk.list(list)
            _ = await desk.sync { $0.isForced = true }
            desk.hands.pass(minutes: 10)
        }
        var limits = Limits()
        limits.newBookings = 9
        limits.newTimesUsual = 0
        let report = try await report(desk, Trial(limits: limits))
        #expect(report.onlyLive == [])
        #expect(report.onlyTrial.map(\.kind) == Array(repeating: .flood, count: 10))
        #expect(report.onlyTrial.flatMap(\.numbers) == bookings.dropFirst(2).map(\.number))
    }

    /// Of each threshold, another value decides another way what a day brought.
    @Test(arguments: [
        Tried("--shifted 20", .hold) { $0.shifted = 20 },
        Tried("--shifted-share 1", .hold) { $0.shiftedShare = 1 },
        Tried("--clock-skew 300", .hold) { $0.clockSkew = 300 },
        Tried("--near-start 12", .hold) { $0.nearStart = 12 * 3600 },
        Tried("--agreeing-scans 1", .hold) { $0.agreeingScans = 1 },
        Tried("--agreeing-share 0.5", .hold) { $0.agreeingShare = 0.5 },
        Tried("--disagreeing 6", .hold) { $0.disagreeing = 6 },
        Tried("--absence-margin 3600", .change) { $0.absenceMargin = 3600 },
    ])
    func `each threshold can be tried (G3, G4, G6, G7)`(_ tried: Tried) async throws {
        let report = try await report(day(of: tried.name), Trial(limits: tried.limits))
        #expect(report.onlyLive.contains { $0.kind == tried.gone }, "\(report.text)")
    }

    /// A day on which the guard of a threshold has something to keep back.
    private func day(of threshold: String) async throws -> Desk {
        let desk = try Desk()
        let all = bookings + [.some("BE10000050", on: "20261202")]
        desk.list(all)
        _ = await desk.sync { $0.isForced = true }
        desk.hands.pass(minutes: 10)
        var then = all
        switch threshold.split(separator: " ")[0] {
        case "--shifted", "--shifted-share":
            then = all.map { booking in booking.with { $0.start = "20:30" } }
        case "--clock-skew", "--agreeing-share", "--disagreeing":
            for index in 0..<4 { then[index].start = "15:00" }
        case "--absence-margin": then.removeLast()
        default: then[12].status = .cancelledBySalon
        }
        if threshold.hasPrefix("--agreeing-share") || threshold.hasPrefix("--dis") {
            try desk.reload(with: "retain: 100 days")
        }
        desk.list(then)
        let give = try #require(desk.hands[\.gives]["list"])
        desk.hands[\.gives]["list"] = { errand, keep in
            var harvest = await give(errand, keep)
            if threshold.hasPrefix("--clo") { harvest.serverAhead = 120 }
            return harvest
        }
        _ = await desk.sync { $0.isForced = true }
        return desk
    }

    struct Tried: Sendable, CustomTestStringConvertible {
        let name: String
        /// What the day's decision was that another threshold does not make.
        let gone: PastDecision.Kind
        var limits = Limits()

        init(
            _ name: String, _ gone: PastDecision.Kind, _ change: (inout Limits) -> Void
        ) {
            (self.name, self.gone) = (name, gone)
            change(&limits)
        }

        var testDescription: String { name }
    }

    @Test func `up to an earlier moment, what came later is not decided`() async throws {
        let report = try await report(misread(), until: "2026-12-01T09:05:00+09:00")
        #expect(report.runs == 1)
        #expect(report.onlyTrial == [])
        #expect(report.onlyLive.map(\.kind) == [.hold])
    }

    @Test func `a format that reads otherwise shows what would differ, on the days it can cover`()
        async throws
    {
        let desk = try await misread()
        let format = try loadFormat("salonboard-kirei-list", workingDirectory: Repository.root)
        let path = desk.folder.path + "/formats/salonboard-kirei-list.yaml"
        let text = try String(
            contentsOfFile: Repository.root + "/Pipelines/formats/salonboard-kirei-list.yaml",
            encoding: .utf8)
        try FileManager.default.createDirectory(
            atPath: desk.folder.path + "/formats", withIntermediateDirectories: true)
        try text.replacing("cancelledByCustomer: [お客様キャンセル]", with: "cancelledByCustomer: [取消]")
            .replacing("booked: [受付待ち]", with: "booked: [受付待ち, お客様キャンセル]")
            .write(toFile: path, atomically: true, encoding: .utf8)
        let readers = try loadReaders(in: desk.folder.path + "/formats")
        #expect(readers.keys.sorted() == [format.name])
        let report = try await report(desk, Trial(readers: readers))
        #expect(report.onlyLive.map(\.kind) == [.hold])
        #expect(report.readableDays.count == 1)
        let plain = try await Replay(desk.loaded).report(on: desk.ledger())
        #expect(plain.misreadings == [])
    }

    @Test func `a ledger that was changed by other hands differs, and is named`() async throws {
        let desk = try await misread()
        try SQLiteFile(desk.state + "/ledger.sqlite").run(
            "UPDATE reservation SET changed_by = 'x' WHERE number = 'BE10000009'")
        let report = try await report(desk)
        #expect(report.differences.map(\.place.key) == [["hotpepper", "BE10000009"]])
        #expect(report.differences.map(\.columns) == [["changed_by"]])
        #expect(report.status == .broken)
    }

    @Test(arguments: [
        // What the former format read of a row, what today's does, and what is told of it.
        (["受付待ち", "お客様キャンセル"], ["受付待ち"], ReplayReport.Misreading.Row.gone),
        (["受付待ち"], ["受付待ち", "お客様キャンセル"], .added),
    ])
    func `a row that is read only then, or only today, is told (I1)`(
        then: [String], now: [String], row: ReplayReport.Misreading.Row
    ) async throws {
        let desk = try Desk(files: [Self.listFormat: try Self.format(booked: then)])
        desk.list(Array(bookings.prefix(3)) + [cancelled(4)[3]])
        _ = await desk.sync { $0.isForced = true }
        #expect(try await report(desk).misreadings == [])
        try desk.folder.write(Self.listFormat, try Self.format(booked: now))
        try desk.reload()
        let report = try await report(desk)
        #expect(
            report.misreadings == [.init(number: bookings[3].number, row: row, fields: [])])
        #expect(report.status == .degraded)
        #expect(report.text.contains(row == .added ? "行が増えます" : "行がありません"))
        #expect(report.json.line.contains(#""row":"\#(row.rawValue)""#))
    }

    @Test func `rows that say the same again are not told as added (I1)`() async throws {
        let desk = try Desk()
        for list in [bookings, bookings + [.some("BE99999999")], Array(bookings.dropLast())] {
            desk.list(list)
            _ = await desk.sync { $0.isForced = true }
            desk.hands.pass(minutes: 10)
        }
        #expect(try await report(desk).misreadings == [])
    }

    @Test func `another kind of word and another time are told, and an early mail is not (I1)`() {
        let facts = Facts()
        let told = SalonTime.instant(iso: "2026-12-01T09:00:00+09:00")!
        let early = Interval(from: told - 3600, to: told - 3600)
        func row(_ kind: Observation.Kind, _ interval: Interval?) -> RowReading {
            RowReading(
                position: 1, number: "A", kind: kind, facts: facts, interval: interval, span: nil,
                findings: [])
        }
        func differences(
            _ row: RowReading, _ interval: Interval, _ channel: Observation.Channel = .mail
        ) -> [String] {
            row.differences(
                from: Observation(
                    key: ReservationKey(medium: .own, number: "A"), kind: .new, channel: channel,
                    facts: facts, interval: interval, detectedAt: told, source: "s", capture: "c",
                    span: nil, format: "f@1"))
        }
        let then = Interval(from: told, to: told + 60)
        #expect(differences(row(.new, then), then) == [])
        #expect(differences(row(.new, nil), then) == [])
        #expect(differences(row(.changed, then), then) == ["kind"])
        #expect(differences(row(.changed, then), then, .table) == [])
        #expect(differences(row(.new, then), early) == [])
        #expect(differences(row(.new, early), then) == ["interval"])
        #expect(
            differences(row(.new, then), Interval(from: told - 60, to: told)) == ["interval"])
    }

    private static let listFormat = "formats/salonboard-kirei-list.yaml"

    /// The format of the list, where only some words of the status are known.
    private static func format(booked: [String]) throws -> String {
        try String(contentsOfFile: Repository.pipelines + "/" + listFormat, encoding: .utf8)
            .replacing("cancelledByCustomer: [お客様キャンセル]", with: "cancelledByCustomer: [取消]")
            .replacing("booked: [受付待ち]", with: "booked: [\(booked.joined(separator: ", "))]")
    }

    @Test func `days without captures are told`() async throws {
        let desk = try await misread()
        try FileManager.default.removeItem(atPath: desk.state + "/archive")
        let report = try await report(desk)
        #expect(report.differences == [])
        #expect(report.readableDays == [])
        #expect(report.unreadableDays.map(\.description) == ["2026-12-01"])
    }

    @Test func `a hold whose rows come back was right`() async throws {
        let desk = try await misread()
        let backtest = try await Replay(desk.loaded).backtest(on: desk.ledger())
        #expect(backtest.accounts["G2"] == .init(holds: 1, held: 6, right: 6, wrong: 0, open: 0))
        #expect(backtest.text.contains("G2"))
    }

    @Test func `a hold that a person approves was for nothing, and one that stands is open`()
        async throws
    {
        let desk = try await misread(returning: false)
        let open = try await Replay(desk.loaded).backtest(on: desk.ledger())
        #expect(open.accounts["G2"] == .init(holds: 1, held: 6, right: 0, wrong: 0, open: 6))
        let ledger = try desk.ledger(for: .writing)
        let id = try #require(try await ledger.holds().first?.hold.id)
        try await ledger.decide(
            hold: id, word: .approved, by: "hana", at: desk.hands[\.now])
        _ = await desk.sync { $0.isForced = true }
        let approved = try await Replay(desk.loaded).backtest(on: desk.ledger())
        #expect(approved.accounts["G2"] == .init(holds: 1, held: 6, right: 0, wrong: 6, open: 0))
    }

    /// Its definition has another name than the list's last scan knows, which is no change of it.
    @Test(arguments: [0, 1])
    func `a file taken in while words are held replays the same (I1, G3, G4)`(
        syncs: Int
    ) async throws {
        let desk = try Desk()
        let six = Array(bookings.prefix(6))
        for list in [six, six.map { $0.with { $0.start = "20:30" } }] {
            desk.list(list)
            _ = await desk.sync { $0.isForced = true }
            desk.hands.pass(minutes: 10)
        }
        let table =
            "ステータス,予約番号,来店日,開始時間,予約経路,お名前\r\n"
            + "お客様キャンセル,BE10000001,20261210,0900,電話(自社),別の 名前\r\n"
        _ = try desk.backfill(["list.csv": Array(table.utf8)])
        for _ in 0..<syncs {
            desk.hands.pass(minutes: 10)
            desk.list(six)
            _ = await desk.sync { $0.isForced = true }
        }
        #expect(try await desk.ledger().holds().count == 1 - syncs)
        #expect(try await report(desk).differences == [])
    }

    @Test func `guards that held nothing are accounted for, and thresholds can be tried`()
        async throws
    {
        let desk = try await misread()
        let strict = try await Replay(desk.loaded).backtest(on: desk.ledger())
        #expect(strict.accounts.keys.sorted() == ["G2", "G3", "G4", "G6", "G7"])
        #expect(strict.accounts["G7"] == .init())
        var limits = Limits()
        limits.releases = 50
        let lax = try await Replay(desk.loaded).backtest(
            on: desk.ledger(), trying: Trial(limits: limits))
        #expect(lax.accounts["G2"] == .init())
    }

    @Test(arguments: [(true, 6, 0), (false, 0, 6)])
    func `a shift that was held was right if it went, and for nothing if it stayed (G3)`(
        goes: Bool, right: Int, wrong: Int
    ) async throws {
        let desk = try Desk()
        let six = Array(bookings.prefix(6))
        let shifted = six.map { $0.with { $0.start = "20:30" } }
        for list in [six, shifted] {
            desk.list(list)
            _ = await desk.sync { $0.isForced = true }
            desk.hands.pass(minutes: 10)
        }
        if !goes {
            let ledger = try desk.ledger(for: .writing)
            let id = try #require(try await ledger.holds().first?.hold.id)
            try await ledger.decide(hold: id, word: .approved, by: "hana", at: desk.hands[\.now])
        }
        desk.list(goes ? six : shifted)
        _ = await desk.sync { $0.isForced = true }
        let account = try await Replay(desk.loaded).backtest(on: desk.ledger()).accounts["G3"]
        #expect(account == .init(holds: 1, held: 6, right: right, wrong: wrong, open: 0))
    }
}
