import Testing

@testable import Plumbing

@Suite struct ByteRangeTests {
    /// The bytes of each `name` element of `html`, as written.
    func pieces(_ html: String, _ name: String) throws -> [String?] {
        let bytes = Array(html.utf8)
        let page = try HTMLPage(utf8: bytes)
        return try page.nodes(XPath("//\(name)")).map { node in
            node.byteRange.map { String(decoding: bytes[$0], as: UTF8.self) }
        }
    }

    @Test func `rows are found among references and Japanese`() throws {
        let rows = [
            "<tr class=\"\" title='<tr>'><td>&#x4E88;&amp;約&nbsp;①</td><td>𠮷 &lt;</td></tr>",
            "<TR><td><a href=\"?a=1&b=2\">詳細</a><br/></td></TR >",
            "<tr>\n<!-- </tr> --><td><table><tr><td>x</td></tr></table></td></tr>",
        ]
        let html = "\u{FEFF}<html><body>&yen;予約<table>\n" + rows.joined(separator: "\n &copy; ")
        let found = try pieces(html + "</table></body></html>", "tr")
        #expect(found == [rows[0], rows[1], rows[2], "<tr><td>x</td></tr>"])
    }

    @Test func `rows that are never closed end where the next tag closes them`() throws {
        let html = "<table><tr><td>一<td>二\n<tr><td>三 < 四</table><p>後"
        #expect(try pieces(html, "tr") == ["<tr><td>一<td>二\n", "<tr><td>三 < 四"])
        #expect(try pieces(html, "td") == ["<td>一", "<td>二\n", "<td>三 < 四"])
        #expect(try pieces(html, "p") == ["<p>後"])
        #expect(try pieces(html, "body") == [nil])
    }

    @Test func `empty elements and scripts have their place`() throws {
        let html = "<div><img alt='<>'>\n<br/><script>if (a<b) { c = '</p>' }</script>末</div>"
        #expect(try pieces(html, "img") == ["<img alt='<>'>"])
        #expect(try pieces(html, "br") == ["<br/>"])
        #expect(
            try pieces(html, "script") == ["<script>if (a<b) { c = '</p>' }</script>"])
        #expect(try pieces(html, "div") == [html])
    }

    @Test func `what follows the end of the body lies inside it`() throws {
        let html = "<html><body><p>一</p></body></html><div>二</div> 三"
        #expect(try pieces(html, "body") == ["<body><p>一</p></body></html><div>二</div>"])
        #expect(try pieces(html, "html") == ["<html><body><p>一</p></body></html><div>二</div>"])
        let whole = "<html><body><p>一</p></body> </html> "
        #expect(try pieces(whole, "body") == ["<body><p>一</p></body>"])
        #expect(try pieces(whole, "html") == ["<html><body><p>一</p></body> </html>"])
    }

    @Test func `places stay right deep inside a long page`() throws {
        let row = "<tr><td>&#20104;&nbsp;山田 <b>花子</b></td></tr>"
        let html = "<table>" + String(repeating: row + "\n", count: 5_000) + "</table>"
        let found = try pieces(html, "tr")
        #expect(found.count == 5_000)
        #expect(found.allSatisfy { $0 == row })
    }
}
