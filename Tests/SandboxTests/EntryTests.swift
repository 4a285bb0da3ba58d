import Foundation
import Testing

@testable import Sandbox

/// The site's own forms, as a person fills them in.
@Suite(.serialized) struct EntryTests {
    private static let block = [
        ("staffId", "W000000001"), ("date", "20260701"), ("rsvHour", "14"), ("rsvMinute", "05"),
        ("schEndHour", "15"), ("schEndMinute", "30"), ("schTitle", "other"), ("schMemo", ""),
    ]
    private static let booking = [
        ("date", "20260701"), ("rsvHour", "14"), ("rsvMinute", "15"), ("rsvTermHour", "60"),
        ("rsvTermMinute", "15"), ("staffIdList", "W000000001"), ("rsvType", "1"),
        ("equip", "EQ00000000000001"), ("menu", ""), ("nmSeiKana", "%E3%83%9F"),
        ("nmMeiKana", "%E3%83%9B"), ("nmSei", "%E8%A6%8B"), ("nmMei", "%E6%9C%AC"),
        ("tel", "09012345678"), ("rsvEtc", ""),
    ]
    private static let blockPath = "/KLP/set/scheduleRegist/"
    private static let bookingPath = "/KLP/reserve/ext/extReserveRegist/"

    private func shop(
        _ body: (SandboxSite, Visitor) async throws -> Void
    ) async throws {
        let site = SandboxSite()
        let visitor = Visitor(try await site.start())
        _ = try await visitor.signIn()
        _ = try await visitor.post("/KLP/top/")
        try await body(site, visitor)
        await site.stop()
    }

    private func hidden(_ form: Visitor.Page) -> [(String, String)] {
        ["org.apache.struts.taglib.html.TOKEN", "storeIdForMultipleTabCheck", "rlastupdate"].map {
            ($0, form.field($0))
        }
    }

    private func register(
        _ visitor: Visitor, _ fields: [(String, String)] = block
    ) async throws -> Visitor.Page {
        let form = try await visitor.get("\(Self.blockPath)?staffId=W000000001&date=20260701")
        return try await visitor.post(Self.blockPath, hidden(form) + fields)
    }

    private func confirm(
        _ visitor: Visitor, _ fields: [(String, String)] = booking
    ) async throws -> Visitor.Page {
        let form = try await visitor.get("\(Self.bookingPath)?staffId=W000000001&date=20260701")
        return try await visitor.post("\(Self.bookingPath)regist", hidden(form) + fields)
    }

    @Test func `a block that is registered stands on the schedule`() async throws {
        try await shop { site, visitor in
            let answer = try await register(visitor)
            #expect(answer.text.contains("<span class=\"todoTitle\">other</span>"))
            #expect(answer.text.contains("[&quot;14:05&quot;, &quot;15:30&quot;]"))
            #expect(await site.blocks().map(\.staffCode) == ["W000000001"])
        }
    }

    @Test func `F9: an overlap is accepted and dropped without a word`() async throws {
        try await shop { site, visitor in
            _ = try await register(visitor)
            let again = try await register(visitor)
            #expect(!again.text.contains("errorArea"))
            #expect(await site.blocks().count == 1)
            await site.arm(.dropsEntry)
            var later = Self.block
            (later[2].1, later[4].1) = ("18", "19")
            _ = try await register(visitor, later)
            #expect(await site.blocks().count == 1)
        }
    }

    @Test func `F18: other letters are refused, and a wave dash is lost without a word`()
        async throws
    {
        try await shop { site, visitor in
            var fields = Self.block
            fields[6].1 = "%F0%9F%92%95"
            let refused = try await register(visitor, fields)
            #expect(refused.text.contains("使用できない文字"))
            fields[6].1 = "%E3%80%9C"
            let taken = try await register(visitor, fields)
            #expect(!taken.text.contains("使用できない文字"))
            #expect(await site.blocks().isEmpty)
        }
    }

    @Test func `a form that is out of date, or sent twice, registers nothing`() async throws {
        try await shop { site, visitor in
            let form = try await visitor.get("\(Self.blockPath)?staffId=W000000001&date=20260701")
            await site.pass(minutes: 1)
            await site.block(
                SandboxBlock(date: "20260701", start: "20:00", end: "21:00", title: "break"))
            let late = try await visitor.post(Self.blockPath, hidden(form) + Self.block)
            #expect(late.text.contains("KPCL017V01"))
            let twice = try await visitor.post(Self.blockPath, hidden(form) + Self.block)
            #expect(twice.text.contains("KPCL010V01"))
            await site.arm(.changesMeanwhile)
            let changed = try await register(visitor)
            #expect(changed.text.contains("KPCL017V01"))
            #expect(await site.blocks().map(\.title) == ["break"])
        }
    }

    @Test func `a booking is registered by its second confirmation, with a number of the salon's`()
        async throws
    {
        try await shop { site, visitor in
            let asked = try await confirm(visitor)
            #expect(asked.text.contains("まだ登録されていません"))
            #expect(await site.bookings().isEmpty)
            let done = try await visitor.post("\(Self.bookingPath)doComplete", hidden(asked))
            let booking = try #require(await site.bookings().first)
            #expect(booking.number == "YG90000001" && booking.customerName == "見 本")
            #expect(booking.start == "14:15" && booking.end == "15:30" && booking.nominated)
            #expect(booking.equipment == "ベッド１")
            #expect(done.text.contains("title=\"見 本 様\""))
            let busy = try await visitor.get(
                "\(Self.bookingPath)?staffId=W000000001&date=20260701&rsvHour=14&rsvMinute=30")
            #expect(busy.text.contains("× 渡邊 さくら") && busy.text.contains("○ 髙橋"))
        }
    }

    @Test(arguments: [
        ("nmSei", "Hana", "氏名(漢字)"), ("nmSeiKana", "%E8%A6%8B", "氏名(カナ)"),
        ("equip", "", "設備"), ("nmSei", "%E9%AB%99", "使用できない"),
    ])
    func `F18: the booking's form comes back with what is wrong`(
        field: String, text: String, words: String
    ) async throws {
        try await shop { site, visitor in
            let fields = Self.booking.map { $0.0 == field ? (field, text) : $0 }
            let answer = try await confirm(visitor, fields)
            #expect(answer.text.contains(words))
            #expect(await site.bookings().isEmpty)
        }
    }

    @Test func `an answer that is lost leaves the entry behind`() async throws {
        try await shop { site, visitor in
            await site.arm(.losesAnswer)
            let answer = try await register(visitor)
            #expect(answer.status == 503)
            #expect(await site.blocks().count == 1)
        }
    }
}
