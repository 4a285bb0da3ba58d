import Connectors
import Foundation
import LedgerStore
import Reservations
import Synchronization
import Testing

@testable import Pipeline

/// A mail is marked as read after the commit, by whichever run gets to it (R2-06).
struct OwedMarkTests {
    @Test func `a mark that failed is set by the next run, once (R2-06)`() async throws {
        let salon = try StorySalon(["既読": "つける"])
        let arrivals = Self.morning.arrivals[0]
        let outside = Outside()
        var world = outside.world(arrivals, now: arrivals.now)
        world.markRead = { _, _ in throw Hands.Down(description: "no line") }
        var options = SyncOptions()
        options.isForced = true
        let failed = await Sync(salon.loaded, in: world, options: options).run()
        #expect(failed.status == .degraded)
        #expect(failed.notes.map(\.key) == ["mark-read:notices"])
        #expect(try await salon.ledger().owedMails(source: "notices").map(\.mail) == ["1"])

        let next = await salon.sync(arrivals, outside, later: 5)
        #expect(next.status == .done)
        #expect(outside.events.marked == ["1"])
        #expect(try await salon.ledger().owedMails(source: "notices") == [])
    }

    @Test func `a mailbox that does not answer is not asked for marks`() async throws {
        let salon = try StorySalon(["既読": "つける"])
        var arrivals = Self.morning.arrivals[0]
        arrivals.isMailReached = false
        let report = await salon.sync(arrivals, Outside())
        #expect(report.notes.filter { $0.key.hasPrefix("mark-read") }.isEmpty)
    }

    private static let morning = ScenarioText(
        """
        # Beginning
        ## a notice
        ### 12/1 09:00
        一覧
            予約番号    来店日  時刻   状態
            BE00000001  12/10   11:00  受付待ち
        メール
            届いた日時   種類  予約番号    来店日  時刻
            12/1_08:50  予約  BE00000002  12/11   13:00
        """
    ).scenarios[0]
}
