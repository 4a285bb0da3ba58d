import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// `daicho forget`: a guest is erased everywhere, and the ledger can still be worked out again.
struct ForgetTests {
    private static let secret = "消江"

    /// A guest who booked, changed the name, was pinned and cancelled, beside others.
    private func desk() async throws -> Desk {
        let desk = try Desk()
        let others = (1...5).map { SandboxBooking.some("BE0000000\($0)") }
        var guest = SandboxBooking.some("BE00000077").with {
            $0.customerName = "\(Self.secret) 花子"
        }
        desk.list(others)
        await next(desk)
        desk.list(others + [guest])
        desk.mails([NoticeMail.some(.booked, of: guest, at: "2026-12-01T09:03:00+09:00")])
        await next(desk)
        guest.customerName = "\(Self.secret) 桃子"
        desk.list(others + [guest])
        await next(desk)
        guest.status = .cancelledByCustomer
        desk.list(others.dropLast() + [others[4].with { $0.start = "15:00" }, guest])
        await next(desk)
        try await export(desk)
        return desk
    }

    /// Somebody asks for the guest's bookings, and has not fetched them yet.
    private func export(_ desk: Desk) async throws {
        let exports = ExportDesk(desk.loaded, try desk.ledger(for: .writing))
        var request = ExportRequest()
        request.question.text = Self.secret
        _ = try await exports.queue(request, by: "hana", at: desk.hands[\.now])
        #expect(try await exports.run(at: desk.hands[\.now]).map(\.rows) == [1])
    }

    private func next(_ desk: Desk) async {
        _ = await desk.sync { $0.isForced = true }
        desk.hands.pass(minutes: 10)
    }

    private func forget(_ number: String, _ desk: Desk) async throws -> Forgetting.Outcome {
        let ledger = try desk.ledger(for: .writing)
        return try await Forgetting(desk.loaded).forget(
            try await ledger.bookings(numbered: number), in: ledger, by: "hana",
            at: desk.hands[\.now])
    }

    private func places(of word: String, _ desk: Desk) -> [String] {
        desk.files(below: desk.folder.path).filter { name, data in
            data.range(of: Data(word.utf8)) != nil && !name.hasSuffix("actions.ndjson")
        }.map(\.key).sorted()
    }

    @Test func `a forgotten guest stands nowhere, and the ledger replays the same (I1)`()
        async throws
    {
        let desk = try await desk()
        #expect(places(of: Self.secret, desk).count > 2)
        let outcome = try await forget("BE00000077", desk)
        #expect(outcome.numbers == ["BE00000077"])
        #expect(outcome.captures > 2)
        #expect(try await desk.ledger().jobs() == [])
        #expect(!FileManager.default.fileExists(atPath: desk.state + "/exports/1"))
        await next(desk)
        #expect(places(of: Self.secret, desk) == [])
        let row = try #require(try desk.rows().first { $0[0] == "BE00000077" })
        #expect(row.contains("削除済み2"))
        #expect(row.contains("お客様キャンセル"))
        let report = try await Replay(desk.loaded).report(on: desk.ledger())
        #expect(report.differences == [])
        #expect(report.uncovered == 0)
        let acts = try desk.ledger().looking { try $0.acts() }
        #expect(acts.map(\.kind) == ["export", "forget"])
        #expect(!acts[1].subject.contains("BE00000077"))
    }

    @Test func `explain cites no bytes of a capture that is gone`() async throws {
        let desk = try await desk()
        func story() async throws -> (text: String, json: String) {
            let story = try #require(try await desk.ledger().story(of: "BE00000077").first)
            let grounds = StoryGrounds(story, of: desk.loaded, conflicts: [])
            let text = StoryText(story, salon: "demo", mediumName: "HPB", grounds: grounds).text
            return (text, story.json(salon: "demo", grounds: grounds).line)
        }
        let before = try await story()
        #expect(before.text.contains("バイト目") && !before.text.contains("破棄済み"))
        #expect(!before.json.contains(#""retained":false"#))
        _ = try await forget("BE00000077", desk)
        let after = try await story()
        #expect(after.text.contains("原本は破棄済み"))
        #expect(!after.text.contains("バイト目") && !after.text.contains("archive/"))
        #expect(!after.json.contains(#""retained":true"#))
        #expect(!after.json.contains(#""bytes":["#))
    }

