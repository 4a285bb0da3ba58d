import Foundation
import Testing

@testable import Sandbox

@Suite(.serialized) struct WalkTests {
    @Test func `sign-in, search and three pages give every booking once`() async throws {
        try await visit { site, visitor in
            #expect(try await visitor.get("/login/").text.contains("idPasswordInputForm"))
            let welcome = try await visitor.signIn()
            #expect(welcome.text.contains("action=\"/KLP/top/\""))
            #expect(welcome.text.contains("HPB_LOGIN_KEY"))
            #expect(try await visitor.post("/KLP/top/").text.contains("予約管理"))
            let first = try await visitor.search(from: "20260601", to: "20260829")
            let second = try await visitor.page(2)
            let third = try await visitor.page(3)
            #expect(first.numbers + second.numbers + third.numbers == newestFirst)
            #expect(first.text.contains("<b class=\"mod_color_e50000 ml10 mr10\">120</b>件あります"))
            #expect([first, second, third].map { $0.numbers.count } == [50, 50, 20])
            #expect(third.text.contains("3/3ページ") && third.text.contains("next_disable"))
            #expect(await site.signIns == 1)
            #expect(await site.mostAtOnce == 1)
            #expect(
                await site.requests.map(\.description).suffix(2) == [
                    "GET /KLP/reserve/reserveList/changePage?pn=2",
                    "GET /KLP/reserve/reserveList/changePage?pn=3",
                ])
        }
    }

    @Test func `every answer tells the site's time`() async throws {
        let site = SandboxSite(clock: { Date(timeIntervalSince1970: 784_111_777) })
        let visitor = Visitor(try await site.start())
        #expect(try await visitor.get("/login/").date == "Sun, 06 Nov 1994 08:49:37 GMT")
        await site.setClock(ahead: 90)
        #expect(try await visitor.get("/login/").date == "Sun, 06 Nov 1994 08:51:07 GMT")
        await site.stop()
    }

    @Test func `a wrong password shows the form again, without a word`() async throws {
        try await visit { site, visitor in
            let page = try await visitor.signIn(password: "wrong")
            #expect(page.bytes == SalonBoard.loginPage())
            #expect(await (site.signIns, site.signInAttempts) == (0, 1))
        }
    }

    @Test func `a group login chooses a shop before it sees pages`() async throws {
        var group = SandboxAccount.demo
        group.stores.append(SandboxStore(id: "H000000002", name: "別の店"))
        try await visit(account: group) { _, visitor in
            #expect(try await visitor.signIn().text.contains("action=\"/CNC/groupTop/\""))
            let shops = try await visitor.post("/CNC/groupTop/")
            #expect(shops.text.contains("id=\"kireiStoreInfoArea\""))
            let list = "/KLP/reserve/reserveList/init"
            #expect(try await visitor.get(list).text.contains("サロンが選択されていません"))
            _ = try await visitor.post(
                "/CNC/groupTop/forward", [("STORE_ID", "H000000002"), ("designKbn", "K")])
            #expect(try await visitor.get(list).text.contains("\"storeid\":\"H000000002\""))
        }
    }

    @Test func `a single shop has no group page`() async throws {
        try await visit { _, visitor in
            _ = try await visitor.signIn()
            #expect(try await visitor.post("/CNC/groupTop/").text.contains("指定されたURLは存在しません"))
            #expect(try await visitor.get("/KLP/").status == 404)
        }
    }

    @Test func `the form posted to its own address is a silent zero`() async throws {
        try await visit { _, visitor in
            _ = try await visitor.signIn()
            let page = try await visitor.post("/KLP/reserve/reserveList/")
            #expect(page.text.contains("id=\"reserveList\""))
            #expect(!page.text.contains("resultList") && !page.text.contains("件あります"))
            #expect(!page.text.contains("該当する予約はありません"))
        }
    }

    @Test func `a search without the render's token is refused`() async throws {
        try await visit { _, visitor in
            _ = try await visitor.signIn()
            let form = try await visitor.get("/KLP/reserve/reserveList/init")
            _ = try await visitor.get("/KLP/top/")
            let late = try await visitor.search(with: form, from: "20260601", to: "20260829")
            #expect(late.text.contains("KPCL010V01") && late.numbers.isEmpty)
        }
    }

    @Test func `a range without bookings says so, and has no table`() async throws {
        try await visit { _, visitor in
            _ = try await visitor.signIn()
            let page = try await visitor.search(from: "20270101", to: "20270131")
            #expect(page.text.contains("該当する予約はありません"))
            #expect(!page.text.contains("resultList"))
        }
    }

    @Test(arguments: ["/CLP/bt/top/", "/CLS/hair/reservations/init/"])
    func `a hair address ends the kirei session`(path: String) async throws {
        try await visit { _, visitor in
            _ = try await visitor.signIn()
            _ = try await visitor.get(path)
            #expect(try await visitor.get("/KLP/top/").bytes == SalonBoard.expiredPage())
        }
    }

    @Test func `one login is one session, and half an hour of silence ends it`() async throws {
        try await visit { site, visitor in
            let other = Visitor(visitor.base)
            _ = try await visitor.signIn()
            _ = try await other.signIn()
            #expect(try await visitor.get("/KLP/top/").bytes == SalonBoard.expiredPage())
            await site.pass(minutes: 29)
            #expect(try await other.get("/KLP/top/").text.contains("予約管理"))
            await site.pass(minutes: 31)
            #expect(try await other.get("/KLP/top/").bytes == SalonBoard.expiredPage())
            #expect(await site.signIns == 2)
        }
    }

    @Test func `what people do at the salon shows at the next look`() async throws {
        try await visit { site, visitor in
            let (gone, kept) = (newestFirst[0], newestFirst[1])
            await site.remove(gone)
            await site.cancel(kept, by: .salon)
            var fresh = bookings[0]
            fresh.number = "YG99999999"
            fresh.date = "20260829"
            fresh.start = "29:55"
            await site.book(fresh)
            _ = try await visitor.signIn()
            let page = try await visitor.search(from: "20260601", to: "20260829")
            #expect(Array(page.numbers.prefix(2)) == ["YG99999999", kept])
            #expect(page.text.contains("サロン<br>キャンセル"))
            #expect(page.text.contains("08/29<br>29:55"))
        }
    }

    @Test func `details open by the right address only`() async throws {
        try await visit { _, visitor in
            let net = try #require(bookings.first { $0.cameOverTheNet && !$0.menu.isEmpty })
            _ = try await visitor.signIn()
            #expect(try await visitor.get(net.detailPath).text.contains("KPCL009V01"))
            _ = try await visitor.get("/KLP/reserve/reserveList/init")
            let page = try await visitor.get(net.detailPath)
            #expect(page.text.contains("<th>予約番号</th><td>\n\t\t\(net.number)"))
            let wrong = "/KLP/reserve/ext/extReserveDetail/?reserveId=\(net.number)"
            #expect(try await visitor.get(wrong).text.contains("<th>メニュー</th><td>\n\t\t\n"))
            let phone = try #require(bookings.first { !$0.cameOverTheNet })
            let crossed = "/KLP/reserve/net/reserveDetail/?reserveId=\(phone.number)"
            #expect(try await visitor.get(crossed).text.contains("KPCL010V01"))
            let day = try await visitor.get("/KLP/schedule/salonSchedule/?date=\(net.date)")
            #expect(day.text.contains("rlastupdate") && !day.text.contains(net.number))
        }
    }

    @Test func `requests that overlap are counted`() async throws {
        try await visit { site, visitor in
            _ = try await visitor.signIn()
            _ = try await visitor.search(from: "20260601", to: "20260829")
            await site.arm(.slow(seconds: 0.3, at: .listing), .times(2))
            async let one = visitor.page(1)
            async let two = visitor.page(2)
            let numbers = try await one.numbers + two.numbers
            #expect(numbers == Array(newestFirst.prefix(100)))
            #expect(await site.mostAtOnce == 2)
        }
    }

    @Test func `a port that is taken is named, with the way out`() async throws {
        try await visit { _, visitor in
            let port = try #require(URL(string: visitor.base)?.port.map(UInt16.init))
            await #expect(throws: SandboxTrouble.portTaken(port)) {
                try await SandboxSite().start(port: port)
            }
        }
    }
}
