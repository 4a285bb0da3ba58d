import Connectors
import Formats
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// The past asked of the salon's own sources: its site and its mailbox.
struct BackfillSourceTests {
    private let past = [
        SandboxBooking.some("BE00000001", on: "20260110"),
        SandboxBooking.some("BE00000002", on: "20260410", at: "12:00"),
    ]

    private func fetched(
        _ desk: Desk, _ name: String, from: String = "2026-01-01", to: String = "2026-05-31"
    ) async throws -> FetchedPast {
        await FetchedPast(
            try #require(desk.loaded.definition.source(named: name)), of: desk.loaded,
            days: ServiceDay(from)!...ServiceDay(to)!, asOf: desk.hands[\.now],
            fetch: desk.hands.world.fetch)
    }

    private func backfill(_ desk: Desk, _ fetched: FetchedPast) throws -> BackfillReport {
        try Backfill(
            desk.loaded, formats: [], days: ServiceDay("2026-01-01")!...ServiceDay("2026-05-31")!,
            now: desk.hands[\.now], randomBytes: { Array(repeating: 7, count: $0) }
        ).run([], fetched: [fetched])
    }

    private func numbers(_ desk: Desk) throws -> [String] {
        var numbers: [String] = []
        _ = try desk.ledger().rows {
            numbers.append(LedgerRow(cells: $0).texts[LedgerColumn.number.rawValue])
        }
        return numbers
    }

    @Test func `a site is asked month after month, and what it has comes in without an echo`()
        async throws
    {
        let desk = try Desk()
        desk.list(past)
        let fetched = try await fetched(desk, "list")
        #expect(desk.hands[\.asked] == ["list", "list"])  // five months, four at a time
        #expect(fetched.documents.count == 1 && fetched.trouble == nil)
        let report = try backfill(desk, fetched)
        #expect(report.files.map(\.tally.added) == [2])
        #expect(report.status == .done)
        #expect(try numbers(desk) == ["BE00000001", "BE00000002"])
        #expect(desk.hands[\.handed].isEmpty && desk.hands[\.marked].isEmpty)
        desk.list(past)  // another rendering
        let again = try backfill(desk, try await self.fetched(desk, "list"))
        #expect(again.files.map(\.tally.added) == [0] && again.files.map(\.tally.same) == [2])
    }

    @Test func `a mailbox is read to its end, other mails are counted, nothing is marked`()
        async throws
    {
        let desk = try Desk()
        let notices = past.map {
            NoticeMail.some(.booked, of: $0, at: "2026-01-02T10:00:00+09:00")
        }
        let other = Array("From: a@example.jp\r\nSubject: hello\r\n\r\nhello\r\n".utf8)
        desk.mails(notices + [other])
        let report = try backfill(desk, try await fetched(desk, "notices"))
        let tally = try #require(report.files.first?.tally)
        #expect((tally.rows, tally.added, tally.left) == (3, 2, ["unrelated": 1]))
        #expect(tally.addsUp && report.status == .done)
        #expect(desk.hands[\.marked].isEmpty)
        #expect(try await desk.ledger().seenMails(source: "notices").isEmpty)
        #expect(report.text.contains("予約の通知ではないメール 1"))
    }

    @Test func `a source that breaks off has told what it told, and the report says so`()
        async throws
    {
        let desk = try Desk()
        desk.fail("list", .maintenance)
        let report = try backfill(desk, try await fetched(desk, "list"))
        #expect(desk.hands[\.asked] == ["list"])
        #expect(report.unreadable.map(\.path) == ["list"])
        #expect(report.status == .degraded)
        #expect(try numbers(desk).isEmpty)
    }

    @Test func `a page that is refused is told, and the range is not done`() async throws {
        let desk = try Desk()
        var pages: [[UInt8]] = []
        desk.list(past)
        let whole = try await fetched(desk, "list")
        pages = whole.documents.map(\.bytes)
        pages.append(Array(pages[0].dropLast(pages[0].count / 2)))
        desk.show(pages)
        let fetched = try await fetched(desk, "list")
        #expect(fetched.documents.count == 1)
        let report = try backfill(desk, fetched)
        #expect(report.files.map(\.tally.added) == [2])
        #expect(report.unreadable.map(\.path) == ["list: page-2"])
        #expect(report.unreadable.map(\.why) == [Refusal.truncated.advice])
        #expect(report.status == .degraded)
    }

    @Test func `a range is asked for in parts that leave no day out and name none twice`() {
        let days = ServiceDay("2025-01-31")!...ServiceDay("2026-03-01")!
        let spans = FetchedPast.spans(of: days, months: 4)
        #expect(spans.first?.first == days.lowerBound && spans.last?.last == days.upperBound)
        for (one, next) in zip(spans, spans.dropFirst()) {
            #expect(one.last.adding(days: 1) == next.first)
        }
        #expect(FetchedPast.spans(of: days.lowerBound...days.lowerBound, months: 4).count == 1)
    }
}
