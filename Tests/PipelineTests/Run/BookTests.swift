import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// Bookings that people enter at the desk: in force at once, and only where they fit.
struct BookTests {
    static let work = """
        hours: {every: 10:00-13:00 14:00-19:00}
        staff:
          佐藤: {every: 10:00-13:00 14:00-19:00}
          鈴木: {every: 10:00-13:00 14:00-19:00}
          田中: {every: 10:00-13:00 14:00-19:00}
          髙橋: {every: 10:00-13:00 14:00-19:00}
          山本: {every: 10:00-13:00 14:00-19:00}
        menus: {カット: 60 minutes, カラー: 120 minutes, 眉カット: 30 minutes, ジェルネイル: 90 minutes}
        """

    static func desk() throws -> Desk { try Desk(more: work) }

    static func booking(
        at: String = "2026-12-10T10:00", staff: String = "佐藤", menu: [String] = ["カット"],
        minutes: String? = nil, isTentative: Bool = false, id: String? = nil,
        equipment: String? = nil, name: String = "例示 花子"
    ) throws -> Booking {
        var words = DeskWords()
        (words.at, words.staff, words.menu, words.minutes) = (at, staff, menu, minutes)
        (words.name, words.phone, words.equipment) = (name, "090-0000-0001", equipment)
        return try Booking(words, isTentative: isTentative, id: id, person: "hana")
    }

    @discardableResult
    static func enter(_ booking: Booking, at desk: Desk) async throws -> (
        key: ReservationKey, report: RunReport
    ) {
        try await Sync(desk.loaded, in: desk.hands.world).run(booking)
    }

    static func expectReplay(_ desk: Desk) async throws {
        let live = try desk.ledger().snapshot()
        let rebuilt = try await Replay(desk.loaded).rebuild(live)
        #expect(rebuilt.isWhole && rebuilt.astray == 0)
        #expect(try await live.dump().differences(from: rebuilt.ledger.dump()) == [])
    }

