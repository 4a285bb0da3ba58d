import Foundation
import Testing

@testable import Sandbox

@Suite(.serialized) struct FaultTests {
    /// Signs in, searches the three months and turns to the second page, with a fault switched on.
    private func walk(
        _ fault: SandboxFault, _ span: SandboxFault.Span = .once,
        _ judge: (Visitor.Page, Visitor.Page, Visitor) async throws -> Void
    ) async throws {
        try await visit { site, visitor in
            await site.arm(fault, span)
            _ = try await visitor.signIn()
            let first = try await visitor.search(from: "20260601", to: "20260829")
            try await judge(first, try await visitor.page(2), visitor)
        }
    }

    static let replaced: [(SandboxFault, Int, String)] = [
        (.expires(afterPage: 1), 200, "ログインの有効期限が切れました"),
        (.secondSignIn(afterPage: 1), 200, "ログインの有効期限が切れました"),
        (.captcha(.puzzle, at: .page(2)), 200, "name=\"captchaLogin\""),
        (.captcha(.recaptcha, at: .page(2)), 200, "recaptcha/api2"),
        (.tooManyRequests(at: .page(2)), 429, ""),
        (.unavailable(at: .page(2)), 503, "システムエラー"),
        (.maintenance(at: .page(2)), 200, "システムメンテナンス中です"),
        (.errorPage(.transient, at: .page(2)), 200, "KPCL010V01"),
        (.errorPage(.system, at: .page(2)), 200, "SALON BOARD　システムエラー"),
        (.emptyAnswer(at: .page(2)), 200, ""),
        (.signInForm(at: .page(2)), 200, "idPasswordInputForm"),
    ]

    @Test(arguments: replaced)
    func `another answer stands in place of the second page, once`(
        fault: SandboxFault, status: Int, words: String
    ) async throws {
        try await walk(fault) { first, second, visitor in
            #expect(first.numbers == Array(newestFirst.prefix(50)))
            #expect(second.status == status)
            #expect(words.isEmpty ? second.bytes.isEmpty : second.text.contains(words))
            #expect(second.numbers.isEmpty)
            _ = try await visitor.signIn()
            let again = try await visitor.search(from: "20260601", to: "20260829")
            #expect(again.numbers == first.numbers)
        }
    }

    @Test func `a search that silently finds nothing looks like the empty form`() async throws {
        try await walk(.silentZero) { first, _, _ in
            #expect(first.text.contains("id=\"reserveList\"") && !first.text.contains("件あります"))
        }
    }

    static let listings: [(SandboxFault, first: Range<Int>, second: Range<Int>)] = [
        (.skipsPage(2), 0..<50, 100..<120),
        (.repeatsPage(2), 0..<50, 0..<50),
        (.stalePage(2), 0..<50, 0..<50),
        (.wrongTotal(by: 3), 0..<50, 50..<100),
        (.columnsMoved, 0..<50, 50..<100),
        (.unknownStatus("保留中"), 0..<50, 50..<100),
    ]

    @Test(arguments: listings)
    func `a wrong listing shows these rows`(
        fault: SandboxFault, first: Range<Int>, second: Range<Int>
    ) async throws {
        try await walk(fault) { one, two, _ in
            #expect(one.numbers == Array(newestFirst[first]))
            #expect(two.numbers == Array(newestFirst[second]))
            if case .stalePage = fault { #expect(two.text.contains("1/3ページ")) }
            if case .repeatsPage = fault { #expect(two.text.contains("2/3ページ")) }
            if case .wrongTotal = fault { #expect(one.text.contains(">123</b>件")) }
            if case .unknownStatus = fault { #expect(one.text.contains("保留中")) }
            if case .columnsMoved = fault {
                let head = try #require(one.text.range(of: "id=\"resultList\""))
                #expect(one.text[head.upperBound...].contains("<tr>\n<th class=\"sorter w70\""))
            }
        }
    }

    @Test func `a booking that arrives in between moves every row by one`() async throws {
        var late = bookings[0]
        late.number = "BE99000001"
        (late.date, late.start) = ("20260829", "29:59")
        try await walk(.bookingArrives(late, afterPage: 1)) { first, second, _ in
            #expect(second.numbers.first == first.numbers.last)
            #expect(second.text.contains(">121</b>件"))
        }
    }

    @Test func `another range is echoed, with its rows`() async throws {
        try await walk(.otherRange(from: "20260601", to: "20260630")) { first, _, _ in
            #expect(first.text.contains("name=\"rsvDateTo\" value=\"20260630\""))
            #expect(first.text.contains("/2ページ") || first.text.contains("1/1ページ"))
        }
    }

    @Test func `a choice of shop can open the other one`() async throws {
        var group = SandboxAccount.demo
        group.stores.append(SandboxStore(id: "H000000002", name: "別の店"))
        try await visit(account: group) { site, visitor in
            await site.arm(.opensStore("H000000002"))
            _ = try await visitor.signIn()
            let chosen = [("STORE_ID", "H000000001"), ("designKbn", "K")]
            _ = try await visitor.post("/CNC/groupTop/forward", chosen)
            #expect(try await visitor.get("/KLP/top/").text.contains("\"storeid\":\"H000000002\""))
        }
    }

    @Test(arguments: [ListDamage.name, .number])
    func `an undecodable byte sits in the first row`(place: ListDamage) async throws {
        try await walk(.brokenByte(place)) { first, _, _ in
            #expect(first.bytes.contains(0xFA))
            #expect(first.numbers.count == (place == .number ? 49 : 50))
        }
    }

    @Test func `a page in Windows-31J reads the same`() async throws {
        try await walk(.cp932) { first, second, _ in
            let text = String(data: Data(first.bytes), encoding: .shiftJIS)
            #expect(text?.contains("charset=Windows-31J") == true)
            #expect(text?.contains("髙橋") == true)
            #expect(second.text.contains("charset=utf-8"))
        }
    }

    @Test func `a page cut behind a promised length is an error of the wire`() async throws {
        await #expect(throws: (any Error).self) {
            try await walk(.cutShort(at: .page(2))) { _, _, _ in }
        }
    }

    @Test func `a page cut at the connection's end arrives as if it were whole`() async throws {
        try await walk(.cutAtClose(at: .page(2))) { first, second, visitor in
            #expect(second.status == 200 && !second.text.contains("</html>"))
            #expect(second.numbers == Array(newestFirst[50..<50 + second.numbers.count]))
            #expect((1..<50).contains(second.numbers.count))
            let third = try await visitor.page(3)
            #expect(third.numbers.count == 20)
        }
    }

    @Test func `a slow page arrives whole in the end`() async throws {
        try await walk(.slow(seconds: 0.2, at: .page(2))) { _, second, _ in
            #expect(second.numbers.count == 50)
        }
    }
}
