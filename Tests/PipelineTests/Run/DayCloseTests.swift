import Foundation
import LedgerStore
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

    @Test func `a booking that a list no longer shows is unexplained, by its number (D11)`()
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
        desk.hands[\.now] = desk.hands[\.now].addingTimeInterval(1800)
        desk.mails([
            NoticeMail.some(
                .cancelled, of: .some("BE00000001"),
                at: SalonTime.iso(desk.hands[\.now].addingTimeInterval(-60)))
        ])
        desk.fail("list", .network)
        _ = await desk.sync()
        let medium = try #require(try close(desk).media.first)
        #expect(medium.explained == ["BE00000001"])
        #expect(medium.unexplained == [])
        #expect(medium.thereSum != medium.hereSum)
        #expect(
            medium.line(at: desk.hands[\.now])
                == "30 分前の HOT PEPPER Beauty との差は説明済み、1 = 1、不明 0（一覧より新しい連絡 1）")
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
        #expect((pinned.pinned, pinned.explained, pinned.unexplained) == (["BE00000001"], [], []))
        #expect(pinned.isClosed && !pinned.isSame)
        let here = pin.hasPrefix("予約日") ? "2 ≠ 1" : "2 = 2"
        #expect(
            pinned.line(at: desk.hands[\.now])
                == "5 分前の HOT PEPPER Beauty との差は説明済み、\(here)、不明 0（手で固定した予約 1）")
        #expect(try close(desk).text.contains("固定  BE00000001"))
        desk.hands.pass(minutes: 5)
        desk.list([.some("BE00000001")])
        _ = await desk.sync()
        let gone = try #require(try close(desk).media.first)
        #expect((gone.pinned, gone.unexplained) == (["BE00000001"], ["BE00000002"]))
        #expect(gone.line(at: desk.hands[\.now]).contains("と不一致"))
    }

    @Test func `the status of a salon tells today's close in one line`() async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001", on: "20261201", at: "18:00")])
        _ = await desk.sync()
        let status = try await SalonStatus(
            of: desk.loaded, ledger: desk.ledger(), asOf: desk.hands[\.now])
        #expect(status.text.contains("本日の締め  0 分前の HOT PEPPER Beauty と一致、1 = 1、不明 0"))
    }
}
