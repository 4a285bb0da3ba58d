import Connectors
import Foundation
import LedgerStore
import Publishing
import Reservations
import Sandbox
import Synchronization
import Testing

@testable import Pipeline

/// The past comes in from files: original times, nothing beaten, nothing sent, nothing twice.
@Suite struct BackfillTests {
    private func day(_ text: String) -> ServiceDay { ServiceDay(text)! }

    private func backfill(
        _ desk: Desk, _ files: [String: [UInt8]], emits: Bool = false, batch: Int = 2000,
        isTrial: Bool = false, progress: @escaping @Sendable (String, Double) -> Void = { _, _ in }
    ) async throws -> BackfillReport {
        try desk.backfill(
            files, emits: emits, batch: batch, isTrial: isTrial, progress: progress)
    }

    private func paper(_ rows: [String]) -> [UInt8] {
        Array((["日時,お名前,メニュー,担当,ステータス"] + rows).joined(separator: "\r\n").utf8)
    }

    private func cells(_ desk: Desk) throws -> [[String]] { try desk.cells() }

    @Test
    func
        `each row is told with its line, bad ones are set aside, a second time nothing happens (R2-14, R2-15)`()
        async throws
    {
        let desk = try Desk()
        let table = paper([
            "2026/7/2 10:00,見本 花子,カット,青木,", "2026/7/2 11:00,,カット,青木,",
            "2026/7/3 25:30,見本 太郎,パーマ,青木,来店済み", "2019/7/3 10:00,見本 次郎,カット,青木,",
        ])
        let trial = try await backfill(desk, ["paper.csv": table], isTrial: true)
        #expect(!FileManager.default.fileExists(atPath: desk.state))
        let first = try await backfill(desk, ["paper.csv": table])
        #expect(first.files.map(\.tally) == trial.files.map(\.tally))
        let tally = try #require(first.files.first?.tally)
        #expect((tally.rows, tally.added, tally.quarantined, tally.outside) == (4, 2, 1, 1))
        #expect(tally.addsUp && first.status == .degraded)
        #expect(tally.lines.map(\.location) == ["line 3 column B お名前"])
        #expect(!first.text.contains("見本") && !first.json.line.contains("見本"))
        let before = try cells(desk)
        #expect(before.map { $0[LedgerColumn.start.rawValue] } == ["10:00", "25:30"])
        let second = try await backfill(desk, ["paper.csv": table])
        #expect(second.files.map(\.tally.added) == [0])
        #expect(second.files.map(\.tally.same) == [2])
        #expect(try cells(desk) == before)
        #expect(try await desk.ledger().quarantined().count == 1)
    }

