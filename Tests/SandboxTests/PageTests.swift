import Foundation
import Testing

@testable import Sandbox

@Suite struct PageTests {
    private let screen = SandboxScreen(token: "0123456789abcdef0123456789abcdef")

    private func row(_ booking: SandboxBooking) -> String {
        let row = ListRow(booking: booking, usesRegister: false, damage: nil)
        return String(decoding: row.html(ListColumn.usual).bytes, as: UTF8.self)
            .split { " \t\n".contains($0) }.joined(separator: " ")
    }

    @Test func `a row holds eleven cells in the layout of the real list`() {
        var booking = SandboxBooking(
            number: "BE12345678", date: "20260630", start: "25:30", customerName: "<山田> & 花子",
            staff: "髙橋")
        booking.status = .cancelledBySalon
        booking.nominated = true
        booking.coupon = "《平日》パーマ\u{A0}¥6,900"
        booking.menu = ["指名料"]
        booking.extras = ["オフ代"]
        (booking.total, booking.points) = (7_450, 500)
        #expect(
            row(booking) == """
                <tr class="bg_eaeaea "> <td class="mod_center rsv_date"><a \
                href="/KLP/schedule/salonSchedule/?date=20260630">06/30<br>25:30</a></td> \
                <td class="mod_center"> サロン<br>キャンセル </td> <td class="jscCustomerCell"> \
                <!-- 情報 --> <p class="icon02 wordBreak"> &lt;山田&gt; &amp; 花子 </p> \
                <p><a href="/KLP/reserve/net/reserveDetail/?reserveId=BE12345678">(BE12345678)</a></p> </td> \
                <td> <p class="wordBreak">(指)髙橋</p> </td> \
                <td> <center><p class="mod_icon_15">NHPB</p></center> </td> \
                <td> <div class="reserveListAreaCouponName tal"> \
                <ul><li>(ｸｰﾎﾟﾝ)《平日》パーマ&nbsp;¥6,900</li> <li>指名料</li> \
                <li>(割・サ・オ)オフ代</li> </ul> </div> </td> \
                <td class="mod_center"> 500 </td> <td class="mod_center"> 現地支払い </td> \
                <td class="mod_right"> <p class="nowrap"> 6,950 円<br> (7,450) </p> </td> \
                <td class="mod_center"> - </td> <td class="mod_center"> \
                <a href="/KLP/kirei/charts/BE12345678/" class="mod_btn_chart">詳細</a><br> （未記載） </td> </tr>
                """)
    }

    @Test func `a full page has about the size of a real one`() {
        let pages = ListPage.pages(
            of: bookings, form: SearchForm(from: "20260601", to: "20260829"))
        let sizes = pages.map { SalonBoard.listPage($0, for: screen).count }
        #expect(pages.map(\.rows.count) == [50, 50, 20])
        #expect(sizes[0] > 80_000 && sizes[0] < 140_000, "\(sizes)")
    }

    @Test func `renders differ in nothing but the token`() {
        var tokens = SandboxTokens(seed: 3)
        let page = ListPage.pages(of: bookings, form: SearchForm(from: "20260601", to: "20260829"))[
            0]
        let renders = [tokens.next(), tokens.next()].map { token in
            (token, SalonBoard.listPage(page, for: SandboxScreen(token: token)))
        }
        #expect(renders[0].1 != renders[1].1)
        let plain = renders.map {
            String(decoding: $0.1, as: UTF8.self).replacing($0.0, with: "TOKEN")
        }
        #expect(plain[0] == plain[1])
    }

    @Test(arguments: SandboxStatus.all)
    func `every status keeps its words`(status: SandboxStatus) {
        let cell = String(decoding: status.cell.bytes, as: UTF8.self)
        #expect(cell.replacing("<br>", with: "") == status.text)
        #expect(status.isOver == (status.text.hasSuffix("キャンセル") || status == .declined))
    }

    @Test func `an invented salon is the same for the same seed, and no number occurs twice`() {
        let many = InventedSalon(seed: 3).bookings(
            3_000, from: "20260601", days: 122, today: "20260610")
        #expect(
            many
                == InventedSalon(seed: 3).bookings(
                    3_000, from: "20260601", days: 122, today: "20260610"))
        #expect(Set(many.map(\.number)).count == 3_000)
        #expect(Set(many.map(\.status)) == Set(SandboxStatus.all))
        #expect(many.contains { $0.customerName.unicodeScalars.contains("\u{FF9E}") })
        #expect(many.allSatisfy { "20260601"..."20260930" ~= $0.date })
    }

    @Test(arguments: [
        ("20260228", 1, "20260301"), ("20240228", 1, "20240229"), ("20260101", -1, "20251231"),
    ])
    func `days follow the calendar`(day: String, step: Int, next: String) throws {
        #expect((try #require(SandboxDay(day)) + step).text == next)
    }

    @Test func `the command's arguments are read or refused with the way out`() throws {
        let options = try SandboxOptions(["--port", "0", "--scenario", "second-sign-in"])
        #expect((options.port, options.scenario) == (0, .secondSignIn))
        #expect(throws: WrongArgument.self) { try SandboxOptions(["--port", "x"]) }
        #expect(throws: WrongArgument.self) { try SandboxOptions(["--scenario", "unheard"]) }
        for scenario in SandboxScenario.allCases {
            #expect(SandboxOptions.help.contains("  \(scenario.rawValue) "))
        }
    }
}
