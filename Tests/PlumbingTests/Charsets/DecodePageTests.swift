import Testing

@testable import Plumbing

@Suite struct DecodePageTests {
    struct Page: CustomTestStringConvertible {
        let testDescription: String
        let head: String
        var contentType: String?
        let charset: Charset
        let overruled: Bool
    }

    static let pages = [
        Page(
            testDescription: "a meta names Shift_JIS",
            head: "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\">",
            charset: .cp932, overruled: false),
        Page(
            testDescription: "a short meta without quotes", head: "<meta charset=x-sjis>",
            charset: .cp932, overruled: false),
        Page(
            testDescription: "the header goes before the meta", head: "<meta charset=\"euc-jp\">",
            contentType: "text/html; charset=Windows-31J", charset: .cp932, overruled: false),
        Page(
            testDescription: "nobody names anything", head: "", charset: .cp932, overruled: false),
        Page(
            testDescription: "the label is wrong", head: "<meta charset=utf-8>", charset: .cp932,
            overruled: true),
    ]

    @Test(arguments: pages)
    func `a CP932 page is read`(_ page: Page) {
        let bytes = Array("<html>\(page.head)<p>".utf8) + cp932Words + Array("</p></html>".utf8)
        let text = decodePage(bytes, contentType: page.contentType)
        #expect(text.string.contains("<p>\(CharsetTests.words)</p></html>"))
        #expect(text.charset == page.charset)
        #expect(text.labelOverruled == page.overruled)
    }

    @Test func `valid UTF-8 and a byte order mark win over any label`() {
        let bytes = Array("<meta charset=Shift_JIS>予約①".utf8)
        #expect(decodePage(bytes, contentType: "text/html; charset=EUC-JP").charset == .utf8)
        let marked = decodePage([0xEF, 0xBB, 0xBF] + bytes, contentType: nil)
        #expect(marked.string.hasPrefix("<meta"))
        #expect(marked.charset == .utf8)
    }

    @Test func `a label behind the first 1,024 bytes is not looked for`() {
        let filler = String(repeating: " ", count: 1024)
        let bytes = Array("\(filler)<meta charset=euc-jp>".utf8) + cp932Words
        #expect(decodePage(bytes).charset == .cp932)
    }
}
