import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// What people change, cancel and serve at the desk, from the act to the target and the shelf.
struct DeedTests {
    private func entered(
        _ change: (inout DeskWords) -> Void = { _ in }, isTentative: Bool = false
    ) async throws -> (desk: Desk, number: String) {
        let desk = try BookTests.desk()
        var words = DeskWords()
        (words.at, words.staff, words.menu) = ("2026-12-10T10:00", "佐藤", ["カット"])
        words.name = "例示 花子"
        change(&words)
        let booking = try Booking(words, isTentative: isTentative, person: "hana")
        let (key, _) = try await BookTests.enter(booking, at: desk)
        return (desk, key.number)
    }

    private func amend(
        _ desk: Desk, _ number: String, confirms: Bool = false,
        _ change: (inout DeskWords) -> Void
    ) async throws -> DeedReport {
        var words = DeskWords()
        change(&words)
        return try await run(
            desk, try Deed(amending: number, words, confirms: confirms, person: "hana"))
    }

    private func run(_ desk: Desk, _ deed: Deed) async throws -> DeedReport {
        try await Sync(desk.loaded, in: desk.hands.world).run(deed)
    }

    private func row(_ desk: Desk, _ number: String) throws -> [String] {
        try #require(try desk.rows().first { $0[0] == number })
    }

