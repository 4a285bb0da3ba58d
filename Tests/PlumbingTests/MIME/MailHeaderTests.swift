import Foundation
import Testing

@testable import Plumbing

@Suite struct MailHeaderTests {
    @Test(arguments: [
        ("SALON BOARD <yoyaku@example.jp>", ["SALON BOARD|yoyaku@example.jp"]),
        ("\"Salon, Board\" <a@b>, c@d", ["Salon, Board|a@b", "|c@d"]),
        ("a@b (予約 (係))", ["予約 (係)|a@b"]), ("<a@b>", ["|a@b"]),
        ("=?UTF-8?B?5LqI57SE?=<a@b>", ["予約|a@b"]), ("\"=?UTF-8?B?5LqI?=\" <a@b>", ["予|a@b"]),
        ("=?UTF-8?Q?a,_b?= <a@b>", ["a, b|a@b"]), ("friends: a@b, X <c@d>;", ["|a@b", "X|c@d"]),
        ("undisclosed-recipients:;", []), ("X <@relay.example:a@b>", ["X|a@b"]),
        ("nobody", ["nobody|"]), ("\u{1B}$B\"\"\"\u{1B}(B <a@b>", ["\u{FFFD}|a@b"]), ("", []),
        ("X <a@b", ["X|a@b"]), ("\"a\\\"b\" <a@b>", ["a\"b|a@b"]),
    ])
    func `senders are told apart`(raw: String, wanted: [String]) {
        let found = mailboxes(in: Array(raw.utf8)).map { "\($0.name)|\($0.address)" }
        if raw.hasPrefix("\u{1B}") {
            #expect(found.first?.hasSuffix("|a@b") == true)
        } else {
            #expect(found == wanted)
        }
    }

    @Test func `a raw name may hold bytes that look like quotes and brackets`() {
        // 予 in JIS is M=, ソ in CP932 ends in a backslash, 表 too.
        let jis = Array("\u{1B}$B@<\"<\u{1B}(B <a@b>".utf8)
        #expect(mailboxes(in: jis).map(\.address) == ["a@b"])
        let cp932: [UInt8] = [0x22, 0x83, 0x5C, 0x95, 0x5C, 0x22] + Array(" <a@b>".utf8)
        #expect(mailboxes(in: cp932) == [MailAddress(name: "ソ表", address: "a@b")])
    }

    @Test func `a mail without sender has an empty one`() {
        #expect(MailMessage([]).from == MailAddress(name: "", address: ""))
        #expect(MailMessage(Array("To: a@b, c@d\n\n".utf8)).to.map(\.address) == ["a@b", "c@d"])
    }

    @Test(arguments: [
        ("Mon, 23 Mar 2026 14:08:05 +0900", 1_774_242_485),
        ("23 Mar 2026 14:08:05 JST", 1_774_242_485),
        ("Mon, 23 Mar 2026 05:08:05 GMT", 1_774_242_485),
        ("Mon, 23 Mar 2026 05:08:05 -0000 (UTC)", 1_774_242_485),
        ("Mon, 23 Mar 26 00:08:05 EST", 1_774_242_485), ("23 Mar 2026 05:08:05 Z", 1_774_242_485),
        ("Mon,23 Mar 2026 (x (y)) 14:08:05 +0900 (JST)", 1_774_242_485),
        ("Mon, 23 Mar 2026 14:08 +0900", 1_774_242_480),
        ("Mon, 23 Mar 2026 14:08:05", 1_774_242_485),
        ("Monday, 23-Mar-26 05:08:05 UTC", 1_774_242_485),
        ("29 Feb 2028 00:00:00 +0000", 1_835_395_200), ("1 Jan 1970 09:00:00 +0900", 0),
        ("31 Dec 2026 23:59:60 +0000", 1_798_761_599),
        ("mon, 23 MAR 2026 00:08:05 -0500 (EST)", 1_774_242_485),
        ("Mon,23 Mar 2026 10:38:05 +0530", 1_774_242_485),
        ("3 Mar 2026 14:08:05 +0900 (a (b)) (c)", 1_772_514_485),
    ])
    func `a date is the moment it names`(raw: String, seconds: Int) {
        #expect(mailDate(Array(raw.utf8)) == Date(timeIntervalSince1970: Double(seconds)))
    }

    @Test(arguments: [
        "", "yesterday", "29 Feb 2026 00:00:00 +0000", "23 Mar 2026 25:00:00 +0900",
        "23 Foo 2026 14:08:05 +0900", "23 Mar 2026 14:08:05 XYZ", "23 Mar 2026 14:08:05 +9",
        "Mon, 29 Feb 2026 00:00:00 +0900", "Mon, 23 Mar 2026 24:00:00 +0900",
        "Mon, 23 Mar 1899 14:08:05 +0900", "Mon, 23 Mar 2026 14:08:05 +0960",
        "23 Mar 2026", "0 Mar 2026 00:00:00 +0000", "23 Mar 99999999999999999999 1:00:00 +0000",
    ])
    func `a date that cannot be is none`(raw: String) {
        #expect(mailDate(Array(raw.utf8)) == nil)
    }
}
