import Formats
import Foundation
import Publishing
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// What `daicho export` wrote comes back as it was.
@Suite struct OwnLedgerTests {
    /// Each preset in each encoding, every other one with hyphens and in ISO 8601.
    private static let styles = ["all", "受付用", "分析用", "本部用", "取込用"].enumerated().flatMap {
        (place, set) in
        SheetStyle.Encoding.allCases.enumerated().map { index, encoding in
            let isDressed = (place + index).isMultiple(of: 2)
            return (
                set,
                SheetStyle(
                    columns: ColumnSets().named(set) ?? [], encoding: encoding,
                    phone: isDressed ? .hyphen : .digits, usesISO: isDressed)
            )
        }
    }

    /// Some days of a salon: listed, moved, cancelled by mail before midnight and read after it,
    /// cancelled on the list, booked anew for the same slot, known by mail only, and late at night.
    private func weeks() async throws -> Desk {
        let desk = try Desk()
        let moved = SandboxBooking.some("BE00000001", at: "12:00")
        let late = SandboxBooking.some("BE00000002", at: "25:30").with { $0.staff = "青木" }
        let gone = SandboxBooking.some("BE00000003", at: "14:00").with {
            $0.memo = "窓側の席\n静かに\n\n「よろしく」"
        }
        let refused = SandboxBooking.some("BE00000004", at: "16:00").with {
            $0.status = .cancelledBySalon
        }
        let mailed = SandboxBooking.some("BE00000005", on: "20261215", at: "10:30").with {
            $0.customerName = "見本 =太郎"
            $0.phone = "09000000005"
            $0.coupon = "【全員】500円引き"
        }
        let again = SandboxBooking.some("BE00000006", at: "14:00")
        let booked = "2026-11-30T10:00:00+09:00"
        var mails = [NoticeMail.some(.booked, of: gone, at: booked)]
        desk.mails(mails)
        desk.list([moved, late, gone, refused])
        #expect(await desk.sync().status == .done)
        desk.hands.pass(minutes: 15 * 60 + 10)
        mails += [
            NoticeMail.some(.booked, of: mailed, at: booked),
            NoticeMail.some(.cancelled, of: gone, at: "2026-12-01T23:40:20+09:00"),
        ]
        desk.mails(mails)
        desk.list([
            moved.with { $0.start = "13:00" }, late, refused, again,
            gone.with { $0.status = .cancelledByCustomer },
        ])
        _ = await desk.sync()
        return desk
    }

    /// What the columns tell of a run of ours, and not of the booking: 更新日 is the day of the
    /// backfill, as of any change, and what told a duration is the table now.
    private static let ofTheRun: Set<LedgerColumn> = [
        .durationGround, .changedOn, .sources, .changedBy, .rowHash,
    ]

    /// Where no number stands, the numbers are other ones.
    private func shown(_ rows: [[String]], _ columns: [LedgerColumn]) -> [[String]] {
        let unlike: Set<LedgerColumn> =
            columns.contains(.number) ? [] : [.number, .ledgerID]
        let shown = columns.filter { !Self.ofTheRun.contains($0) && !unlike.contains($0) }
        let cells = rows.map { row in shown.map { row[$0.rawValue] } }
        return unlike.isEmpty ? cells : cells.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// The cells that differ.
    private func unlike(_ one: [[String]], _ other: [[String]]) -> [String] {
        zip(one, other).flatMap { one, other in
            zip(one, other).filter { $0 != $1 }.map { "\(one[0]): \($0) ≠ \($1)" }
        }
    }

    @Test
    func
        `our own ledger comes back without loss, in every preset and encoding, and 更新日 is the day it came`()
        async throws
    {
        let desk = try await weeks()
        let told = try desk.cells()
        let cancelled = told.map { $0[LedgerColumn.cancelledAt.rawValue] }.filter { !$0.isEmpty }
        #expect(told.count == 6 && cancelled.sorted().last == "2026/12/01 23:40")
        for (set, style) in Self.styles {
            let other = try Desk()
            // No list will bring what is past.
            other.hands[\.now] = SalonTime.instant(iso: "2027-02-01T09:00:00+09:00")!
            let name = "\(set) \(style.encoding) \(style.usesISO)"
            let report = try other.backfill(
                ["own.csv": try desk.export(style)], saved: "2027-01-31T09:00")
            #expect(report.status == .done, "\(name)")
            #expect(report.files.map(\.tally.added) == [6], "\(name)")
            let back = try other.cells()
            let (was, now) = (shown(told, style.columns), shown(back, style.columns))
            #expect(unlike(was, now) == [], "\(name)")
            #expect(was == now, "\(name)")
            let days = Set(back.map { $0[LedgerColumn.changedOn.rawValue] })
            #expect(days == ["2027/02/01"], "\(name)")
        }
    }

    @Test func `the ledger that wrote it learns nothing from it, with or without numbers (I8)`()
        async throws
    {
        let desk = try await weeks()
        let told = try desk.cells()
        desk.hands.pass(minutes: 24 * 60)
        for (index, (set, style)) in Self.styles.enumerated() {
            let report = try desk.backfill(
                ["own-\(index).csv": try desk.export(style)], saved: "2026-12-02T12:00")
            let tally = try #require(report.files.first?.tally)
            #expect((tally.rows, tally.same, tally.left) == (6, 6, [:]), "\(set)")
            #expect(unlike(told, try desk.cells()) == [], "\(set)")
        }
    }

    /// The rows of an export, each with whether the ledger that wrote it knows it by its hash.
    private func seals(_ export: [UInt8], by key: SalonKey) throws -> [Bool?] {
        let format = try #require(
            tableFormats(beside: "/", libraries: [Repository.pipelines])
                .first { $0.name == "daicho-ledger" })
        var rows = try #require(try Reader(format).rows(of: export))
        var seals: [Bool?] = []
        while let row = rows.next() { seals.append(row.mark?.seal?.holds(by: key)) }
        return seals
    }