    @Test
    func `what was entered here is changed, cancelled and served by a word, and replays (I1)`()
        async throws
    {
        let (desk, number) = try await entered()
        let moved = try await amend(desk, number) { $0.at = "15:00" }
        #expect(moved.report.changes == [.amended: 1])
        #expect(moved.report.actions == [.pushUpdate: 1])
        let course = try await amend(desk, number) { $0.menu = ["カット", "カラー"] }
        #expect(course.advice.isEmpty)
        #expect(try row(desk, number)[7...9] == ["15:00", "18:00", "180"])
        let gone = try await run(desk, Deed(cancelling: number, bySalon: true, person: "hana"))
        #expect(gone.report.actions == [.pushCancel: 1])
        #expect(try row(desk, number)[4] == "サロンキャンセル")
        await #expect(throws: BookingRefusal.notStanding(number)) {
            try await amend(desk, number) { $0.at = "16:00" }
        }
        let (other, served) = try await entered { $0.at = "2026-12-01T11:00" }
        _ = try await run(other, Deed(visiting: served, person: "hana"))
        #expect(try row(other, served)[4] == "済み")
        let again = try await run(other, Deed(visiting: served, person: "hana"))
        #expect(again.report.changes.isEmpty && again.report.actions.isEmpty)
        try await BookTests.expectReplay(desk)
        try await BookTests.expectReplay(other)
    }

    @Test func `R2-16, F20: a change is refused like a booking, and leaves it as it was`()
        async throws
    {
        let (desk, number) = try await entered()
        let before = desk.files(below: desk.folder.path)
        let wrong: [(FitRefusal, (inout DeskWords) -> Void)] = [
            (.beyondShiftEnd, { $0.at = "18:30" }), (.notEnoughTime, { $0.at = "12:30" }),
            (.notEnoughTime, { $0.minutes = "200" }), (.durationUnknown, { $0.menu = ["謎"] }),
        ]
        for (why, change) in wrong {
            do {
                _ = try await amend(desk, number, change)
                Issue.record("\(why) was taken")
            } catch let refusal as BookingRefusal {
                #expect(refusal.code == why.rawValue)
            }
        }
        #expect(desk.files(below: desk.folder.path) == before)
    }

    @Test func `R2-16: a request becomes a booking only where it fits`() async throws {
        let (desk, number) = try await entered({ $0.at = "2026-12-10T18:30" }, isTentative: true)
        do {
            _ = try await amend(desk, number, confirms: true) { _ in }
            Issue.record("taken")
        } catch let refusal as BookingRefusal {
            #expect(refusal.code == "BEYOND_SHIFT_END")
        }
        _ = try await amend(desk, number, confirms: true) { $0.at = "18:00" }
        #expect(try row(desk, number)[4] == "受付待ち")
    }

    @Test func `a visit is noted on its day, and taken back where it was a mistake`() async throws {
        let (desk, number) = try await entered()
        let before = try desk.rows()
        await #expect(throws: BookingRefusal.notYet(number, ServiceDay("2026-12-10")!)) {
            try await run(desk, Deed(visiting: number, person: "hana"))
        }
        #expect(try desk.rows() == before)
        desk.hands.pass(minutes: 9 * 24 * 60)
        _ = try await run(desk, Deed(visiting: number, person: "hana"))
        let refusal = BookingRefusal.alreadyServed(number, .served)
        #expect("\(refusal)".contains("daicho visit \(number) --undo"))
        await #expect(throws: refusal) {
            try await run(desk, Deed(cancelling: number, bySalon: false, person: "hana"))
        }
        #expect(try row(desk, number)[4] == "済み")
        let back = try await run(
            desk, Deed(visiting: number, isMistaken: true, person: "hana"))
        #expect(back.text(mediumName: "").hasPrefix("\(number)  の来店処理を取り消しました"))
        #expect(try row(desk, number)[4] == "受付待ち")
        _ = try await run(desk, Deed(cancelling: number, bySalon: false, person: "hana"))
        await #expect(throws: BookingRefusal.notStanding(number)) {
            try await run(desk, Deed(visiting: number, isMistaken: true, person: "hana"))
        }
        try await BookTests.expectReplay(desk)
    }

    @Test func `R0-08: a visit at a medium's booking is taken back, and only one that was`()
        async throws
    {
        let desk = try await imported(on: "20261201")
        let idle = try await run(
            desk, Deed(visiting: "BE00000002", isMistaken: true, person: "hana"))
        #expect(idle.report.changes.isEmpty)
        _ = try await run(desk, Deed(visiting: "BE00000001", person: "hana"))
        let back = try await run(
            desk, Deed(visiting: "BE00000001", isMistaken: true, person: "hana"))
        #expect(back.advice.isEmpty)
        #expect(try row(desk, "BE00000001")[4] == "受付待ち")
        try await BookTests.expectReplay(desk)
    }

    @Test func `a booking moves to no day that is over`() async throws {
        let (desk, number) = try await entered()
        await #expect(throws: BookingRefusal.pastDay(ServiceDay("2026-11-30")!)) {
            try await amend(desk, number) { $0.at = "2026-11-30T10:00" }
        }
        await #expect(throws: WrongUsage.self) {
            try await amend(desk, number) { $0.staff = "例示" }
        }
        desk.hands.pass(minutes: 10 * 24 * 60)
        let late = try await amend(desk, number) { $0.at = "11:00" }  // it was an hour later
        #expect(late.changes.map(\.after.startTime) == [ClockTime("11:00")])
    }

    private func imported(on day: String = "20261210", more: String = "") async throws -> Desk {
        let desk = try Desk(more: BookTests.work + "\n" + more)
        desk.list([.some("BE00000001", on: day, at: "11:00"), .some("BE00000002", on: "20261211")])
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        return desk
    }

    @Test func `R0-06, D10: a medium's booking is moved here, and one step names its screen`()
        async throws
    {
        let desk = try await imported()
        let moved = try await amend(desk, "BE00000001") { $0.at = "15:00" }
        #expect(moved.report.actions == [.advise: 1, .pushUpdate: 1])
        #expect(moved.advice.count == 1)
        #expect(moved.advice[0].screen == "予約一覧の予約詳細")
        let text = moved.text(mediumName: "HOT PEPPER Beauty")
        #expect(text.contains("HOT PEPPER Beauty の「予約一覧の予約詳細」で 2026/12/10 11:00 の予約の 開始時刻 を 15:00"))
        let line = try row(desk, "BE00000001")
        #expect(line[7] == "15:00")
        #expect(line[35].contains("媒体側未反映"))

        desk.list([.some("BE00000001", at: "11:00"), .some("BE00000002", on: "20261211")])
        #expect(await desk.sync().changes.isEmpty)
        desk.hands.pass(minutes: 5)
        desk.list([.some("BE00000001", at: "15:00"), .some("BE00000002", on: "20261211")])
        _ = await desk.sync()
        #expect(try !row(desk, "BE00000001")[35].contains("媒体側未反映"))
        let open = try await desk.ledger().actions(in: .pending)
        #expect(open.isEmpty)
        #expect(try await desk.ledger().actions(in: .done).map(\.action.kind) == [.advise])
        try await BookTests.expectReplay(desk)
    }

    private static let notices = """
        notify:
          - {mail: owner@salon.example, via: smtps://smtp.example.jp}
          - {line: C0123, token: {env: LINE}}
        """

    @Test func `D10: a step for a person is told once, in one letter with the alerts`() async throws
    {
        let desk = try await imported(more: Self.notices)
        let before = desk.hands[\.letters].count
        let moved = try await amend(desk, "BE00000001") { $0.at = "15:00" }
        let letters = Array(desk.hands[\.letters].dropFirst(before))
        #expect(letters.count == 2)
        #expect(Set(letters.map(\.text)).count == 1 && Set(letters.map(\.key)).count == 2)
        let id = moved.advice[0].id
        #expect(
            letters[0].text.contains(
                "・BE00000001  HOT PEPPER Beauty の「予約一覧の予約詳細」で 2026/12/10 11:00 の予約の 開始時刻 を "
                    + "15:00 に変更してください（済んだら daicho action done \(id)）\n"))
        #expect(try await desk.ledger().actions(in: .handed).map(\.action.id).contains(id))
        desk.hands.pass(minutes: 5)
        _ = await desk.sync()
        #expect(desk.hands[\.letters].count == before + 2)
        try await BookTests.expectReplay(desk)
    }

    @Test func `D10: two changes of a booking are one step, and its end is the end of both`()
        async throws
    {
        let desk = try await imported(more: Self.notices)
        _ = try await amend(desk, "BE00000001") { $0.at = "15:00" }
        desk.hands.pass(minutes: 5)
        let last = try await amend(desk, "BE00000001") { $0.at = "16:00" }.advice.last
        let open = try await desk.ledger().actions(in: .handed).filter { $0.action.kind == .advise }
        let steps = StandingStep.all(of: open)
        #expect(open.count == 2 && steps.map(\.item.action.id) == [last?.id])
        #expect(outboxText(steps).contains("11:00 の予約の 開始時刻 を 16:00 に変更"))
        let status = try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
        #expect(status.text.contains("手作業 1 件"))
        try await desk.ledger(for: .writing).markDone(
            try #require(last).id, by: "hana", at: desk.hands[\.now])
        #expect(
            try await desk.ledger().actions(in: .handed).allSatisfy { $0.action.kind != .advise })
        try await BookTests.expectReplay(desk)
    }

    @Test func `D10: a step that nobody could be told waits, and has the same key again`()
        async throws
    {
        let desk = try await imported(more: Self.notices)
        let before = desk.hands[\.letters].count
        desk.hands[\.mailGoesOut] = false
        let id = try await amend(desk, "BE00000001") { $0.at = "15:00" }.advice[0].id
        #expect(try await desk.ledger().actions(in: .pending).map(\.action.id) == [id])
        desk.hands[\.mailGoesOut] = true
        desk.hands.pass(minutes: 5)
        _ = await desk.sync()
        let letters = desk.hands[\.letters].dropFirst(before).filter { $0.text.contains(id) }
        #expect(letters.count == 4)
        // Each gets the same letter again: that the first did not go out is in none.
        #expect(Set(letters.map(\.key)).count == 2)
        #expect(try await desk.ledger().actions(in: .handed).map(\.action.id).contains(id))
        desk.hands.pass(minutes: 5)
        _ = await desk.sync()
        #expect(desk.hands[\.letters].filter { $0.text.contains(id) }.count == 4)
    }

    @Test func `R0-25: what is asked of a person says what to do, and names no guest`() {
        func advice(before: Facts?, after: Facts?) -> String {
            Action(
                target: Medium(rawValue: "ozmall"), kind: .advise, key: Told.key, before: before,
                after: after, reasons: ["screen:予約枠"], opens: .distantPast, salon: "s", receipt: nil
            ).request(mediumName: "OZmall").replacing(/（済んだら.*/, with: "")
        }
        let slot = Slot(staff: nil, day: ServiceDay("2026-12-05")!, minutes: 840..<900).facts
        var named = Told.facts()
        named.claimed.insert(FieldSet(.customerName))
        named.customerName = Private("例示 花子")
        #expect(
            advice(before: nil, after: slot)
                == "OZmall の「予約枠」で 2026/12/05 14:00 から 60 分（フリー枠）の枠を閉じてください")
        #expect(
            advice(before: slot, after: nil)
                == "OZmall の「予約枠」で 2026/12/05 14:00 から 60 分（フリー枠）の枠を開けてください")
        #expect(
            advice(before: nil, after: named) == "OZmall の「予約枠」で \(named.visitWords) の予約を登録してください")
        #expect(
            advice(before: named, after: nil) == "OZmall の「予約枠」で \(named.visitWords) の予約を取り消してください")
        var other = named
        other.customerName = Private("見本 花子")
        #expect(advice(before: named, after: other).contains("台帳のとおり"))
        #expect(!advice(before: named, after: other).contains("花子"))
    }

    @Test func `R0-07: a change at the medium beats what was changed here, and its step is gone`()
        async throws
    {
        let desk = try await imported()
        _ = try await amend(desk, "BE00000001") { $0.at = "15:00" }
        desk.list([.some("BE00000001", at: "16:00"), .some("BE00000002", on: "20261211")])
        #expect(await desk.sync().changes == [.amended: 1])
        let line = try row(desk, "BE00000001")
        #expect(line[7] == "16:00")
        #expect(!line[35].contains("媒体側未反映") && !line[35].contains("食い違い"))
        #expect(try await desk.ledger().actions(in: .pending).isEmpty)
        try await BookTests.expectReplay(desk)
    }

    @Test func `R0-08, R0-09: a visit at a medium's booking stays here and is not undone`()
        async throws
    {
        let desk = try await imported(on: "20261201")
        let served = try await run(desk, Deed(visiting: "BE00000001", person: "hana"))
        #expect(served.advice.isEmpty)
        #expect(served.report.actions == [.pushUpdate: 1])  // to the salon's own site
        desk.list([
            .some("BE00000001", on: "20261201", at: "11:00").with { $0.staff = "佐藤" },
            .some("BE00000002", on: "20261211"),
        ])
        _ = await desk.sync()
        #expect(try row(desk, "BE00000001")[4] == "済み")
        try await BookTests.expectReplay(desk)
    }

    @Test func `a medium's booking is cancelled here, and a person is sent to cancel it there`()
        async throws
    {
        let desk = try await imported()
        let gone = try await run(
            desk, Deed(cancelling: "BE00000001", bySalon: false, person: "hana"))
        #expect(gone.report.actions == [.advise: 1, .pushCancel: 1])
        #expect(gone.text(mediumName: "M").contains("の予約を取り消してください"))
        #expect(!gone.json.line.contains("見本"))
        try await BookTests.expectReplay(desk)
    }

    @Test func `D6: memo and equipment are the salon's own, and nobody has to be told`()
        async throws
    {
        let desk = try await imported()
        let noted = try await amend(desk, "BE00000001") { $0.memo = "紹介あり" }
        #expect(noted.advice.isEmpty)
        #expect(try row(desk, "BE00000001")[35].isEmpty)
        let back = try await amend(desk, "BE00000001") { $0.memo = "なし" }
        #expect(back.report.changes == [.amended: 1])
    }
}
