import Connectors
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// The codes by which a schedule's pages know the staff, from the page to the action.
@Suite struct StaffCodeSourceTests {
    private static let old = staff("hotpepper:髙橋")
    private static let renamed = staff("hotpepper:見本 楓")

    private static func staff(_ text: String) -> StaffIdentity {
        let words = text.split(separator: ":").map(String.init)
        return StaffIdentity(medium: Medium(rawValue: words[0]), name: words[1])
    }

    private let first = SandboxBooking.some("BE00000001").with {
        $0.staffCode = "W000000002"
        $0.durationMinutes = 60
    }

    private func desk() async throws -> Desk {
        let desk = try Desk(
            """
            sources:
              list: {formats: [salonboard-kirei-list], from: "folder:pages", every: 5 minutes}
              notices:
                formats: [salonboard-notice, ekiten-notice]
                from: folder:mails
                every: 30 minutes
              schedule: {formats: [salonboard-kirei-schedule], from: "folder:schedule"}
            deliver:
              - {to: "file:actions.ndjson", target: hotpepper}
            """)
        desk.list([first])
        let mail = Repository.root + "/Fixtures/media/ekiten-notice/new/mail.eml"
        desk.mails([[UInt8](try #require(FileManager.default.contents(atPath: mail)))])
        show(to: desk)
        await run(desk)
        return desk
    }

    /// A day's page as it is saved now, or as it was so many minutes ago.
    private func show(to desk: Desk, age: Double = 0, naming name: String = "髙橋") {
        let page = SalonBoard.schedulePage(
            day: "20261210", bookings: [first], for: SandboxScreen(token: "t"))
        let bytes = Array(String(decoding: page, as: UTF8.self).replacing("髙橋", with: name).utf8)
        desk.hands[\.gives]["schedule"] = { errand, keep in
            let moment = errand.asOf - age * 60
            let capture = Capture(
                bytes, purpose: .page, source: errand.source.name, origin: "day.html",
                askedAt: moment, answeredAt: moment + 1)
            do { try await keep(capture) } catch {
                return Harvest(SourceTrouble(.notKept, "\(error)"))
            }
            var harvest = Harvest()
            harvest.pages = [
                Harvest.Page(capture: capture, reading: errand.readers[0].read(bytes))
            ]
            return harvest
        }
    }

    @discardableResult
    private func run(_ desk: Desk) async -> RunReport {
        desk.hands.pass(minutes: 5)
        return await desk.sync { $0.isForced = true }
    }

    private func say(_ word: StaffWord, at desk: Desk) async throws {
        desk.hands.pass(minutes: 1)
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(word, by: "hana")
    }

    private func expectReplay(of desk: Desk) async throws {
        let live = try desk.ledger()
        let rebuilt = try await Replay(desk.loaded).rebuild(live)
        let differences = try await live.dump().differences(from: rebuilt.ledger.dump())
        #expect(rebuilt.isWhole && differences.isEmpty, "\(differences)")
    }

    /// `blockSlot 髙橋 W000000002`, of all that was handed over.
    private func handed(_ desk: Desk) throws -> [String] {
        try desk.hands[\.handed].map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return ["kind", "staff", "staffCode"].map { object?[$0] as? String ?? "-" }
                .joined(separator: " ")
        }
    }

    @Test func `R0-22: the code stands with the identity and in what the medium is told`()
        async throws
    {
        let desk = try await desk()
        _ = try await LinkDesk(
            desk.loaded, ledger: try desk.ledger(), in: desk.hands.world, person: "hana"
        ).take(.start, of: "hotpepper")
        try await say(.merge([Self.old, Self.staff("ekiten:見本 さくら")], person: "楓"), at: desk)
        await run(desk)
        #expect(try handed(desk) == ["blockSlot 髙橋 W000000002"])
        let listing = try StaffListing(await desk.ledger().staffBook(), of: desk.loaded)
        let row = try #require(listing.merged.first { $0.identity == Self.old })
        #expect(row.codes == ["W000000002"] && row.entry.isEnabled)
        #expect(listing.merged.first { $0.identity != Self.old }?.codes == [])
        #expect(listing.cells.contains { $0.suffix(2) == ["利用中", "W000000002"] })
        #expect(listing.json.line.contains(#""codes":["W000000002"]"#))
        try await expectReplay(of: desk)
    }

    @Test func `F5: who is renamed at the medium is met under the new name, and never merged`()
        async throws
    {
        let desk = try await desk()
        try await say(.merge([Self.old, Self.staff("ekiten:見本 さくら")], person: "楓"), at: desk)
        show(to: desk, naming: "見本 楓")
        await run(desk)
        let book = try await desk.ledger().staffBook()
        #expect(book.entries[Self.renamed]?.person == nil)
        #expect(book.unmerged.contains(Self.renamed) && book.merged.contains(Self.old))
        #expect(StaffLikeness(in: book).candidates(for: Self.renamed) == ["楓"])
        await #expect(throws: StaffRefusal.twiceAtOneMedium(Self.renamed, Self.old)) {
            try await say(.merge([Self.renamed], person: "楓"), at: desk)
        }
        try await say(.stop(Self.old), at: desk)
        try await say(.merge([Self.renamed], person: "楓"), at: desk)
        #expect(try await desk.ledger().staffBook().isSynced(Self.renamed))
        try await expectReplay(of: desk)
    }

    @Test func `the same page again says nothing new, and an older one nothing at all`()
        async throws
    {
        let desk = try await desk()
        show(to: desk, naming: "見本 楓")
        await run(desk)
        let before = try await desk.ledger().dump()
        await run(desk)
        show(to: desk, age: 12)
        await run(desk)
        let differences = try await desk.ledger().dump().differences(from: before)
        #expect(differences.filter { $0.place.table.hasPrefix("staff") } == [])
        let codes = try await desk.ledger().staffBook().codes
        #expect(codes.codes(of: Self.renamed) == ["W000000002"])
        #expect(codes.codes(of: Self.old) == [])
        try await expectReplay(of: desk)
    }
}
