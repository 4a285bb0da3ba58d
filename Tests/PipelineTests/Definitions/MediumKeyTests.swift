import Foundation
import Reconciliation
import Reservations
import Testing

@testable import Pipeline

/// Keys of a medium's file, by what they do.
@Suite struct MediumKeyTests {
    private let folder: SalonFolder

    init() throws { folder = try SalonFolder() }

    private func rules(_ lines: String) throws -> MediumRules {
        try loadMedium(
            at: try folder.write("invented.yaml", "medium: invented\nname: 架空\n\(lines)\n"))
    }

    @Test func `R1-08: the minutes of a pause that are worth a warning come from the file`() throws
    {
        let paused = LinkCourse([LinkStep(.report, at: Told.now - 31 * 60, state: .paused)])
        let (short, usual) = try (
            rules("link: {pauses: true, pause-minutes: 30}"), rules("link: {pauses: true}")
        )
        #expect(short.link.pauseMinutes == 30 && usual.link.pauseMinutes == nil)
        let delay = LinkDelay(paused, rules: short.link, at: Told.now)
        #expect(delay?.lasted == 31 && delay?.limit == 30)
        #expect(LinkDelay(paused, rules: short.link, at: Told.now - 60) == nil)
        #expect(LinkDelay(paused, rules: usual.link, at: Told.now) == nil)
        #expect(LinkDelay(paused, rules: usual.link, at: Told.now + 30 * 60)?.limit == 60)
    }

    @Test func `a slot is widened to the whole cells of its medium`() throws {
        let rules = try rules("slots: {by: stock, minutes: 30}")
        let seller = try #require(SlotSeller(rules, on: Floor(vertical: .kirei, media: [:])))
        let occupancy = Occupancy(
            key: ReservationKey(medium: .local, number: "L"), place: .free,
            day: ServiceDay("2026-12-10")!, minutes: 610..<650, isEndKnown: true)
        #expect(seller.slot(of: occupancy)?.minutes == 600..<660)
    }

    @Test func `R2-14: without a menu nothing is booked, unless the rules of local say so`() throws
    {
        var words = DeskWords()
        words.name = "見本 花子"
        words.at = "2026-12-10T14:00"
        words.staff = "楓"
        #expect(throws: WrongUsage.self) { _ = try Booking(words, person: "hana") }
        #expect(
            try Booking(words, person: "hana", needsMenu: false).facts.menu == [])
        #expect(try folder.load(Example.with("")).deskNeedsMenu)
        try folder.write("media/local.yaml", "medium: local\nname: 自店\n")
        #expect(try !folder.load(Example.with("")).deskNeedsMenu)
    }

    @Test func `a booking that is entered where equipment is required is told to have none`() throws
    {
        var words = DeskWords()
        words.name = "見本 花子"
        words.at = "2026-12-10T14:00"
        words.staff = "楓"
        words.menu = ["カット"]
        let bare = try Booking(words, person: "hana")
        words.equipment = "ベッド1"
        let equipped = try Booking(words, person: "hana")
        func lacking(_ booking: Booking, at target: String, _ vertical: String = "kirei") throws
            -> [String]
        {
            let loaded = try folder.load(
                """
                salon: {id: demo, name: デモ店, vertical: \(vertical), store: H000000001}
                sources:
                  mails: {formats: [salonboard-notice], from: "folder:m"}
                deliver:
                  - {to: "file:a.ndjson", target: \(target)}
                """)
            return loaded.mediaLackingEquipment(of: booking).map(\.medium.rawValue)
        }
        #expect(try lacking(bare, at: "hotpepper") == ["hotpepper"])
        #expect(try lacking(equipped, at: "hotpepper") == [])
        #expect(try lacking(bare, at: "hotpepper", "hair") == [])
        #expect(try lacking(bare, at: "ekiten") == [])
        let rules = try rules("equipment: {kirei: required}")
        let key = ReservationKey(medium: .local, number: "L-1")
        let text = bare.text(
            key, RunReport(run: "", salon: "", asOf: Told.now).with { $0.changes = [.booked: 1] },
            lackingEquipmentAt: [rules])
        #expect(text.contains("架空への登録には設備が要ります  → daicho amend L-1 --equipment"))
    }
}

extension RunReport {
    fileprivate func with(_ change: (inout RunReport) -> Void) -> RunReport {
        var report = self
        change(&report)
        return report
    }
}
