import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// 締め: what the last complete list showed of a day against what the ledger holds.
@Suite struct DayCloseTests {
    private let day = ServiceDay("2026-12-10")!

    private func close(_ desk: Desk, on day: ServiceDay? = nil) throws -> DayClose {
        try DayClose(
            of: desk.loaded, ledger: desk.ledger(), day: day ?? self.day, asOf: desk.hands[\.now])
    }

    @Test func `a day whose rows are the same on both sides is closed`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001"), .some("BE00000002", at: "12:00")])
        _ = await desk.sync()
        desk.hands[\.now] = desk.hands[\.now].addingTimeInterval(180)
        let closed = try close(desk)
        let medium = try #require(closed.media.first)
        #expect(closed.isClosed && closed.media.count == 1)
        #expect(medium.line(at: desk.hands[\.now]) == "3 分前の HOT PEPPER Beauty と一致、2 = 2、不明 0")
        #expect(medium.thereSum == medium.hereSum)
        #expect(closed.rows.map(\.count) == [DayClose.titles.count])
    }

    @Test func `a listed medium without a complete list is not closed`() async throws {
        let desk = try Desk()
        #expect(
            try DayClose(of: desk.loaded, ledger: nil, day: day, asOf: desk.hands[\.now]).isClosed
                == false)
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        #expect(try close(desk, on: ServiceDay("2028-01-01")!).isClosed == false)
    }

    @Test func `a booking that a list no longer shows is unexplained, by its number (D11, F7)`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000001"), .some("BE00000002", at: "12:00")])
        _ = await desk.sync()
        desk.hands[\.now] = desk.hands[\.now].addingTimeInterval(600)
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let medium = try #require(try close(desk).media.first)
        #expect((medium.there, medium.here) == (1, 2))
        #expect(medium.unexplained == ["BE00000002"])
        #expect(!medium.isClosed)
    }

    @Test func `a mail that is newer than the list explains what differs`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.mails([
            NoticeMail.some(
                .cancelled, of: .some("BE00000001"),
                at: SalonTime.iso(desk.hands[\.now].addingTimeInterval(-60)))
        ])
        desk.fail("list", .network)
        _ = await desk.sync { $0.isForced = true }
        let medium = try #require(try close(desk).media.first)
        #expect(medium.explained == ["BE00000001"])
        #expect(medium.unexplained == [])
        #expect(medium.thereSum != medium.hereSum)
        #expect(
            medium.line(at: desk.hands[\.now])
                == "5 分前の HOT PEPPER Beauty との違いは説明済み、1 = 1、不明 0（一覧のあとに変わった予約 1）")
        #expect(try close(desk).rows.map { $0.last } == ["説明済み"])
    }

    @Test(arguments: ["開始時刻=15:30", "担当スタッフ=別の人", "予約日=2026-12-11"])
    func `a pin explains itself, and hides nothing else`(pin: String) async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001"), .some("BE00000002", at: "12:00")])
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        let word = try Amendment(number: "BE00000001", pins: [pin], unpins: [], person: "hana")
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(word)
        let pinned = try #require(try close(desk).media.first)
        #expect(
            (pinned.count(.pin), pinned.explained, pinned.unexplained) == (1, ["BE00000001"], []))
        #expect(pinned.isClosed && !pinned.isSame)
        let sides = pin.hasPrefix("予約日") ? "2 - 1 = 1" : "2 = 2"
        #expect(
            pinned.line(at: desk.hands[\.now])
                == "5 分前の HOT PEPPER Beauty との違いは説明済み、\(sides)、不明 0（手で固定した予約 1）")
        #expect(try close(desk).text.contains("説明済み  BE00000001  手で固定した予約"))
        desk.hands.pass(minutes: 5)
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let gone = try #require(try close(desk).media.first)
        #expect((gone.explained, gone.unexplained) == (["BE00000001"], ["BE00000002"]))
        let odd = pin.hasPrefix("予約日") ? "1 - 1 ≠ 1" : "1 ≠ 2"
        #expect(
            gone.line(at: desk.hands[\.now])
                == "0 分前の HOT PEPPER Beauty と一致しません、\(odd)、"
                + "不明 1（一覧に見当たらない 1。ほかに説明済み：手で固定した予約 1）")
    }

    @Test func `a change at the desk that its medium does not show is told as such (R0-06)`()
        async throws
    {
        let desk = try Desk(more: BookTests.work)
        let bookings = [
            SandboxBooking.some("BE00000001"), .some("BE00000002", at: "15:00"),
        ]
        desk.list(bookings)
        _ = await desk.sync()
        for (number, at) in [("BE00000001", "17:00"), ("BE00000002", "2026-12-11T15:00")] {
            var words = DeskWords()
            words.at = at
            let deed = try Deed(amending: number, words, person: "hana")
            _ = try await Sync(desk.loaded, in: desk.hands.world).run(deed)
        }
        for _ in 1...2 {
            let medium = try #require(try close(desk).media.first)
            #expect(medium.isClosed)
            #expect(
                medium.line(at: desk.hands[\.now]).hasSuffix(
                    "との違いは説明済み、2 - 1 = 1、不明 0（媒体側未反映 2）"))
            let next = try #require(try close(desk, on: day.adding(days: 1)).media.first)
            #expect(
                next.line(at: desk.hands[\.now]).hasSuffix("0 + 1 = 1、不明 0（媒体側未反映 1）"))
            desk.hands.pass(minutes: 5)
            desk.list(bookings)  // the medium says the old still
            _ = await desk.sync()
        }
        #expect(try close(desk).rows.map { $0[8] } == ["2"])
    }

    @Test func `what waits in a hold is open, and said to wait (G2)`() async throws {
        let desk = try Desk()
        let bookings = (1...5).map { SandboxBooking.some("BE0000000\($0)", at: "1\($0):00") }
        desk.list(bookings)
        _ = await desk.sync()
        desk.hands.pass(minutes: 5)
        desk.list(bookings.map { booking in booking.with { $0.status = .cancelledByCustomer } })
        #expect(await desk.sync().status == .personNeeded)
        let medium = try #require(try close(desk).media.first)
        #expect(
            medium.line(at: desk.hands[\.now])
                == "0 分前の HOT PEPPER Beauty と一致しません、件数は 5 = 5、不明 5（変更・取消を保留中 5）")
        let text = try close(desk).text
        #expect(text.contains("不明  BE00000005  変更・取消を保留中  → daicho explain BE00000005"))
    }

    @Test func `bookings of the desk and of mails alone have no list to agree with`() async throws {
        let desk = try Desk(more: BookTests.work)
        desk.list([])
        _ = await desk.sync()
        try await BookTests.enter(try BookTests.booking(), at: desk)
        let closed = try close(desk)
        let local = try #require(closed.media.last)
        #expect(closed.isClosed && local.medium == .local)
        #expect(local.line(at: desk.hands[\.now]) == "自店：台帳 1 件（突き合わせる一覧のない媒体です）")
    }

    @Test func `a page that was saved before the run is told to be as old as it is`() async throws {
        let desk = try Desk()
        let booking = SandboxBooking.some("BE00000001", on: "20261201", at: "18:00")
        desk.list([booking], askedEarlier: 300)
        _ = await desk.sync()
        let text = try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now]
        ).text
        #expect(text.contains("最終取得 2026/12/01 09:00（0 分前）  一覧は 2026/12/01 08:55 のもの（5 分前）"))
        #expect(text.contains("本日の締め  5 分前の HOT PEPPER Beauty と一致、1 = 1、不明 0"))
    }

    @Test func `the status of a salon tells today's close in one line`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001", on: "20261201", at: "18:00")])
        _ = await desk.sync()
        let status = try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
        #expect(status.text.contains("本日の締め  0 分前の HOT PEPPER Beauty と一致、1 = 1、不明 0"))
    }

    // MARK: Days that are over

    private let past = ServiceDay("2026-12-01")!

    private func at(_ time: String, _ desk: Desk) {
        desk.hands[\.now] = SalonTime.instant(iso: time + "+09:00")!
    }

    @Test(arguments: [
        (status: SandboxStatus.noShow, sides: "件数は 1 = 1、不明 1（内容が違う予約 1）"),
        (status: nil, sides: "0 ≠ 1、不明 1（台帳だけにある予約 1）"),
    ])
    func `what a list shows of yesterday is compared, although no run takes it in (D11)`(
        status: SandboxStatus?, sides: String
    ) async throws {
        let desk = try Desk()
        let booking = SandboxBooking.some("BE00000001", on: "20261201", at: "18:00")
        let other = SandboxBooking.some("BE00000002")
        desk.list([booking, other])
        _ = await desk.sync()
        at("2026-12-02T09:55:00", desk)
        desk.list((status.map { word in [booking.with { $0.status = word }] } ?? []) + [other])
        _ = await desk.sync()
        let medium = try #require(try close(desk, on: past).media.first)
        #expect(medium.unexplained == ["BE00000001"] && !medium.isClosed)
        #expect(
            medium.line(at: desk.hands[\.now])
                == "0 分前の HOT PEPPER Beauty と一致しません、\(sides)")
    }

    @Test func `a listed row that the ledger lacks is unexplained`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000002")])
        _ = await desk.sync()
        at("2026-12-02T09:55:00", desk)
        desk.list([.some("BE00000001", on: "20261201"), .some("BE00000002")])
        _ = await desk.sync()
        let medium = try #require(try close(desk, on: past).media.first)
        #expect((medium.there, medium.here) == (1, 0))
        #expect(medium.unexplained == ["BE00000001"] && !medium.isClosed)
    }

    @Test func `a list of the morning does not close the day, one of its end does`() async throws {
        let desk = try Desk()
        let bookings = [SandboxBooking.some("BE00000001", on: "20261201", at: "18:00")]
        desk.list(bookings)
        _ = await desk.sync()
        at("2026-12-19T18:05:00", desk)
        let stale = try #require(try close(desk, on: past).media.first)
        #expect(stale.unexplained == [] && stale.isSame && !stale.isClosed)
        #expect(
            stale.line(at: desk.hands[\.now])
                == "HOT PEPPER Beauty：2026/12/01 23:50 以後の一覧をまだ読んでいません"
                + "（18 日前の一覧では 1 = 1、不明 0）"
                + "  → daicho backfill --source list --from 2026-12-01 --to 2026-12-01")
        #expect(try close(desk, on: past).rows.map { $0.last } == ["未了"])
        at("2026-12-01T23:55:00", desk)
        desk.list(bookings)  // the same in other bytes
        #expect(await desk.sync().changes == [:])
        at("2026-12-02T08:00:00", desk)
        let late = try #require(try close(desk, on: past).media.first)
        #expect(late.isClosed)
        #expect(
            late.line(at: desk.hands[\.now]) == "8 時間前の HOT PEPPER Beauty と一致、1 = 1、不明 0")
        try await desk.ledger(for: .writing).prune(before: .distantFuture)
        #expect(try close(desk, on: past).media == [late])
    }

    @Test func `a visit past midnight is waited for`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001", on: "20261201", at: "25:30")])
        at("2026-12-01T23:55:00", desk)
        _ = await desk.sync()
        at("2026-12-02T08:00:00", desk)
        let medium = try #require(try close(desk, on: past).media.first)
        #expect(medium.needed == SalonTime.instant(iso: "2026-12-02T01:30:00+09:00"))
        #expect(!medium.isClosed)
    }

    @Test func `today is closed by a list no older than the source may be`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001", on: "20261201", at: "18:00")])
        _ = await desk.sync()
        for (minutes, isClosed) in [(9.0, true), (2.0, false)] {
            desk.hands.pass(minutes: minutes)
            #expect(try close(desk, on: past).isClosed == isClosed)
        }
        #expect(try close(desk, on: past).text.contains("→ daicho sync --now"))
    }

    @Test func `a day that is over is closed by asking its source again`() async throws {
        let desk = try Desk()
        let booking = SandboxBooking.some("BE00000001", on: "20261201", at: "18:00")
        desk.list([booking])
        _ = await desk.sync()
        at("2026-12-03T10:00:00", desk)
        desk.list([booking.with { $0.status = .settled }])
        let source = try #require(desk.loaded.definition.source(named: "list"))
        let fetched = await FetchedPast(
            source, of: desk.loaded, days: past...past, asOf: desk.hands[\.now],
            fetch: desk.hands.world.fetch)
        _ = try Backfill(
            desk.loaded, formats: [], days: past...past, now: desk.hands[\.now],
            randomBytes: { Array(repeating: 7, count: $0) }
        ).run([], fetched: [fetched])
        let medium = try #require(try close(desk, on: past).media.first)
        #expect(
            medium.line(at: desk.hands[\.now]) == "0 分前の HOT PEPPER Beauty と一致、1 = 1、不明 0")
        #expect(medium.isClosed)
    }

    @Test func `what a link leaves out explains itself, as long as the ledger lacks it (R0-01)`()
        async throws
    {
        let desk = try Desk()
        desk.list([.some("BE00000002")])
        _ = await desk.sync()
        let now = desk.hands[\.now]
        let medium = Medium(rawValue: "hotpepper")
        let rows = ["BE00000008", "BE00000009"].map { number in
            var facts = Facts()
            facts.visitDate = past
            return Scan.Row(
                number: number, facts: facts, interval: Interval(from: now, to: now), capture: "",
                span: nil)
        }
        let scan = Scan(
            id: "list", source: "list", medium: medium, interval: Interval(from: now, to: now),
            range: Horizon(first: past, last: past),
            coverage: Coverage(verdict: .complete, proofs: [], failed: []),
            fingerprint: Fingerprint(words: []), detectedAt: now, format: "list@1", rows: rows)
        let left: Set = [ReservationKey(medium: medium, number: "BE00000008")]
        try desk.ledger(for: .writing).keep([Listing(scan, leftOut: left)].compactMap(\.self))
        let told = try #require(try close(desk, on: past).media.first)
        #expect((told.explained, told.unexplained) == (["BE00000008"], ["BE00000009"]))
        #expect(
            told.line(at: now).hasSuffix(
                "2 - 1 ≠ 0、不明 1（媒体だけにある予約 1。ほかに説明済み：連携前の予約 1）"))
    }
}
