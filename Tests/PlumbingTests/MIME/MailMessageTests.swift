import Foundation
import Testing

@testable import Plumbing

@Suite struct MailMessageTests {
    struct Case: CustomTestStringConvertible {
        let testDescription: String
        let mail: [UInt8]
        var subject = ""
        let body: String
        var names: [String] = []
        var attached: [String] = []
        var charset: Charset?
        var defects: [String] = []
    }

    /// The ten kinds of mail that other readers damage, and their kin.
    static let cases = [
        Case(
            testDescription: "UTF-8 words split inside a character",
            mail: mail(
                "Subject: \(word("UTF-8", Array("【予約".utf8.prefix(5))))\r\n"
                    + " \(word("UTF-8", Array("【予約】連絡".utf8.dropFirst(5))))\r\n"),
            subject: "【予約】連絡", body: "", charset: .ascii),
        Case(
            testDescription: "ISO-2022-JP with row 13 and half-width kana",
            mail: mail(
                "Subject: \(word("ISO-2022-JP", jisWords))\r\n"
                    + "Content-Type: text/plain; charset=ISO-2022-JP\r\n", jisWords),
            subject: CharsetTests.words, body: CharsetTests.words, charset: .iso2022jp),
        Case(
            testDescription: "ISO-2022-JP words split without an escape",
            mail: mail(
                "Subject: \(word("ISO-2022-JP", Array(jisWords[..<5])))\r\n"
                    + "\t\(word("iso-2022-jp", Array(jisWords[5...])))\r\n"),
            subject: CharsetTests.words, body: "", charset: .ascii),
        Case(
            testDescription: "names in pieces and in percents, a csv part labelled Shift_JIS",
            mail: mail(
                "Content-Type: multipart/mixed; boundary=b\r\n",
                Array(
                    """
                    --b\r\n\r\n本文\r\n--b\r\nContent-Type: text/csv; charset=Shift_JIS; \
                    name*=UTF-8'ja'%E4%BA%88%E7%B4%84.csv\r\nContent-Disposition: attachment;\r
                     filename*0*=UTF-8''%E4%BA%88%E7;\r\n filename*1*=%B4%84;\r
                     filename*2=\".csv\"\r\n\r\n
                    """.utf8) + cp932Words + Array("\r\n--b--\r\n".utf8)),
            body: "本文", names: ["予約.csv"], charset: .utf8),
        Case(
            testDescription: "mixed, related, alternative, and a forwarded mail",
            mail: mail(
                "Content-Type: multipart/mixed; boundary=\"m x\"\r\n",
                Array(
                    """
                    preamble\r\n--m x\r\nContent-Type: multipart/related; boundary=m\r\n\r
                    --m\r\nContent-Type: multipart/alternative; boundary=mm\r\n\r
                    --mm\r\nContent-Type: text/plain\r\n\r\nplain\r\n--mm\r
                    Content-Type: text/html\r\n\r\n<p>html</p>\r\n--mm--\r\n--m--\r
                    --m x\r\nContent-Type: message/rfc822\r\n\r\nSubject: inner\r\n\r\nwithin\r
                    --m x--\r\nepilogue
                    """.utf8)),
            body: "plain", attached: ["inner: within"], charset: .ascii),
        Case(
            testDescription: "labelled UTF-8, written in ISO-2022-JP",
            mail: mail("Content-Type: text/plain; charset=UTF-8\r\n", jisWords),
            body: CharsetTests.words, charset: .iso2022jp),
        Case(
            testDescription: "labelled us-ascii, written in CP932",
            mail: mail("Content-Type: text/plain; charset=us-ascii\r\n", cp932Words),
            body: CharsetTests.words, charset: .cp932),
        Case(
            testDescription: "labelled Shift_JIS, written in CP932",
            mail: mail("Content-Type: text/plain; charset=Shift_JIS\r\n", cp932Words),
            body: CharsetTests.words, charset: .cp932),
        Case(
            testDescription: "a raw CP932 subject",
            mail: Array("Subject: ".utf8) + cp932Words + Array("\n\nx".utf8),
            subject: CharsetTests.words, body: "x", charset: .ascii),
        Case(
            testDescription: "no final boundary, LF only",
            mail: Array("Content-Type: multipart/mixed; boundary=b\n\n--b\n\n予約\n".utf8),
            body: "予約\n", charset: .utf8, defects: ["no final boundary"]),
        Case(
            testDescription: "base64 without its last byte, text behind it",
            mail: mail(
                "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n",
                Array((base64(Array("予約".utf8)).dropLast() + "\r\n-- \r\na list's footer").utf8)),
            body: "予\u{FFFD}", charset: .utf8, defects: ["base64 cut"]),
        Case(
            testDescription: "quoted-printable with soft breaks, odd signs and a mark in front",
            mail: mail(
                "Content-Transfer-Encoding: Quoted-Printable\r\nContent-Type: text/plain;\r\n"
                    + " charset=\"utf-8\"\r\n",
                Array("=EF=BB=BF=e4=ba=\r\n=88=E7=B4=84 \r\n3=3D3 = x=20\r\n".utf8)),
            body: "予約\n3=3 = x \n", charset: .utf8,
            defects: ["a = that begins nothing in the quoted-printable"]),
        Case(
            testDescription: "only HTML",
            mail: mail(
                "Content-Type: text/html\r\n",
                Array("<title>t</title><p>■予約番号<br>\u{3000}BE1 &amp; x<p>末".utf8)),
            body: "■予約番号\n\u{3000}BE1 & x\n末\n", charset: .utf8),
        Case(
            testDescription: "an empty plain part beside HTML",
            mail: mail(
                "Content-Type: multipart/alternative; boundary=b\r\n",
                Array(
                    """
                    --b\r\n\r\n \u{3000}\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>予約</p>\r\n--b--
                    """.utf8)),
            body: "予約\n", charset: .utf8),
        Case(
            testDescription: "a text file attached before the text",
            mail: mail(
                "Content-Type: multipart/mixed; boundary=b\r\n",
                Array(
                    """
                    --b\r\nContent-Disposition: attachment; filename=\"=?UTF-8?B?5LqI?=.txt\"\r\n\r
                    file\r\n--b\r\n\r\ntext\r\n--b--
                    """.utf8)),
            body: "text", names: ["予.txt"], charset: .ascii),
        Case(
            testDescription: "nothing at all", mail: [], body: "", charset: .ascii),
        Case(
            testDescription: "an envelope line, a quoted From, no empty line before the body",
            mail: Array("From a@b Mon Jul  6\nSubject : x\n>From me\nnot a header\n".utf8),
            subject: "x", body: ">From me\nnot a header\n", charset: .ascii,
            defects: ["a header line without a colon: the body is taken to begin there"]),
        Case(
            testDescription: "a boundary that is not named",
            mail: mail("Content-Type: multipart/mixed\r\n", Array("--q\n\ntext\n--q--\n".utf8)),
            body: "text", charset: .ascii, defects: ["a multipart without boundary"]),
        Case(
            testDescription: "a boundary that never occurs",
            mail: mail("Content-Type: multipart/mixed; boundary=b\r\n", Array("text".utf8)),
            body: "text", charset: .ascii,
            defects: ["the boundary never occurs: the body is read as text"]),
    ]

