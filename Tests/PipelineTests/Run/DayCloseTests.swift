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