    @Test func `D9, F4: another writing of somebody's name is asked about, and nothing is written`()
        async throws
    {
        let desk = try Self.desk()
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let before = try desk.rows()
        let error = try #require(
            await #expect(throws: WrongUsage.self) {
                try await Self.enter(try Self.booking(staff: "高橋"), at: desk)
            })
        #expect("\(error)".contains("髙橋"))
        #expect(try desk.rows() == before)
        try await Self.enter(
            try Self.booking(at: "2026-12-11T10:00", staff: "髙橋"), at: desk)
    }

    @Test func `R2-14: a name that nobody bears is refused with those that are known`()
        async throws
    {
        let desk = try Self.desk()
        desk.list([.some("BE00000001").with { $0.staff = "見本 桜" }])
        _ = await desk.sync()
        let before = try desk.rows()
        for staff in ["佐藤子", "新人"] {
            let error = try #require(
                await #expect(throws: WrongUsage.self) {
                    try await Self.enter(try Self.booking(staff: staff), at: desk)
                })
            #expect(
                error.problems == [
                    "--staff \(staff): nobody of that name is known; write 佐藤, 山本, 田中, 見本 桜, 鈴木, "
                        + "髙橋 or フリー枠, or name a new colleague under `staff:` in the definition first"
                ])
        }
        #expect(try desk.rows() == before)
        for staff in ["見本 桜", "山本", "フリー枠"] {
            try await Self.enter(try Self.booking(staff: staff), at: desk)
        }
    }

    @Test func `D9: whoever was merged goes by the salon's own name, so that the slot is seen`()
        async throws
    {
        let desk = try Self.desk()
        desk.list([.some("BE00000001").with { $0.staff = "サクラ" }])
        _ = await desk.sync()
        let sakura = StaffIdentity(medium: Medium(rawValue: "hotpepper"), name: "サクラ")
        try await desk.ledger(for: .writing).note(
            Act(.merge([sakura], person: "山本"), by: "hana", at: desk.hands[\.now]))
        let error = try #require(
            await #expect(throws: WrongUsage.self) {
                try await Self.enter(try Self.booking(staff: "サクラ"), at: desk)
            })
        #expect(error.problems == ["--staff サクラ: write it as the ledger does: 山本"])
        do {
            try await Self.enter(try Self.booking(at: "2026-12-10T11:00", staff: "山本"), at: desk)
            Issue.record("taken")
        } catch let refusal as BookingRefusal {
            #expect(refusal.code == "SLOT_TAKEN")
        }
    }

    @Test func `F6: where everybody has a guest, フリー枠 is refused by name`() async throws {
        let desk = try Self.desk()
        for staff in ["佐藤", "鈴木", "田中"] {
            try await Self.enter(try Self.booking(staff: staff), at: desk)
        }
        for _ in 1...2 { try await Self.enter(try Self.booking(staff: "フリー枠"), at: desk) }
        for staff in ["フリー枠", "髙橋"] {
            do {
                try await Self.enter(
                    try Self.booking(at: "2026-12-10T10:30", staff: staff), at: desk)
                Issue.record("taken")
            } catch let refusal as BookingRefusal {
                #expect(
                    "\(refusal)".hasPrefix(
                        "NO_FREE_PLACE: everybody who works during 2026-12-10 10:30-11:30 (60 min)")
                )
            }
        }
        try await Self.enter(
            try Self.booking(at: "2026-12-10T11:00", staff: "フリー枠"), at: desk)
    }

    @Test func `R2-14: a booking is in ledger, outbox and CSV at once, and replays (I1)`()
        async throws
    {
        let desk = try Self.desk()
        let (key, report) = try await Self.enter(try Self.booking(), at: desk)
        #expect(key.medium == .local && key.number.hasPrefix("L-"))
        #expect(report.status == .done)
        #expect(report.changes == [.booked: 1])
        #expect(report.actions == [.pushCreate: 1])
        #expect(desk.hands[\.handed].count == 1)
        #expect(desk.hands[\.handed][0].contains(#""start":"2026-12-10T10:00:00+09:00""#))
        let row = try #require(try desk.rows().first)
        #expect(row[0] == key.number)
        #expect(row[2] == "自店")
        #expect(row[4] == "受付待ち")
        #expect(row[6...11] == ["2026/12/10", "10:00", "11:00", "60", "メニュー表", "佐藤"])
        #expect(row[20] == "例示 花子")
        #expect(row[22] == "09000000001")
        #expect(!report.json.line.contains("例示"))
        let acts = try await desk.ledger().story(of: key.number)[0].acts
        #expect(acts.map(\.kind) == ["book"] && acts.map(\.person) == ["hana"])
        desk.list([.some("BE00000001", on: "20261211")])
        desk.hands.pass(minutes: 5)
        #expect(await desk.sync().changes == [.adopted: 1])
        #expect(try desk.rows().count == 2)
        try await Self.expectReplay(desk)
    }

    @Test func `R2-14: name, moment, staff and menu are needed, and all are asked for at once`() {
        do {
            _ = try Booking(DeskWords(), person: "hana")
            Issue.record("taken")
        } catch {
            #expect(
                error.problems.map { $0.prefix { $0 != ":" } } == [
                    "--name", "--at", "--staff", "--menu",
                ])
        }
        var words = DeskWords()
        (words.at, words.phone, words.minutes) = ("12月1日", "090-1", "0")
        do {
            _ = try words.facts()
            Issue.record("taken")
        } catch {
            #expect(error.problems.count == 3)
            #expect(!"\(error)".contains("090-1"))
        }
    }

    static let refusals: [(String, [String], String?, FitRefusal)] = [
        ("2026-12-10T18:30", ["カット"], nil, .beyondShiftEnd),
        ("2026-12-10T10:00", ["カット", "カラー", "眉カット"], nil, .notEnoughTime),
        ("2026-12-10T12:30", ["カット"], nil, .notEnoughTime),
        ("2026-12-10T09:00", ["カット"], nil, .notWorking),
        ("2026-12-10T14:30", ["カット"], nil, .taken),
        ("2026-12-10T10:00", ["知らないメニュー"], nil, .durationUnknown),
        ("2026-12-10T15:00", ["知らないメニュー"], "300", .beyondShiftEnd),
        ("2026-12-10T10:00", ["知らないメニュー"], "181", .notEnoughTime),
    ]

    @Test(arguments: refusals)
    func
        `D7, R2-16, R2-19, R2-20, F20: what does not fit is refused by name, and nothing is written`(
            at: String, menu: [String], minutes: String?, why: FitRefusal
        ) async throws
    {
        let desk = try Self.desk()
        try await Self.enter(try Self.booking(at: "2026-12-10T14:00"), at: desk)
        let before = desk.files(below: desk.folder.path)
        do {
            try await Self.enter(
                try Self.booking(at: at, menu: menu, minutes: minutes), at: desk)
            Issue.record("taken")
        } catch let refusal as BookingRefusal {
            #expect(refusal.code == why.rawValue)
            #expect("\(refusal)".hasPrefix(why.rawValue + ": "))
            #expect(!"\(refusal)".contains("例示"))
        }
        #expect(desk.files(below: desk.folder.path) == before)
    }

    @Test func `R2-17, R2-18: 60 and 120 minutes fit into 180 free ones, exactly`() async throws {
        let desk = try Self.desk()
        let (key, _) = try await Self.enter(
            try Self.booking(menu: ["カット", "カラー"]), at: desk)
        let row = try #require(try desk.rows().first { $0[0] == key.number })
        #expect(row[7...9] == ["10:00", "13:00", "180"])
    }

    @Test func `R2-16: a request may run over the end of the shift, and asks for its own word`()
        async throws
    {
        let desk = try Self.desk()
        let (key, _) = try await Self.enter(
            try Self.booking(at: "2026-12-10T18:30", isTentative: true), at: desk)
        #expect(try desk.rows().first { $0[0] == key.number }?[4] == "仮予約")
    }

    @Test func `F20: minutes that were said stand, others are the menus', never thirty`()
        async throws
    {
        let desk = try Self.desk()
        try await Self.enter(try Self.booking(minutes: "75"), at: desk)
        try await Self.enter(try Self.booking(staff: "鈴木"), at: desk)
        let rows = try desk.rows()
        #expect(rows.map { $0[9] } == ["75", "60"] || rows.map { $0[9] } == ["60", "75"])
        #expect(Set(rows.map { $0[10] }) == ["手入力", "メニュー表"])
        #expect(desk.hands[\.handed].allSatisfy { $0.contains(#""durationMinutes":"#) })
    }

    @Test func `the same booking under a person's own name is entered once`() async throws {
        let desk = try Self.desk()
        let first = try await Self.enter(try Self.booking(id: "pos-17"), at: desk)
        desk.hands.pass(minutes: 3)
        let second = try await Self.enter(try Self.booking(id: "pos-17"), at: desk)
        #expect(second.key == first.key)
        #expect(second.report.changes.isEmpty && second.report.actions.isEmpty)
        #expect(desk.hands[\.handed].count == 1)
        await #expect(throws: BookingRefusal.idTaken(first.key.number)) {
            try await Self.enter(try Self.booking(staff: "鈴木", id: "pos-17"), at: desk)
        }
        try await Self.expectReplay(desk)
    }

    @Test func `what is nobody's time, or another piece of equipment, stands in nobody's way`()
        async throws
    {
        let desk = try Self.desk()
        for _ in 1...2 {
            try await Self.enter(try Self.booking(staff: "フリー枠"), at: desk)
        }
        try await Self.enter(try Self.booking(equipment: "個室1"), at: desk)
        try await Self.enter(try Self.booking(staff: "鈴木", equipment: "個室2"), at: desk)
        #expect(Set(try desk.rows().map { $0[0] }).count == 4)
        await #expect(throws: BookingRefusal.self) {
            try await Self.enter(try Self.booking(staff: "田中", equipment: "個室1"), at: desk)
        }
    }

    @Test
    func `an imported booking keeps its slot, and is taken whether it fits or not (R2-22, D7)`()
        async throws
    {
        let desk = try Self.desk()
        desk.list([.some("BE00000001", on: "20261210", at: "18:30")])
        #expect(await desk.sync().changes == [.adopted: 1])
        await #expect(throws: BookingRefusal.self) {
            try await Self.enter(
                try Self.booking(at: "2026-12-10T18:00", staff: "髙橋"), at: desk)
        }
        try await Self.enter(try Self.booking(at: "2026-12-10T17:30", staff: "髙橋"), at: desk)
    }

    @Test func `a day beyond the horizon, and an hour ago, can be entered`() async throws {
        let desk = try Self.desk()
        try await Self.enter(try Self.booking(at: "2027-08-10T10:00"), at: desk)
        desk.hands.pass(minutes: 120)
        try await Self.enter(try Self.booking(at: "2026-12-01T10:00"), at: desk)
        let dump = try await desk.ledger().dump().text
        #expect(dump.contains("2027-08-10") && dump.contains("2026-12-01"))
        try await Self.expectReplay(desk)
    }

    @Test func `R2-14: a day that is over is refused, with the way by which it comes in`()
        async throws
    {
        let desk = try Desk(more: "hours: {every: 10:00-29:00}\nmenus: {カット: 60 minutes}")
        try await Self.enter(try Self.booking(at: "2026-12-01T14:00"), at: desk)
        let before = desk.files(below: desk.folder.path)
        let error = try #require(
            await #expect(throws: BookingRefusal.self) {
                try await Self.enter(try Self.booking(at: "2026-11-30T14:00"), at: desk)
            })
        #expect(
            "\(error)"
                == "PAST_DAY: 2026-11-30 is over; write the visit into a table and bring it in with "
                + "`daicho backfill --from 2026-11-30 --to 2026-11-30 --file FILE`")
        #expect(desk.files(below: desk.folder.path) == before)
        desk.hands.pass(minutes: 16 * 60)  // 1 o'clock, of the business day before
        try await Self.enter(try Self.booking(at: "2026-12-01T25:30"), at: desk)
        await #expect(throws: BookingRefusal.self) {
            try await Self.enter(try Self.booking(at: "2026-12-01T24:30"), at: desk)
        }
    }
}
