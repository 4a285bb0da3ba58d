import Testing

@testable import Pipeline

@Suite struct ShapeTests {
    static let texts = [
        "", " ", "a", "a b", "kirei-demo", "デモ", "-a", "_a", "9a", "A_9", "0640", "640", "0999",
        "06400",
        "owner@salon.example", "a@b@c", "@b", "a @b", "https://h", "http://h/p", "https://",
        "https:// h", "imaps://h/INBOX", "imap://h", "maildir:x", "folder:", "folder:x", "file:x",
        "exec:till 1", "exec: till", "exec:", "smtp://h", "smtps://h", "ftp://h",
        "2026-12-31T09:00", "2026-12-31T09:00:30", "2026-12-31T", "2026-12-31 09:00",
        "every", "mon", "holiday", "2026-12-31", "20261231", "none", "10:00-19:00", "10:00",
        "10:00-14:00 15:00-19:00", "10:00-14:00, 15:00-19:00", "10:00-", "9:00-25:30",
        String(repeating: "a", count: 64), String(repeating: "a", count: 65),
    ]

    @Test(arguments: TextForm.allCases)
    func `the check and the schema's pattern agree`(_ form: TextForm) throws {
        let pattern = try Regex(form.pattern)
        for text in Self.texts {
            #expect(form.holds(text) == text.contains(pattern), "\(form): \(text)")
        }
    }

    @Test(arguments: [
        ("5 minutes", 5, TimeSpan.Unit.minutes), ("1 minute", 1, .minutes), ("30 days", 30, .days),
        ("4 months", 4, .months), ("4  months", 4, .months),
    ])
    func `a length of time is a number and a unit`(text: String, count: Int, unit: TimeSpan.Unit) {
        #expect(TimeSpan(text)?.count == count)
        #expect(TimeSpan(text)?.unit == unit)
    }

    @Test(arguments: [
        "", "5", "minutes", "5minutes", "-5 minutes", "5.5 minutes", "5 years", "５ minutes",
    ])
    func `anything else is no length of time`(_ text: String) {
        #expect(TimeSpan(text) == nil)
    }

    @Test(arguments: [
        ("evry", "every"), ("mark_read", "mark-read"), ("publsih", "publish"), ("From", "from"),
        ("webhook", nil), ("x", nil), ("", nil),
    ])
    func `a slip finds the word that was meant`(slip: String, word: String?) {
        let words = ["every", "mark-read", "publish", "from", "formats"]
        #expect(nearestWord(to: slip, among: words) == word)
    }

    @Test(arguments: [
        ("https://salonboard.com/login", "salonboard.com", false),
        ("http://127.0.0.1:8080", "127.0.0.1", true),
        ("imap://localhost:1143/INBOX", "localhost", true),
        ("http://[::1]:80/", "[::1]", true),
        ("http://127.0.0.1.evil.example", "127.0.0.1.evil.example", false),
        ("http://localhost.evil.example", "localhost.evil.example", false),
        ("http://localhost@evil.example", "evil.example", false),
        ("http://evil.example#@localhost", "evil.example", false),
        ("http://evil.example?@localhost", "evil.example", false),
        ("https://host:99999", nil, false), ("https://", nil, false), ("https://a b", nil, false),
    ])
    func `a host is what the wire would be opened to`(url: String, host: String?, loopback: Bool) {
        let location = WebLocation(url)
        #expect(location?.host == host)
        #expect((location?.isLoopback ?? false) == loopback)
    }

    @Test(arguments: [
        ("till", ["till"]), ("  bin/till  a b ", ["bin/till", "a", "b"]),
        ("till 'a b' \"c 'd\" ''", ["till", "a b", "c 'd", ""]), ("a'b'c", ["abc"]), ("'a", nil),
    ])
    func `a command line is cut at blanks outside quotes`(line: String, words: [String]?) {
        #expect(commandWords(line) == words)
    }

    @Test(arguments: [
        ("a.csv", "/srv/salon/a.csv"), ("./a/../b", "/srv/salon/b"), ("../x", "/srv/x"),
        ("/x//y/", "/x/y"), ("../../../..", "/"),
    ])
    func `a relative path counts from the definition's folder`(path: String, absolute: String) {
        #expect(FilePaths(of: "salon.yaml", from: "/srv/salon").absolute(path) == absolute)
    }
}