    @Test func `a row's hash tells whose it is, and that nobody has changed it (I8)`() async throws
    {
        let desk = try await weeks()
        let key = SalonKey(secret: Array(repeating: 7, count: 32))
        let export = try desk.export(SheetStyle(columns: LedgerColumn.allCases))
        #expect(try seals(export, by: key) == Array(repeating: true, count: 6))
        let stranger = SalonKey(secret: Array(repeating: 8, count: 32))
        #expect(try seals(export, by: stranger) == Array(repeating: false, count: 6))
        let changed = String(decoding: export, as: UTF8.self).replacing("25:30", with: "25:00")
        #expect(try seals(Array(changed.utf8), by: key).count { $0 == true } == 5)
        let shown = SheetStyle(columns: ColumnSets().named("受付用") ?? [])
        #expect(try seals(desk.export(shown), by: key) == Array(repeating: nil, count: 6))
    }

    /// What a desk enters: requested for nobody, twice in the same words, changed, served, and
    /// called off, with names and a memo that CP932 cannot write.
    private func counter() async throws -> Desk {
        let desk = try BookTests.desk()
        let enter = { (at: String, staff: String, name: String, isTentative: Bool) in
            var words = DeskWords()
            (words.at, words.staff, words.menu) = (at, staff, ["カット"])
            (words.name, words.phone, words.memo) = (name, "090-0000-0001", "窓側〜−\n𠮷")
            let booking = try Booking(words, isTentative: isTentative, person: "hana")
            return try await BookTests.enter(booking, at: desk).key.number
        }
        let run = { (deed: Deed) in
            _ = try await Sync(desk.loaded, in: desk.hands.world).run(deed)
        }
        _ = try await enter("2026-12-10T10:00", "フリー枠", "𠮷田 〜花子", true)
        for _ in 1...2 { _ = try await enter("2026-12-10T11:00", "フリー枠", "見本 ふたり", false) }
        let moved = try await enter("2026-12-10T12:00", "佐藤", "見本 三郎", false)
        let served = try await enter("2026-12-02T14:00", "佐藤", "見本 四郎", false)
        let gone = try await enter("2026-12-10T15:00", "佐藤", "見本 五郎", false)
        desk.hands.pass(minutes: 24 * 60)
        var words = DeskWords()
        words.at = "16:00"
        try await run(try Deed(amending: moved, words, person: "hana"))
        try await run(Deed(visiting: served, person: "hana"))
        try await run(Deed(cancelling: gone, bySalon: false, person: "hana"))
        desk.hands.pass(minutes: 24 * 60)
        return desk
    }

    /// Each preset in CP932, and masked.
    private static let deskStyles = styles.filter { $0.1.encoding == .cp932 }
        .flatMap { set, style in
            var masked = style
            (masked.isMasked, masked.encoding) = (true, .utf8)
            return [(set, style), ("\(set) masked", masked)]
        }

    @Test func `the desk's bookings are known again in every preset, masked or not (R2-14, I8)`()
        async throws
    {
        let desk = try await counter()
        let told = try desk.cells()
        #expect(told.count == 6)
        for (index, (set, style)) in Self.deskStyles.enumerated() {
            let report = try desk.backfill(
                ["own-\(index).csv": try desk.export(style)], saved: "2026-12-02T12:00")
            let tally = try #require(report.files.first?.tally)
            #expect((tally.rows, tally.same, tally.left) == (6, 6, [:]), "\(set)")
        }
        #expect(unlike(told, try desk.cells()) == [])
    }

    @Test
    func `what waits for its list is left to it, and what no list here shows comes in (R2-14)`()
        async throws
    {
        let desk = try await weeks()
        let style = SheetStyle(columns: ColumnSets().named("受付用") ?? [])
        let ledger = try desk.export(style)
        let listed = try Desk()
        let waits = try listed.backfill(["own.csv": ledger], saved: "2026-12-01T08:00")
        #expect(waits.files.map(\.tally.left) == [["no-number": 6]])
        let mailOnly = try Desk(
            """
            sources:
              notices: {formats: [salonboard-notice], from: "folder:mails", every: 30 minutes}
            """)
        let comes = try mailOnly.backfill(["own.csv": ledger], saved: "2026-12-01T08:00")
        #expect(comes.files.map(\.tally.added) == [6])
    }

    @Test func `an old mail that was read late comes back as old as it is (I8)`() async throws {
        let desk = try Desk()
        desk.mails([
            NoticeMail.some(
                .booked,
                of: .some("BE00000001", at: "11:00").with {
                    $0.receivedAt = "2026/11/20 10:00"
                }, at: "2026-11-20T10:00:00+09:00")
        ])
        desk.list([])
        _ = await desk.sync()
        for set in ["all", "分析用", "取込用"] {
            let other = try Desk()
            other.hands[\.now] = SalonTime.instant(iso: "2026-11-25T09:00:00+09:00")!
            other.list([.some("BE00000001", at: "15:00")])
            _ = await other.sync()
            other.hands[\.now] = SalonTime.instant(iso: "2026-12-02T09:00:00+09:00")!
            let style = SheetStyle(columns: ColumnSets().named(set) ?? [])
            _ = try other.backfill(
                ["own.csv": try desk.export(style)], saved: "2026-12-01T12:00")
            let starts = try other.cells().map { $0[LedgerColumn.start.rawValue] }
            #expect(starts == ["15:00"], "\(set)")
        }
    }
}
