import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Sandbox
import Testing

@testable import Pipeline

/// What linked media are told of slots, from the merge of their staff to the end of the link.
@Suite struct SlotPushTests {
    private static let ekiten = StaffIdentity(
        medium: Medium(rawValue: "ekiten"), name: "見本 さくら")
    private static let hotpepper = StaffIdentity(
        medium: Medium(rawValue: "hotpepper"), name: "髙橋")
    private let first = SandboxBooking.some("BE00000001")
    private let second = SandboxBooking.some("BE00000002", at: "15:00")
    private let third = SandboxBooking.some("BE00000003", on: "20261211", at: "15:00")

    /// A salon whose list and mailbox are adopted, with a link or without.
    private func desk(
        target: String = "ekiten", isLinked: Bool = true, to place: String = "file:actions.ndjson",
        more: String = ""
    ) async throws -> Desk {
        let desk = try Desk(
            """
            sources:
              list: {formats: [salonboard-kirei-list], from: "folder:pages", every: 5 minutes}
              notices:
                formats: [salonboard-notice, ekiten-notice]
                from: folder:mails
                every: 30 minutes
            deliver:
              - {to: "\(place)", target: \(target)\(more)}
            menus: {ジェルネイル: 60 minutes}
            equipment: [{pieces: [ベッド１, ベッド２], staff: [髙橋, Ｍｉｏ]}]
            """)
        desk.list([first, second])
        let mail = Repository.root + "/Fixtures/media/ekiten-notice/new/mail.eml"
        desk.mails([[UInt8](try #require(FileManager.default.contents(atPath: mail)))])
        #expect(await run(desk).changes == [.adopted: 3])
        if isLinked { try await link(target, desk) }
        return desk
    }

    @discardableResult
    private func run(_ desk: Desk) async -> RunReport {
        desk.hands.pass(minutes: 5)
        return await desk.sync { $0.isForced = true }
    }

    private func link(_ target: String, _ desk: Desk) async throws {
        let link = LinkDesk(
            desk.loaded, ledger: try desk.ledger(), in: desk.hands.world, person: "hana")
        if target == "ekiten" {
            _ = try await link.issueKey(for: target, own: nil) { Array(repeating: 9, count: 32) }
            for verb in [LinkVerb.report, .ready] { _ = try await link.take(verb, of: target) }
        }
        _ = try await link.take(.start, of: target)
        if target == "ekiten" { _ = try await link.take(.confirm, of: target) }
    }

    @discardableResult
    private func say(_ word: StaffWord, _ desk: Desk) async throws -> RunReport {
        desk.hands.pass(minutes: 1)
        return try await Sync(desk.loaded, in: desk.hands.world).run(word, by: "hana")
    }

    private func merge(_ desk: Desk) async throws {
        try await say(.merge([Self.hotpepper, Self.ekiten], person: "髙橋"), desk)
    }

    /// What was handed over since the last look: `blockSlot BE00000001 見本 さくら`.
    private func handed(_ desk: Desk) throws -> [String] {
        let lines = desk.hands[\.handed]
        desk.hands[\.handed] = []
        return try lines.map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let words = ["kind", "reservation", "staff"].map { object?[$0] as? String ?? "-" }
            return words.joined(separator: " ")
        }
    }

    private func cancelled(_ booking: SandboxBooking) -> SandboxBooking {
        booking.with { $0.status = .cancelledByCustomer }
    }

    /// Whether the ledger can be worked out again, word for word.
    private func replays(_ desk: Desk) async throws -> Bool {
        let live = try desk.ledger().snapshot()
        let rebuilt = try await Replay(desk.loaded).rebuild(live)
        let differences = try await live.dump().differences(from: rebuilt.ledger.dump())
        return rebuilt.isWhole && rebuilt.astray == 0 && differences.isEmpty
    }

    @Test func `R0-12, R0-13, R1-21: the merge sends the whole horizon once, and nothing before`()
        async throws
    {
        let desk = try await desk()
        #expect(await run(desk).unmergedStaff.contains(Self.ekiten))
        #expect(try handed(desk) == [])
        try await merge(desk)
        #expect(
            try handed(desk) == [
                "blockSlot BE00000001 見本 さくら", "blockSlot BE00000002 見本 さくら",
            ])
        await run(desk)
        #expect(try handed(desk) == [])
        #expect(try await replays(desk))
    }

    @Test func `I9, I10: a new booking closes its slot in the same run, its cancellation opens it`()
        async throws
    {
        let desk = try await desk()
        try await merge(desk)
        _ = try handed(desk)
        desk.list([first, second, third])
        #expect(await run(desk).actions == [.blockSlot: 1])
        #expect(try handed(desk) == ["blockSlot BE00000003 見本 さくら"])
        desk.list([first, second])
        #expect(await run(desk).changes == [.missing: 1])
        #expect(try handed(desk) == [])
        desk.list([first, second, cancelled(third)])
        #expect(await run(desk).actions == [.releaseSlot: 1])
        #expect(try handed(desk) == ["releaseSlot BE00000003 見本 さくら"])
        await run(desk)
        #expect(try handed(desk) == [])
        #expect(try await replays(desk))
    }

    @Test func `I10, I17: what two bookings share opens when the last of them gives it up`()
        async throws
    {
        let desk = try await desk()
        try await merge(desk)
        let other = SandboxBooking.some("BE00000004", at: "15:30")
        desk.list([first, second, other])
        await run(desk)
        _ = try handed(desk)
        desk.list([first, cancelled(second), other])
        #expect(await run(desk).changes == [.cancelled: 1])
        #expect(try handed(desk) == ["releaseSlot BE00000002 見本 さくら"])
        desk.list([first, cancelled(second), cancelled(other)])
        await run(desk)
        #expect(
            try handed(desk) == [
                "releaseSlot BE00000002 見本 さくら", "releaseSlot BE00000004 見本 さくら",
            ])
        #expect(try await replays(desk))
    }

