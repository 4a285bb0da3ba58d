import Testing

@testable import Plumbing

/// Searches, held against libxml2's on the same pages.
@Suite struct XPathOracleTests {
    @Test(arguments: expressions)
    func `an expression gives what it gives in libxml2`(expression: String) throws {
        for text in [OraclePages.small, "<p id='a'>x"] {
            let page = Array(text.utf8)
            let theirs = try #require(LibXMLPage(page)?.seen(expression))
            #expect(try HTMLPage(utf8: page).seen(expression) == theirs)
        }
    }

    @Test func `what the formats ask of a listing is found as libxml2 finds it`() throws {
        let pages = OraclePages.rendered + OraclePages.fixtures.map { ($0.name, $0.utf8) }
        for (name, utf8) in pages where !name.contains("truncated") {
            let page = try HTMLPage(utf8: utf8)
            let oracle = try #require(LibXMLPage(utf8))
            for expression in Self.ofFormats {
                #expect(
                    try page.seen(expression) == oracle.seen(expression), "\(name): \(expression)")
            }
        }
    }

    @Test(arguments: [
        "", "//[", "//a[", "a]", "//a[@]", "foo(", "foo()", "count()", "count(1)", "$x", "1 +",
        "//a | 'x'", "'x'/a", "(1)[1]", "namespace::a", "child:a:b", "a b", "//", "a//", "'x",
        "substring('a')", "not()", "@@a", "a::b", "sum('1')", "!", "a = = b", "text(1)", "..a",
        String(repeating: "(", count: 5_000) + "a" + String(repeating: ")", count: 5_000),
        "a" + String(repeating: " or a", count: 5_000),
    ])
    func `what is no expression is refused when it is compiled`(expression: String) {
        #expect(throws: BadXPath(source: expression)) { try XPath(expression) }
    }

    /// Where libxml2 goes ways of its own: it knows `xml:lang` alone, reads exponents, and passes
    /// by what follows an attribute inside its element.
    @Test(arguments: [
        ("//*[lang('en')]/@title", ["@title=a\"b"]), ("//h1[lang('JA')]", ["<h1>台帳"]),
        ("number('1e3')", ["nan"]), ("//p/@class/following::b[1]", []),
        ("//@id/following::b[1]", ["<b>太", "<b @class=n>12"]),
    ])
    func `an expression gives what XPath says`(expression: String, found: [String]) throws {
        let page = try HTMLPage(utf8: Array(OraclePages.small.utf8))
        let seen = try page.seen(expression)
        #expect(seen == found)
    }
}