    @Test func `a file never beats newer words, and fills what they do not tell (I8)`() async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001", at: "11:00")])
        _ = await desk.sync()
        let table = Array(
            ("ステータス,予約番号,来店日,開始時間,予約経路,お名前,電話番号\r\n"
                + "お客様キャンセル,BE00000001,20261210,0900,電話(自社),別の 名前,09000000001\r\n").utf8)
        let report = try await backfill(desk, ["予約一覧_20261101090000.csv": table])
        #expect(report.files.map(\.tally.changed) == [1])
        let row = try #require(try cells(desk).first)
        #expect(row[LedgerColumn.start.rawValue] == "11:00")
        #expect(row[LedgerColumn.status.rawValue] == "受付待ち")
        #expect(row[LedgerColumn.phone.rawValue] == "09000000001")
        #expect(row[LedgerColumn.attentionReasons.rawValue] == "所要時間不明")
    }

    @Test
    func `a file later than now speaks for now, and a later copy for the first time it was seen`()
        async throws
    {
        let desk = try Desk()
        let table = paper(["2026/12/10 10:00,見本 花子,カット,青木,"])
        _ = try await backfill(desk, ["紙_20991101090000.csv": table])
        let first = desk.hands[\.now]
        desk.hands.pass(minutes: 60)
        let copy = try await backfill(desk, ["紙_20991201090000.csv": table])
        #expect(copy.files.map(\.tally.added) == [0] && copy.files.map(\.tally.same) == [1])
        let seen = try await desk.ledger().histories(of: [try key(of: desk)]).values.first
        #expect(seen?.observations.map(\.interval.to) == [first])
    }

    private func key(of desk: Desk) throws -> ReservationKey {
        let row = try #require(try cells(desk).first)
        return ReservationKey(medium: .local, number: row[LedgerColumn.number.rawValue])
    }

    @Test
    func
        `backfilled bookings are adopted: later runs neither push nor release them by surprise (D15, D11, I20)`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let table = Array(
            ("ステータス,予約番号,来店日,開始時間,予約経路,お名前\r\n"
                + "受付待ち,BE00000009,20261211,1200,電話(自社),見本 花子\r\n").utf8)
        _ = try await backfill(desk, ["list.csv": table])
        for _ in 0..<3 {
            desk.hands[\.now] = desk.hands[\.now].addingTimeInterval(600)
            desk.list([.some("BE00000001")])
            let report = await desk.sync()
            #expect(report.actions == [:])
        }
        desk.hands[\.now] = desk.hands[\.now].addingTimeInterval(600)
        desk.list([.some("BE00000001"), .some("BE00000009", on: "20261211", at: "12:30")])
        let moved = await desk.sync()
        #expect(moved.actions == [.pushUpdate: 1])
    }

    @Test func `with --emit a future booking is told, one of the past is not`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let head = "ステータス,予約番号,来店日,開始時間,予約経路,お名前\r\n"
        let rows =
            "受付待ち,BE00000008,20261001,1200,電話(自社),見本 花子\r\n受付待ち,BE00000009,20261211,1200,電話(自社),見本 花子\r\n"
        _ = try await backfill(desk, ["list.csv": Array((head + rows).utf8)], emits: true)
        let waiting = try await desk.ledger().actions(in: .pending)
        #expect(waiting.map(\.action.key.number) == ["BE00000009"])
    }

    /// Six of nine bookings are cancelled at once: they wait.
    private func deskWithHold() async throws -> Desk {
        let desk = try Desk()
        let all = (1...9).map { SandboxBooking.some("BE0000000\($0)") }
        desk.list(all)
        _ = await desk.sync()
        desk.hands.pass(minutes: 10)
        desk.list(
            all.enumerated().map { index, booking in
                var booking = booking
                if index < 6 { booking.status = .cancelledByCustomer }
                return booking
            })
        #expect(await desk.sync().actions == [:])
        return desk
    }

    @Test func `what a person has approved waits for a run, which tells of it (I8, I17)`()
        async throws
    {
        let desk = try await deskWithHold()
        let ledger = try desk.ledger(for: .writing)
        let id = try #require(try await ledger.holds().first?.hold.id)
        try await ledger.decide(hold: id, word: .approved, by: "hana", at: desk.hands[\.now])
        let report = try await backfill(
            desk, ["paper.csv": paper(["2026/7/2 10:00,見本 花子,カット,青木,"])])
        #expect(report.files.map(\.holds) == [[]])
        #expect(try await ledger.holds().map(\.word) == [.approved])
        desk.hands.pass(minutes: 10)
        let told = await desk.sync { $0.isForced = true }
        #expect(told.actions == [.pushCancel: 6])
    }

    @Test(arguments: [false, true])
    func `what a hold kept until its time was over is let go by no file of the past (I8, I20)`(
        runComesFirst: Bool
    ) async throws {
        let desk = try await deskWithHold()
        let held = try await desk.ledger().holds()
        #expect(held.map(\.hold.members.count) == [6])
        desk.hands[\.now] = try #require(held.first?.hold.expires)
        if runComesFirst {
            desk.list([])
            _ = await desk.sync()
            #expect(try await desk.ledger().holds().isEmpty)
        }
        let before = try cells(desk)
        let table =
            "ステータス,予約番号,来店日,開始時間,予約経路,お名前\r\n受付待ち,BE00000001,20261210,1200,電話(自社),見本 花子\r\n"
        _ = try await backfill(desk, ["list.csv": Array(table.utf8)])
        #expect(try cells(desk) == before)
    }

    @Test func `a visit known by another number is not doubled, and not merged (D16, F15, I22)`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001", at: "11:00")])
        _ = await desk.sync()
        let report = try await backfill(
            desk,
            [
                "paper.csv": paper([
                    "2026/12/10 11:00,見本　花子,カット,別の人,", "2026/12/10 12:00,見本 花子,カット,青木,",
                ])
            ])
        #expect(report.files.map(\.tally.left) == [["same-visit": 1]])
        #expect(try cells(desk).count == 2)
    }

    @Test func `a replay decides a backfill again, and comes to the same ledger (I1)`() async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001", at: "11:00")])
        _ = await desk.sync()
        let rows = (1..<12).map { "2026/12/\($0 + 8) 11:00,見本 \($0),カット,青木," }
        _ = try await backfill(desk, ["paper.csv": paper(rows)], batch: 4)
        desk.hands[\.now] = desk.hands[\.now].addingTimeInterval(600)
        desk.list([.some("BE00000001", at: "11:30")])
        _ = await desk.sync()
        let report = try await Replay(desk.loaded).report(on: desk.ledger())
        #expect(report.uncovered == 0)
        #expect(report.differences.map(\.place) == [])
    }

    @Test(arguments: [1, 2, 7])
    func `cut off after any portion, it goes on where it stood and ends the same`(portions: Int)
        async throws
    {
        let rows =
            (0..<40).map { "2026/7/\($0 % 28 + 1) 1\($0 % 10):00,見本 \($0),カット,青木," } + ["x,y"]
        let whole = try Desk()
        let straight = try await backfill(whole, ["paper.csv": paper(rows)], batch: 5)
        let desk = try Desk()
        let path = desk.folder.path + "/paper.csv"
        try Data(paper(rows)).write(to: URL(fileURLWithPath: path))
        try FileManager.default.setAttributes(
            [.modificationDate: SalonTime.instant(iso: "2026-11-01T09:00")!], ofItemAtPath: path)
        try await cut(desk, path, after: portions)
        let told = Mutex<[Double]>([])
        let rest = try await backfill(desk, ["paper.csv": paper(rows)], batch: 5) { _, part in
            told.withLock { $0.append(part) }
        }
        // At once, while it looks for its place, and behind each further portion.
        let parts = told.withLock(\.self)
        #expect(parts.first == 0 && parts.last == 1 && parts == parts.sorted())
        #expect(parts.count == 1 + 9)
        #expect(rest.files.map(\.isResumed) == [true])
        #expect(rest.files.map(\.tally) == straight.files.map(\.tally))
        #expect(try cells(desk).map { $0.dropLast(2) } == cells(whole).map { $0.dropLast(2) })
    }

    /// What a kill leaves: some portions are committed, the rest is not.
    private func cut(_ desk: Desk, _ path: String, after portions: Int) async throws {
        let formats = tableFormats(
            beside: desk.loaded.definition.file, libraries: [Repository.pipelines])
        var backfill = try Backfill(
            desk.loaded, formats: formats, days: day("2020-01-01")...day("2030-01-01"),
            now: desk.hands[\.now], randomBytes: { Array(repeating: 7, count: $0) })
        backfill.batchSize = 5
        let capture = try pastFile(path, source: "backfill", now: desk.hands[\.now])
        let reader = try #require(
            BackfillFile.reader(of: capture.bytes, among: backfill.readers))
        let file = BackfillFile(capture: capture, reader: reader)
        let ledger = try Ledger(
            at: .file(path: desk.loaded.definition.ledgerFile), salon: "demo",
            secret: { Array(repeating: 7, count: 32) })
        var part = try BackfillPart(file, backfill: backfill, ledger: ledger)
        try part.keep()
        var rows = file.rows
        for _ in 0..<portions { _ = try part.take(&rows) }
    }
}