    @Test func `a forgetting that was cut off is brought to its end by the next run`() async throws
    {
        let desk = try await desk()
        let ledger = try desk.ledger(for: .writing)
        let keys = try await ledger.bookings(numbered: "BE00000077")
        let terms = DefinitionTerms(desk.loaded)
        try await ledger.forget(keys, showing: [], by: "hana", at: desk.hands[\.now]) {
            terms.cells(of: $0, key: ledger.key)
        }
        #expect(try await ledger.beingForgotten() == keys)
        #expect(places(of: Self.secret, desk).contains { $0.contains("/archive/") })
        #expect(places(of: Self.secret, desk).contains { $0.contains("/exports/") })
        desk.hands[\.gives] = [:]
        await next(desk)
        #expect(places(of: Self.secret, desk).filter { $0.hasPrefix("state") } == [])
        #expect(try await ledger.beingForgotten() == [])
        let outcome = try await forget("BE00000077", desk)
        #expect(outcome.captures == 0)
    }

    @Test func `a capture that cannot be read stops it before anything is erased`() async throws {
        let desk = try await desk()
        let odd = String(repeating: "ab", count: 32)
        try FileManager.default.createDirectory(
            atPath: "\(desk.state)/archive/ab/\(odd)", withIntermediateDirectories: true)
        let before = try await desk.ledger().dump().text
        let trouble = await #expect(throws: ArchiveTrouble.self) {
            try await forget("BE00000077", desk)
        }
        #expect(trouble?.cause.contains("pruned") == false)
        #expect(try await desk.ledger().dump().text == before)
    }

    @Test func `the same list does not bring a forgotten guest back`() async throws {
        let desk = try await desk()
        _ = try await forget("BE00000077", desk)
        let report = await desk.sync { $0.isForced = true }
        #expect(report.changes.isEmpty)
        #expect(places(of: Self.secret, desk) == [])
    }

    @Test func `a booking that lies ahead is not forgotten`() async throws {
        let desk = try await desk()
        let before = try await desk.ledger().dump().text
        await #expect(throws: WrongUsage.self) { try await forget("BE00000001", desk) }
        #expect(try await desk.ledger().dump().text == before)
    }

    @Test(arguments: ["UPDATE observation SET kind = 'new'", "UPDATE change SET kind = 'booked'"])
    func `nothing but what tells the guest may be erased`(sql: String) async throws {
        let desk = try await desk()
        _ = try await forget("BE00000077", desk)
        #expect(throws: (any Error).self) {
            try SQLiteFile(desk.state + "/ledger.sqlite")
                .run(sql + " WHERE number = 'BE00000077'")
        }
    }

    @Test(arguments: [
        ("090-0000-0077", true), ("09000000077", true), ("090 0000 0077", true),
        ("hana77@example.jp", true), ("Hana77@Example.JP", true), (" hana77@example.jp ", true),
        ("090-0000-0078", false), ("nobody@example.jp", false), ("", false),
    ])
    func `a guest is found by phone or mail, however they are written`(
        contact: String, isFound: Bool
    ) async throws {
        let desk = try Desk()
        desk.list([.some("BE00000001")])
        await next(desk)
        let contacts = try Amendment(
            number: "BE00000001", pins: ["電話番号=090-0000-0077", "メールアドレス=Hana77@example.jp"],
            unpins: [], person: "hana")
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(contacts)
        let found = try await desk.ledger().bookings(ofGuest: Private(contact))
        #expect(found.map(\.number) == (isFound ? ["BE00000001"] : []))
    }
}
