import Formats
import Foundation
import LedgerStore
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// Explain to the byte: what it names is cut from the archived capture and holds the value.
struct ExplainTests {
    let booking = SandboxBooking.some("BE00000001", on: "20261210", at: "11:00")
    let other = SandboxBooking.some("BE00000002", on: "20261211", at: "12:00")

    private func story(_ desk: Desk, _ number: String) async throws -> (Story, StoryGrounds) {
        let ledger = try desk.ledger()
        let story = try #require(try await ledger.story(of: number).first)
        let open = try await ledger.conflicts(
            of: [story.key], in: desk.loaded.definition, asOf: desk.hands[\.now])
        let conflicts = (open[story.key] ?? []).map(\.conflict)
        return (story, StoryGrounds(story, of: desk.loaded, conflicts: conflicts))
    }

    /// Every value's own bytes, cut from the archive.
    private func cuts(
        _ desk: Desk, _ story: Story, _ grounds: StoryGrounds
    ) throws -> [Field: (text: String, reach: Quotation.Reach)] {
        let archive = Archive(folder: desk.state + "/archive")
        var cuts: [Field: (String, Quotation.Reach)] = [:]
        for value in story.fields(grounds) {
            guard case .observation(let seen) = value.ground, let quote = value.quotation
            else { continue }
            let bytes = try archive.bytes(of: seen.capture)
            cuts[value.field] = (
                String(decoding: bytes[quote.range], as: UTF8.self), quote.reach
            )
        }
        return cuts
    }

    @Test func `a list row's values stand in the bytes that explain names`() async throws {
        let desk = try Desk()
        desk.list([other, booking])
        _ = await desk.sync()
        let (story, grounds) = try await story(desk, "BE00000001")
        let cuts = try cuts(desk, story, grounds)
        #expect(cuts[.customerName]?.text == "見本 花子")
        #expect(cuts[.staff]?.text == "髙橋")
        #expect(cuts[.statusText]?.text == "受付待ち")
        #expect(cuts[.startTime]?.text == "11:00")
        #expect(cuts[.menu]?.text == "ジェルネイル")
        #expect(cuts[.total]?.text == "6,600")
        #expect(
            cuts[.visitDate]?.text.hasSuffix("12/10") == true
                || cuts[.visitDate]?.text == "20261210")
        #expect(cuts[.customerName]?.reach == .value)
        // Where the words are none that a value could be found by, it is the cell or the row.
        let around = cuts.filter { $0.value.reach != .value }.keys
        #expect(around.allSatisfy { !cuts[$0]!.text.isEmpty })
        #expect(story.fields(grounds).count == story.reservation?.facts.claimed.fields.count)
    }

    @Test(arguments: MailEncoding.allCases)
    func `a mail's values stand in the part that explain names`(encoding: MailEncoding) async throws
    {
        let desk = try Desk()
        var mail = NoticeMail(
            .booked, of: booking, sentAt: SalonTime.instant(iso: "2026-12-01T08:59:00+09:00")!)
        mail.encoding = encoding
        desk.list([other])
        _ = await desk.sync()
        desk.hands.pass(minutes: 35)
        desk.list([other])
        desk.mails([mail.bytes])
        _ = await desk.sync()
        let (story, grounds) = try await story(desk, "BE00000001")
        let cuts = try cuts(desk, story, grounds)
        let name = try #require(cuts[.customerName])
        switch name.reach {
        case .value: #expect(name.text == "見本 花子")
        case .part:
            // Encoded: the part must be the body, which is less than the mail and not its headers.
            #expect(!name.text.contains("Subject:"))
            #expect(name.text.utf8.count < mail.bytes.count)
        case .cell, .whole: Issue.record("\(name.reach)")
        }
    }

    @Test func `two words of one moment are both told, in status by source, in explain by value`()
        async throws
    {
        let desk = try Desk()
        desk.list([booking, other])
        _ = await desk.sync()
        let amendment = try Amendment(
            number: "BE00000001", pins: ["startTime=15:30"], unpins: [], person: "hana")
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(amendment)
        desk.hands.pass(minutes: 5)
        desk.list([booking.with { $0.start = "16:00" }, other])
        _ = await desk.sync()

        let (story, grounds) = try await story(desk, "BE00000001")
        let text = StoryText(
            story, salon: "demo", mediumName: "HOT PEPPER Beauty", grounds: grounds
        ).text
        #expect(
            text.contains(
                "  開始時刻: 16:00 [2] list ／ 15:30 [固1] hana  → daicho amend BE00000001 --pin startTime=…"
            ), "\(text)")
        #expect(text.contains("hana  [固1] 開始時刻 を 15:30 に固定（取得元では 11:00）"))
        let status = try await SalonStatus(
            of: desk.loaded, ledger: try desk.ledger(), asOf: desk.hands[\.now])
        #expect(status.text.contains(": 開始時刻（list ／ 固定した値）"))
        #expect(
            status.json.line.contains(
                #""conflicts":[{"field":"startTime","sources":["list","pin"]}]"#))
    }

    @Test func `files are named as they are opened from where a person asks`() {
        #expect(
            shownPath("/srv/salon/inbox/p.html", from: "/srv/salon/state")
                == "/srv/salon/inbox/p.html")
        #expect(shownPath("/srv/state/a", from: "/srv/state/") == "a")
        #expect(shownPath("https://x/y", from: "/srv") == "https://x/y")
        #expect(shownPath("INBOX;UID=3", from: "/srv") == "INBOX;UID=3")
    }
}
