import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// One visit under two numbers, from the suggestion to a person's word (D16, I22).
@Suite struct SameVisitTests {
    private let booking = SandboxBooking.some("BE00000001", at: "11:00")

    /// A booking of the list that has moved to where a paper ledger has the same guest.
    private func desk() async throws -> Desk {
        let desk = try Desk()
        desk.list([booking])
        _ = await desk.sync()
        let path = desk.folder.path + "/paper.csv"
        let text = "日時,お名前,メニュー,担当\r\n2026/12/10 15:00,見本　花子,カット,青木\r\n"
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let backfill = try Backfill(
            desk.loaded,
            formats: tableFormats(
                beside: desk.loaded.definition.file, libraries: [Repository.pipelines]),
            media: mediaAtHand(
                beside: desk.loaded.definition.file, libraries: [Repository.pipelines]),
            days: ServiceDay("2026-12-01")!...ServiceDay("2026-12-31")!, emits: false,
            now: desk.hands[\.now], randomBytes: { Array(repeating: 7, count: $0) },
            progress: { _, _ in })
        #expect(try backfill.run([path]).files.map(\.tally.added) == [1])
        desk.hands.pass(minutes: 5)
        desk.list([booking.with { $0.start = "15:00" }])
        #expect(await desk.sync().changes == [.amended: 1])
        return desk
    }

    private func suspects(_ desk: Desk) throws -> [String] {
        try desk.rows().filter { $0[35].contains("同一来店の疑い") }.map { $0[0] }
    }

    private func say(_ word: VisitWord, _ one: String, _ two: String, _ desk: Desk) async throws {
        let statement = VisitStatement(word, one, two, person: "hana")
        #expect(try await Sync(desk.loaded, in: desk.hands.world).run(statement).status == .done)
    }

    @Test(arguments: [VisitWord.same, .apart])
    func `both rows say so until a person has said a word, and replay knows it (I1)`(
        _ word: VisitWord
    ) async throws {
        let desk = try await desk()
        let numbers = try desk.rows().map { $0[0] }
        #expect(try suspects(desk) == numbers)
        let other = try #require(numbers.first { $0 != "BE00000001" })
        let twin = try #require(try await desk.ledger().story(of: "BE00000001").first)
        #expect(twin.twins.map(\.number) == [other])
        let text = StoryText(twin, salon: "demo", mediumName: "HOT PEPPER Beauty").text
        #expect(text.contains("daicho same hotpepper/BE00000001 local/\(other)"))

        try await say(word, "BE00000001", "local/\(other)", desk)
        #expect(try suspects(desk) == [])
        #expect(try desk.rows().map { $0[0] } == numbers)
        desk.hands.pass(minutes: 5)
        desk.list([booking.with { $0.start = "15:00" }])
        #expect(await desk.sync().changes.isEmpty)
        #expect(try suspects(desk) == [])

        let story = try #require(try await desk.ledger().story(of: other).first)
        #expect(story.acts.map(\.kind) == [word.rawValue])
        let said = word == .same ? "BE00000001 と同一来店とした" : "BE00000001 とは別の来店とした"
        #expect(StoryText(story, salon: "demo", mediumName: "自店").text.contains(said))
        let replay = try await Replay(desk.loaded).report(on: desk.ledger())
        #expect(replay.differences.map(\.place) == [])
    }

    @Test func `two bookings have to be named, and known`() async throws {
        let desk = try await desk()
        let before = try desk.rows()
        for (one, two) in [
            ("BE00000001", "BE00000001"), ("BE00000001", "BE99999999"),
            ("local/BE00000001", "BE00000001"),
        ] {
            await #expect(throws: WrongUsage.self) { try await say(.same, one, two, desk) }
        }
        #expect(try desk.rows() == before)
        #expect(try await desk.ledger().acts(of: "same", last: 9) == [])
    }
}
