import Testing

@testable import Plumbing

@Suite struct HTMLTextTests {
    @Test(arguments: [
        ("<td> 6,900 円<br> (6,900) </td>", "6,900 円 (6,900)"),
        ("<td>サロン<br>キャンセル</td>", "サロン キャンセル"),
        ("<td>\u{3000}山田\u{3000}花子\u{3000} \n</td>", "山田\u{3000}花子"),
        ("<td>&nbsp;(ｸｰﾎﾟﾝ)&nbsp; &nbsp;《初回》&nbsp;</td>", "(ｸｰﾎﾟﾝ) 《初回》"),
        ("<td>a\t\r\n\u{0C} b</td>", "a b"),
        ("<td><!-- 情報 --><p>氏名</p><p><a>(YG00000001)</a></p></td>", "氏名 (YG00000001)"),
        ("<td>&#x4E88;&#32004;&amp;&lt;b&gt;&yen;1</td>", "予約&<b>¥1"),
        ("<td>a<script>var b = 1 < 2;</script><style>p{}</style>c</td>", "ac"),
        ("<td>é\u{85}€ｱ𠮷</td>", "é\u{85}€ｱ𠮷"),
        ("<td> \u{3000}&nbsp; </td>", ""),
    ])
    func `a cell reads as a person reads it`(html: String, text: String) throws {
        let page = try HTMLPage(utf8: Array("<table><tr>\(html)</tr></table>".utf8))
        let cell = try #require(try page.nodes(XPath("//td")).first)
        #expect(cell.text() == text)
        var bytes = Array("x ".utf8)
        cell.appendText(to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "x " + text)
    }

    @Test(arguments: [
        ("<td><p title=\"a>b\">山田  花子</p></td>", "\n山田  花子\n"),
        ("<td>Ａ&amp;Ｂ  &#33457;&nbsp;子<!-- x --> </td>", "Ａ&Ｂ  花 子 "),
        ("<td> <b>山田</b>  花子<br>様<a>x</a></td>", " 山田  花子\n様"),
    ])
    func `a text can keep the blanks that are written in it`(html: String, text: String) throws {
        let page = try HTMLPage(utf8: Array("<table><tr>\(html)</tr></table>".utf8))
        let cell = try #require(try page.nodes(XPath("//td")).first)
        var bytes: [UInt8] = []
        cell.appendWrittenText(to: &bytes, skipping: ["a"])
        #expect(String(decoding: bytes, as: UTF8.self) == text)
    }

    @Test func `elements can be left out of a text`() throws {
        let page = try HTMLPage(utf8: Array("<p>ヤマダ <a>統合候補</a>ハナコ</p>".utf8))
        let cell = try #require(try page.nodes(XPath("//p")).first)
        #expect(cell.text(skipping: ["a"]) == "ヤマダ ハナコ")
    }

    @Test func `lines break where a reader sees a new line`() throws {
        let html = """
            <div>一 <b>行</b>目<br><br>二<p>三</p><ul><li>四<li>五</ul>
            <table><tr><td>六<td>七</table><pre>八
            九</pre></div>
            """
        let page = try HTMLPage(utf8: Array(html.utf8))
        let root = try #require(page.root)
        #expect(root.lines() == ["一 行目", "二", "三", "四", "五", "六 七", "八", "九"])
        #expect(
            String(decoding: root.plainText(), as: UTF8.self)
                == "一 行目\n\n二\n三\n四\n五\n六 七\n八\n九\n")
    }

    @Test func `attributes, classes, children and parents are told`() throws {
        let html = #"<tr class="bg_eaeaea  grey " data-x='a&amp;"b' checked><td>1<td>2</tr>"#
        let page = try HTMLPage(utf8: Array("<table>\(html)</table>".utf8))
        let row = try #require(try page.nodes(XPath("//tr")).first)
        #expect(row.name == "tr")
        #expect(row.attribute("data-x") == "a&\"b")
        #expect(row.attribute("checked") == "checked")
        #expect(row.attribute("id") == nil)
        #expect(row.hasClass("grey") && row.hasClass("bg_eaeaea") && !row.hasClass("bg"))
        #expect(row.children.map { $0.text() } == ["1", "2"])
        #expect(row.children.first?.parent?.name == "tr")
    }

    @Test func `a search finds attributes too, and starts where it is told`() throws {
        let html = """
            <p><a href="net/reserveDetail/?reserveId=BE1">x</a>
            <p><a href="ext/extReserveDetail/?reserveId=YG2">y</a>
            """
        let page = try HTMLPage(utf8: Array(html.utf8))
        let links = try XPath(".//a[contains(@href, 'extReserveDetail')]/@href")
        #expect(try page.nodes(links).map { $0.text() } == ["ext/extReserveDetail/?reserveId=YG2"])
        let first = try #require(try page.nodes(XPath("//p")).first)
        #expect(try first.nodes(links).isEmpty)
    }

    @Test func `a wrong path is named, and a number is no element`() throws {
        #expect(throws: BadXPath(source: "//[")) { try XPath("//[") }
        let page = try HTMLPage(utf8: Array("<p>a".utf8))
        #expect(throws: UnreadableHTML.notNodes(path: "count(//p)")) {
            try page.nodes(XPath("count(//p)"))
        }
    }

    @Test func `one path serves many pages at once`() async throws {
        let path = try XPath("//td[contains(., 'a')]")
        let html = Array("<table><tr><td>a<td>b<td>ca</table>".utf8)
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 {
                group.addTask {
                    for _ in 0..<50 {
                        let found = try HTMLPage(utf8: html).nodes(path)
                        #expect(found.count == 2)
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}