    @Test(arguments: cases)
    func `a mail is read as its sender meant it`(_ expected: Case) {
        let mail = MailMessage(expected.mail)
        #expect(mail.subject == expected.subject)
        #expect(mail.body.string == expected.body)
        #expect(mail.body.charset == expected.charset)
        #expect(mail.parts.compactMap(\.name) == expected.names)
        #expect(mail.attached.map { "\($0.subject): \($0.body.string)" } == expected.attached)
        #expect(mail.defects == expected.defects)
    }

    @Test func `an attached table keeps its bytes`() throws {
        let mail = MailMessage(Self.cases[3].mail)
        let table = try #require(mail.parts.last)
        #expect(table.type == "text/csv" && table.isAttachment)
        #expect(mail.contents(of: table) == cp932Words)
    }

    @Test func `headers are found whatever their case, unfolded, the first of several`() {
        let mail = MailMessage(
            Array("SUBJECT: a\r\n\tb\r\nsubject: c\r\nX: \r\nMessage-Id: <1@x>\r\n\r\n".utf8))
        #expect(mail.subject == "a b")
        #expect(mail.header("x") == "")
        #expect(mail.header("y") == nil)
        #expect(mail.messageID == "<1@x>")
        #expect(mail.headers.map(\.name) == ["SUBJECT", "subject", "X", "Message-Id"])
        #expect(mail.headers.map { String(decoding: $0.value, as: UTF8.self) }.first == "a b")
    }

    @Test(arguments: [
        ("=?UTF-8?Q?a_b?= c =?UTF-8?Q?=3F?=", "a b c ?"), ("=?UTF-8?B?5LqI?=x", "予x"),
        ("【=?utf-8*ja?b?57SE?=】", "【約】"), ("=?UTF-8?Q?open", "=?UTF-8?Q?open"),
        ("=?UTF-8?X?a?=", "=?UTF-8?X?a?="), ("=?UTF-8?B?5Lq?= =?UTF-8?B?I57SE?=", "予約"),
        ("=?iso-8859-1?Q?caf=E9?= =?UTF-8?B?5LqI?=", "café予"), ("=?UTF-8?Q?a=0D=0Ab?=", "a  b"),
        ("=?none?B?YQ==?=", "a"),
    ])
    func `encoded words are decoded wherever they stand`(raw: String, text: String) {
        #expect(String(decoding: decodeHeaderText(Array(raw.utf8)), as: UTF8.self) == text)
    }
}

/// A mail of these headers and this body.
private func mail(_ headers: String, _ body: [UInt8] = []) -> [UInt8] {
    Array("MIME-Version: 1.0\r\n\(headers)\r\n".utf8) + body
}

/// An encoded word of these bytes.
private func word(_ label: String, _ bytes: [UInt8]) -> String { "=?\(label)?B?\(base64(bytes))?=" }

private func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }
