import Testing

@testable import Plumbing

@Suite struct HostileHTMLTests {
    @Test func `nesting without end is refused`() {
        let html = Array(String(repeating: "<div>", count: 2_000_000).utf8)
        #expect(throws: UnreadableHTML.tooDeep(limit: 256)) { try HTMLPage(utf8: html) }
    }

    @Test(arguments: [
        "<html/>x</body></html>", "<html><body/>x</body></html>", "<head/>x</head></body>",
        "<frameset></frameset>x</body></html>", "<frameset/>x</body></html></frameset>",
        "</html></body></head>x</html></body><head/><body/>",
    ])
    func `outer tags in any disorder cost no text`(html: String) throws {
        #expect(try HTMLPage(utf8: Array(html.utf8)).root?.text() == "x")
    }

    @Test func `a page over the limit is refused, and so is one without anything`() {
        #expect(throws: UnreadableHTML.tooLong(bytes: 4, limit: 3)) {
            try HTMLPage(utf8: Array("<p>a".utf8), limits: HTMLLimits(bytes: 3))
        }
        #expect(throws: UnreadableHTML.empty) { try HTMLPage(utf8: []) }
        #expect(throws: UnreadableHTML.empty) { try HTMLPage(utf8: Array("  \n".utf8)) }
    }

    @Test func `a tag of attributes without end is refused`() {
        let many = (0..<200_000).map { "a\($0)=\">\"" }.joined(separator: " ")
        #expect(throws: UnreadableHTML.self) { try HTMLPage(utf8: Array("<p \(many)>".utf8)) }
    }

    @Test func `a long attribute and a long text are kept whole`() throws {
        let long = String(repeating: "予約 < ", count: 120_000)
        let page = try HTMLPage(utf8: Array("<p title=\"\(long)\">\(long)</p>".utf8))
        let node = try #require(try page.nodes(XPath("//p")).first)
        #expect(node.attribute("title") == long)
        #expect(node.text().utf8.count == long.utf8.count - 1)
    }

    @Test func `a text of many megabytes is kept whole`() throws {
        let html = Array(("<p>" + String(repeating: "a", count: 11_000_000)).utf8)
        #expect(try HTMLPage(utf8: html).root?.text().utf8.count == 11_000_000)
    }

    @Test func `nodes without end are refused`() {
        let html = Array(String(repeating: "<p>a", count: 60).utf8)
        #expect(throws: UnreadableHTML.tooManyNodes(limit: 100)) {
            try HTMLPage(utf8: html, limits: HTMLLimits(nodes: 100))
        }
    }

    @Test(arguments: ["0", "1", "B", "FFFF", "FFFD", "1FFFF"])
    func `an odd character costs no row`(scalar: String) throws {
        let odd = try #require(UInt32(scalar, radix: 16).flatMap(Unicode.Scalar.init))
        try expectThreeRows(String(odd))
    }

    @Test(arguments: ["&#0;", "&#xFFFFFFFF;", "&#xD800;", "&nothing;", "&", ">"])
    func `an odd reference costs no row`(reference: String) throws {
        try expectThreeRows(reference)
    }

    func expectThreeRows(_ odd: String) throws {
        let html = "<table><tr a\(odd)><td>a\(odd)b<tr><td c='\(odd)'>c<tr><td>d</table>"
        let page = try HTMLPage(utf8: Array(html.utf8))
        #expect(try page.nodes(XPath("//tr")).count == 3)
        #expect(try page.nodes(XPath("//td")).last?.text() == "d")
    }

    @Test func `bytes that are no UTF-8 cost no row`() throws {
        let html = Array("<table><tr><td>a".utf8) + [0xFF, 0xC0] + Array("<tr><td>予</table>".utf8)
        let page = try HTMLPage(utf8: html)
        #expect(try page.nodes(XPath("//tr")).last?.text() == "予")
    }

    @Test func `entities are neither expanded nor fetched`() throws {
        let html = """
            <!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY x SYSTEM "file:///etc/passwd">]><p id="p">&b;&x;</p>
            """
        let page = try HTMLPage(utf8: Array(html.utf8))
        #expect(try page.nodes(XPath("//p[@id='p']")).first?.text() == "&b;&x;")
    }

    @Test(arguments: [
        "//*[count(//*[count(//*) > 1]) > 1]", "//p[contains(/, 'x')]", "//p[. = //p[. = 'x']]",
        "//p[sum(//p) = 1]", "//p[translate(/, 'a', 'b') = 'x']", "//p[preceding::p[. = 'x']]",
        "//p[id(/)]",
    ])
    func `a search that takes too long is stopped and says so`(path: String) throws {
        let html = Array(String(repeating: "<p>a</p>", count: 3_000).utf8)
        let page = try HTMLPage(utf8: html, limits: HTMLLimits(searchSteps: 100_000))
        #expect(throws: UnreadableHTML.searchTooLong(path: path, limit: 100_000)) {
            try page.nodes(XPath(path))
        }
        #expect(try page.nodes(XPath("//p")).count == 3_000)
    }
}