    @Test func `I9, I10: of what waits to be opened, nothing is that somebody books meanwhile`()
        async throws
    {
        let desk = try await desk()
        try await merge(desk)
        _ = try handed(desk)
        desk.hands[\.answer] = nil
        desk.list([first, cancelled(second)])
        #expect(await run(desk).actions == [.releaseSlot: 1])
        let other = SandboxBooking.some("BE00000004", at: "15:30")
        desk.list([first, cancelled(second), other])
        await run(desk)
        desk.hands[\.handed] = []
        desk.hands[\.answer] = .handedOver
        await run(desk)
        desk.hands[\.handed].removeAll { $0.contains("blockSlot") }
        let parts = desk.hands[\.handed]
        #expect(parts.count == 1 && parts[0].contains(#""end":"2026-12-10T15:30:00+09:00""#))
        #expect(try await replays(desk))
    }

    @Test
    func
        `D16: a booking of the desk that was typed into the medium, too, is suggested, not merged, and opens with the last of both numbers`()
        async throws
    {
        let desk = try await desk()
        try await merge(desk)
        _ = try handed(desk)
        desk.hands.pass(minutes: 1)
        let (key, _) = try await BookTests.enter(
            try BookTests.booking(
                at: "2026-12-10T17:00", staff: "髙橋", menu: ["ジェルネイル"], name: "見本　花子"),
            at: desk)
        #expect(try handed(desk) == ["blockSlot \(key.number) 見本 さくら"])
        let typed = SandboxBooking.some("YG00000001", at: "17:00")
        desk.list([first, second, typed])
        #expect(await run(desk).changes == [.booked: 1])
        #expect(try handed(desk) == ["blockSlot YG00000001 見本 さくら"])
        let bookings = try await desk.ledger().activeBookings(
            from: ServiceDay("2026-12-10")!, to: nil)
        let twins = bookings.filter { $0.attention.contains(.sameVisit) }.map(\.key.number)
        #expect(twins.sorted() == [key.number, "YG00000001"])
        desk.hands.pass(minutes: 1)
        _ = try await Sync(desk.loaded, in: desk.hands.world).run(
            Deed(cancelling: key.number, bySalon: false, person: "hana"))
        #expect(try handed(desk) == [])
        desk.list([first, second, cancelled(typed)])
        await run(desk)
        #expect(
            try handed(desk).sorted()
                == [
                    "releaseSlot \(key.number) 見本 さくら", "releaseSlot YG00000001 見本 さくら",
                ].sorted())
        #expect(try await replays(desk))
    }

    @Test func `R1-10, I10: who waits for equipment closes in the run that takes the last piece`()
        async throws
    {
        let desk = try await desk()
        try await merge(desk)
        let busy = [
            ("BE00000004", "Ｍｉｏ", "ベッド１"), ("BE00000005", "宮﨑 ひなた", "ベッド２"),
        ]
        var bookings = busy.map { number, staff, _ in
            SandboxBooking.some(number, at: "17:00").with { $0.staff = staff }
        }
        desk.list([first, second] + bookings)
        await run(desk)
        _ = try handed(desk)
        for (number, _, piece) in busy {
            #expect(try handed(desk) == [])
            var words = DeskWords()
            words.equipment = piece
            desk.hands.pass(minutes: 1)
            _ = try await Sync(desk.loaded, in: desk.hands.world).run(
                Deed(amending: number, words, person: "hana"))
        }
        #expect(try handed(desk) == ["blockSlot BE00000005 見本 さくら"])
        // The one goes to another day; what the other keeps closed opens on that word.
        bookings[0].date = "20261212"
        desk.list([first, second] + bookings)
        await run(desk)
        #expect(try handed(desk) == ["releaseSlot BE00000005 見本 さくら"])
        let history = try await desk.ledger().histories(of: [
            ReservationKey(medium: Self.hotpepper.medium, number: "BE00000004")
        ])
        let word = try #require(history.values.first?.reservation?.provenance[.visitDate])
        let steps = try await desk.ledger().actions(in: .handed)
        #expect(
            steps.last?.action.reasons
                == ["equipment", "evidence:\(word.description.prefix(16))"])
        await run(desk)
        #expect(try handed(desk) == [])
        #expect(try await replays(desk))
        // That somebody else's time was closed for it, takes no booking off the market.
        let closing = try #require(
            steps.first { $0.action.key.number == "BE00000005" && $0.action.kind == .blockSlot })
        try await desk.ledger(for: .writing).store(
            Receipt(
                action: closing.action.id, result: .done, evidence: "", at: desk.hands[\.now]))
        let audit = try await desk.loaded.exposures(in: desk.ledger(), asOf: desk.hands[\.now])
        #expect(audit.exposures.contains { $0.key.number == "BE00000005" && $0.isOpen })
    }

    private static let web = """
        , secret: {env: POS}, read-back: "https://pos.example/daicho/actions"
        """

    @Test func `R1-16: a slot that its medium shows otherwise is written over, and not taken in`()
        async throws
    {
        let desk = try await desk(to: "https://pos.example/daicho", more: Self.web)
        desk.hands[\.answer] = .done
        desk.hands[\.has] = .done
        try await merge(desk)
        desk.list([first, second, third])
        await run(desk)
        desk.list([first, second, cancelled(third)])
        await run(desk)
        #expect(try handed(desk).count == 4)
        await run(desk)
        #expect(try handed(desk) == [])
        // Somebody has opened there what is taken, and closed what is free.
        desk.hands[\.has] = nil
        let cells = try desk.cells()
        let report = await run(desk)
        #expect(
            try handed(desk).sorted() == [
                "blockSlot BE00000001 見本 さくら", "blockSlot BE00000002 見本 さくら",
                "releaseSlot BE00000003 見本 さくら",
            ])
        #expect(report.notes.map(\.text) == ["エキテン byGMO: 枠 3 件が台帳と違っていたので、台帳のとおりに直します"])
        #expect(report.status == .done && report.changes.isEmpty)
        #expect(try desk.cells() == cells)
        desk.hands[\.has] = .done
        await run(desk)
        #expect(try handed(desk) == [])
        #expect(try await replays(desk))
    }

    @Test func `R1-16: what cannot be asked, or is not ours alone, is left as it was told`()
        async throws
    {
        for (target, place) in [
            ("ekiten", "exec:/usr/bin/true"), ("line-yoyaku", "https://pos.example/daicho"),
        ] {
            let desk = try await desk(
                target: target, to: place, more: place.hasPrefix("https") ? Self.web : "")
            desk.hands[\.answer] = .done
            if target == "ekiten" { try await merge(desk) }
            await run(desk)
            let told = try handed(desk)
            #expect(!told.isEmpty)
            desk.hands[\.has] = nil
            await run(desk)
            #expect(try handed(desk) == [])
            #expect(desk.hands[\.readBack] == [])
        }
    }

    @Test func `R1-16: each slot is asked for once a day, whenever runs come`() {
        let start = SalonTime.instant(iso: "2026-12-01T00:00:00+09:00")!
        let ids = (0..<50).map { Fingerprint(words: ["\($0)"]).description }
        for step in [5, 10, 45, 600.0] {
            var asked: [String: Int] = [:]
            for tick in 1...Int(2 * 1440 / step) {
                let (before, now) = (
                    start + Double(tick - 1) * step * 60, start + Double(tick) * step * 60
                )
                for id in ids where Sync.isItsTurn(id, since: before, now: now) {
                    asked[id, default: 0] += 1
                }
            }
            #expect(asked.count == ids.count && asked.values.allSatisfy { (1...2).contains($0) })
        }
        #expect(Sync.isItsTurn(ids[0], since: nil, now: start))
        #expect(Sync.isItsTurn(ids[0], since: start, now: start + 86_400))
    }

    @Test func `a move closes the new slot, and opens the old one in the run after`() async throws {
        let desk = try await desk()
        try await merge(desk)
        _ = try handed(desk)
        desk.list([first, second.with { $0.start = "17:00" }])
        #expect(await run(desk).actions == [.blockSlot: 1, .releaseSlot: 1])
        #expect(try handed(desk) == ["blockSlot BE00000002 見本 さくら"])
        await run(desk)
        #expect(try handed(desk) == ["releaseSlot BE00000002 見本 さくら"])
        #expect(try await replays(desk))
    }

    @Test func `moved twice before it was told: the old slot opens after what closes now`()
        async throws
    {
        let desk = try await desk()
        try await merge(desk)
        _ = try handed(desk)
        desk.hands[\.answer] = nil
        desk.list([first, second.with { $0.start = "17:00" }])
        #expect(await run(desk).actions == [.blockSlot: 1, .releaseSlot: 1])
        desk.list([first, second.with { $0.start = "18:00" }])
        #expect(await run(desk).actions == [.blockSlot: 1, .releaseSlot: 1])
        #expect(await run(desk).actions == [:])
        desk.hands[\.handed] = []
        desk.hands[\.answer] = .handedOver
        await run(desk)
        #expect(try handed(desk) == ["blockSlot BE00000002 見本 さくら"])
        await run(desk)
        #expect(try handed(desk) == ["releaseSlot BE00000002 見本 さくら"])
        #expect(try await replays(desk))
    }

    @Test
    func
        `R0-21, R1-19: after a split, or while stopped, nothing goes out, and what is closed stays`()
        async throws
    {
        for word in [StaffWord.split(Self.ekiten), .stop(Self.ekiten)] {
            let desk = try await desk()
            try await merge(desk)
            _ = try handed(desk)
            try await say(word, desk)
            desk.list([first, cancelled(second), third])
            #expect(await run(desk).changes == [.booked: 1, .cancelled: 1])
            #expect(try handed(desk) == [])
            #expect(try await replays(desk))
        }
    }

    @Test func `R1-07, R1-18: without a link nothing goes out, and its end takes back what waits`()
        async throws
    {
        let desk = try await desk(isLinked: false)
        try await merge(desk)
        await run(desk)
        #expect(try handed(desk) == [])
        try await link("ekiten", desk)
        #expect(try handed(desk).count == 2)
        desk.hands[\.answer] = nil
        desk.list([first, second, third])
        await run(desk)
        #expect(try await desk.ledger().actions(in: .pending).count == 1)
        _ = try await LinkDesk(
            desk.loaded, ledger: desk.ledger(), in: desk.hands.world, person: "hana"
        ).take(.stop, of: "ekiten")
        #expect(try await desk.ledger().actions(in: .pending).isEmpty)
        desk.hands[\.answer] = .handedOver
        await run(desk)
        #expect(try handed(desk) == [])
        #expect(try await replays(desk))
    }

    @Test
    func `R1-17: a new link begins with nothing closed, and the whole horizon goes out again`()
        async throws
    {
        let desk = try await desk()
        try await merge(desk)
        let before = try handed(desk)
        _ = try await LinkDesk(
            desk.loaded, ledger: desk.ledger(), in: desk.hands.world, person: "hana"
        ).take(.stop, of: "ekiten")
        desk.hands.pass(minutes: 5)
        try await link("ekiten", desk)
        #expect(try handed(desk) == before)
        #expect(try await replays(desk))
    }

    @Test func `R0-25, R0-26: OZmall gets no block: a person is told, and it counts as exposed`()
        async throws
    {
        let desk = try await desk(target: "ozmall")
        desk.list([first, second, third])
        let report = await run(desk)
        #expect(report.actions == [.advise: 1])
        #expect(
            try handed(desk) == [
                "advise S0124e -", "advise BE00000001 -", "advise BE00000002 -",
                "advise BE00000003 -",
            ])
        // What stood there when the link began counts from when the person was to be told.
        let exposed = report.exposures.exposures
        #expect(
            exposed.map(\.key.number) == ["BE00000003", "S0124e", "BE00000001", "BE00000002"])
        #expect(exposed.allSatisfy { $0.isOpen && $0.target.rawValue == "ozmall" })
        let steps = try await desk.ledger().actions(in: .handed).map(\.action)
        for exposure in exposed.dropFirst() {
            #expect(steps.first { $0.key == exposure.key }?.opens == exposure.from)
        }
    }

    @Test func `R0-26: a slot that nobody closes stays exposed however long, until it begins`()
        async throws
    {
        let desk = try await desk(target: "ozmall")
        desk.list([first, second, third])
        await run(desk)
        desk.hands[\.now] = SalonTime.instant(iso: "2026-12-08T10:00:00+09:00")!
        func open() async throws -> [String] {
            try await desk.loaded.exposures(in: desk.ledger(), asOf: desk.hands[\.now]).exposures
                .filter(\.isOpen).map(\.key.number)
        }
        #expect(try await open() == ["BE00000001", "BE00000002", "BE00000003"])
        let steps = try await desk.ledger().actions(in: .handed)
        let step = try #require(steps.first { $0.action.key.number == "BE00000002" })
        try await desk.ledger(for: .writing).store(
            Receipt(action: step.action.id, result: .done, evidence: "", at: desk.hands[\.now]))
        #expect(try await open() == ["BE00000001", "BE00000003"])
        // One is cancelled, and one goes to another day: what is to be opened again is not exposed.
        desk.list([cancelled(first), second, third.with { $0.date = "20261220" }])
        await run(desk)
        #expect(try await open() == ["BE00000003"])
    }
}
