import Testing

@testable import Pipeline

/// A wrong definition, and everything that is said about it.
struct WrongDefinition: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let yaml: String
    let problems: [String]

    init(_ what: String, _ yaml: String, _ problems: String...) {
        testDescription = what
        self.yaml = yaml
        self.problems = problems
    }
}

@Suite struct DefinitionProblemTests {
    let folder: SalonFolder

    init() throws { folder = try SalonFolder() }

    @Test(arguments: wrongKeys + wrongTogether + wrongOutlets)
    func `a definition tells all its problems, each with its line and the way out`(
        _ wrong: WrongDefinition
    ) {
        let told = folder.problems(of: wrong.yaml)
        #expect(told.count == wrong.problems.count, "\(told.joined(separator: "\n"))")
        for (told, expected) in zip(told, wrong.problems) {
            #expect(told.hasPrefix("salon.yaml:" + expected), "\(told)")
        }
    }

    @Test func `no secret and no address is repeated in a problem`() {
        let told = folder.problems(
            of: Example.sources(
                "  a: {formats: [salonboard-notice], from: 'imaps://u:hunter2@h/INBOX', login: hunter2}",
                "  b: {formats: [salonboard-notice], from: 'imaps://h/INBOX', login: {user: u, password: {hunter2}, token: [hunter2]}}"
            ))
        #expect(told.count >= 3)
        #expect(!told.joined().contains("hunter2"))
    }

    static let wrongKeys = [
        WrongDefinition(
            "a slip in a key names the nearest", Example.with("publsih: []"),
            "6:1: publsih: is no key; did you mean `publish`?"),
        WrongDefinition(
            "an underscore for a hyphen",
            Example.sources(Example.mail + "\n    mark_read: true"),
            "7:5: sources.mail.mark_read: is no key; did you mean `mark-read`?"),
        WrongDefinition(
            "a key that is near to none", Example.with("webhook: x"),
            "6:1: webhook: is no key; keys here: salon, state, horizon, sources, publish"),
        WrongDefinition(
            "two problems at once", Example.with("horizon: 40 months\nretain: 5"),
            "6:10: horizon: 40 months is out of range; use 1 to 12 months",
            "7:9: retain: is not a number and its unit; use 1 to 3650 days, such as `30 days`"),
        WrongDefinition(
            "a key that stands twice, and the rest is heard as well",
            Example.with("horizon: 2 months\nhorizon: 3 months\nretain: soon"),
            "7:1: horizon: stands twice, first on line 6; keep one of them",
            "8:9: retain: is not a number and its unit"),
        WrongDefinition(
            "a source that stands twice",
            Example.with("").replacing("\n\n", with: "\n") + "  pages: {}\n",
            "6:3: sources.pages: stands twice, first on line 3; keep one of them",
            "6:10: sources.pages: `formats` is missing",
            "6:10: sources.pages: `from` is missing"),
        WrongDefinition(
            "every: 1 minute", Example.with("").trimmed + "\n    every: 1 minute",
            "6:12: sources.pages.every: 1 minute is out of range; use 5 to 30 minutes for mail, 5 to 10 for a listing"
        ),
        WrongDefinition(
            "an empty key", Example.with("state:"),
            "6:7: state: is empty; expected a text, or leave the key out"),
        WrongDefinition(
            "an unknown choice", Example.with("").replacing("kirei,", with: "kirai,"),
            "1:40: salon.vertical: `kirai` is not known here; did you mean `kirei`? use one of"),
        WrongDefinition(
            "an id that is no file name", Example.with("").replacing("id: demo", with: "id: デモ"),
            "1:13: salon.id: is not in the form expected here; use letters"),
        WrongDefinition(
            "a word for a flag", Example.with("deliver: [{to: 'file:a', with-existing: yes}]"),
            "6:41: deliver[0].with-existing: is neither true nor false; write true or false"),
        WrongDefinition(
            "a text where a list belongs", Example.with("publish: a.csv"),
            "6:10: publish: is a single value; expected a list"),
        WrongDefinition(
            "nothing but a salon", "salon: {id: a, name: b, vertical: kirei}",
            "1:1: `sources` is missing; add it: a mapping"),
    ]

    static let wrongTogether = [
        WrongDefinition(
            "a site without a store",
            Example.sources(Example.site).replacing(", store: H000000001", with: ""),
            "1:8: salon: `store` is missing; add the shop's id"),
        WrongDefinition(
            "a site without a login",
            Example.sources(
                "  site: {formats: [salonboard-kirei-list], from: 'https://salonboard.com'}"),
            "3:9: sources.site: `login` is missing; a site is signed into with {id: …, password: …}"
        ),
        WrongDefinition(
            "a password written out",
            Example.sources(Example.site).replacing("{env: PASSWORD}", with: "sesame"),
            "6:38: sources.site.login.password: is a secret written out; never keep one here: use"),
        WrongDefinition(
            "a secret from two places",
            Example.sources(Example.site).replacing("{env: PASSWORD}", with: "{env: A, file: b}"),
            "6:38: sources.site.login.password: does not name one place of a secret; use {env"),
        WrongDefinition(
            "a site's login with a mailbox's keys",
            Example.sources(Example.site).replacing("{id: {env: ID}", with: "{user: a"),
            "6:12: sources.site.login: `id` is missing; add id: {env: SALONBOARD_ID}",
            "6:19: sources.site.login.user: has no meaning here; a site is signed into with `id`"),
        WrongDefinition(
            "plain http to another machine",
            Example.sources(Example.site).replacing("https:", with: "http:"),
            "5:11: sources.site.from: would go over the wire unencrypted; use https://"),
        WrongDefinition(
            "a mailbox with nobody to sign in",
            Example.sources("  m: {formats: [salonboard-notice], from: 'imaps://h/INBOX'}"),
            "3:6: sources.m: `login` is missing; a mailbox is signed into with {user: …"),
        WrongDefinition(
            "a mailbox read as pages",
            Example.sources(Example.mail).replacing("notice", with: "kirei-list"),
            "5:11: sources.mail.from: is a mailbox, but the formats read pages; name a format"),
        WrongDefinition(
            "pages and mails in one source",
            Example.sources(
                "  a: {formats: [salonboard-notice, salonboard-kirei-list], from: 'folder:x'}"),
            "3:16: sources.a.formats: mixes mail (salonboard-notice) with list"),
        WrongDefinition(
            "a listing every 20 minutes (R2-03)",
            Example.sources(Example.site + "\n    every: 20 minutes"),
            "7:12: sources.site.every: 20 minutes is out of range for a listing; use 5 to 10"),
        WrongDefinition(
            "mail every 31 minutes (R2-05)",
            Example.sources(Example.mail + "\n    every: 31 minutes"),
            "7:12: sources.mail.every: 31 minutes is out of range; use 5 to 30 minutes"),
        WrongDefinition(
            "mark-read on a listing", Example.sources(Example.site + "\n    mark-read: true"),
            "7:16: sources.site.mark-read: only a mail can be read; leave it out"),
        WrongDefinition(
            "a folder with a login",
            Example.with("").trimmed + "\n    login: {user: a, password: {env: A}}",
            "6:12: sources.pages.login: nobody signs in to a folder; leave `login` out"),
        WrongDefinition(
            "one name for two accounts",
            Example.sources(
                Example.site,
                Example.site.replacing("site:", with: "second:").replacing("ID", with: "ID2")),
            "10:12: sources.second.login: `demo` is another account in `site`; give each account"),
        WrongDefinition(
            "a format that is near to one",
            Example.with("").replacing("kirei-list", with: "kirei-lst"),
            "4:15: sources.pages.formats[0]: `salonboard-kirei-lst` is no format; "
                + "did you mean `salonboard-kirei-list`?"),
        WrongDefinition(
            "the kirei listing in a hair salon",
            Example.with("").replacing("vertical: kirei", with: "vertical: hair"),
            "4:15: sources.pages.formats[0]: `salonboard-kirei-list` reads no hair salon's pages; "
                + "the hair listing is not read in this version"),
    ]

    static let wrongOutlets = [
        WrongDefinition(
            "two ledgers in one file",
            Example.with("publish:\n  - csv: a.csv\n  - csv: ./x/../a.csv"),
            "8:10: publish[1].csv: is written already by line 7; give each ledger a file"),
        WrongDefinition(
            "actions into a ledger",
            Example.with("publish: [{csv: a.csv}]\ndeliver: [{to: 'file:a.csv'}]"),
            "7:16: deliver[0].to: is the file of a published ledger; give the actions a file"),
        WrongDefinition(
            "a column that is none",
            Example.with("publish: [{csv: a.csv, columns: [予約日, お客様, 予約日]}]"),
            "6:39: publish[0].columns[1]: `お客様` is no column of the ledger; did you mean `お客様名`?",
            "6:44: publish[0].columns[2]: `予約日` is named twice; keep one of them"),
        WrongDefinition(
            "an encoding that is none",
            Example.with("publish: [{csv: a.csv, encoding: sjis, mode: 640}, {csv: b, mode: rw}]"),
            "6:34: publish[0].encoding: `sjis` is not known here; use one of utf8-bom, utf8, cp932",
            "6:67: publish[1].mode: is not in the form expected here; write three octal digits"),
        WrongDefinition(
            "a mode that lets everybody write",
            Example.with("publish: [{csv: a.csv, mode: \"0666\"}, {csv: b.csv, mode: \"0440\"}]"),
            "6:30: publish[0].mode: lets everybody write; use \"0640\"",
            "6:58: publish[1].mode: keeps its own writer out; begin with 6"),
        WrongDefinition(
            "a notice without a server", Example.with("notify: [{mail: owner}]"),
            "6:10: notify[0]: `via` is missing; add it: via: smtps://smtp.example.jp",
            "6:17: notify[0].mail: is not in the form expected here; write a mail address"),
        WrongDefinition(
            "notices to nobody, and without what they need",
            Example.with(
                "notify:\n  - {via: 'smtps://h'}\n  - {line: C1}\n  - {line: C1, mail: a@b}\n"
                    + "  - {line: C1, token: {env: A}, via: 'http://line.example'}\n"
                    + "  - {mail: a@b, via: 'https://h'}"),
            "7:5: notify[0]: tells nobody; add mail: owner@salon.example, or line: GROUP",
            "8:5: notify[1]: `token` is missing; add token: {env: LINE_TOKEN}",
            "9:12: notify[2].line: stands beside a mail address; give each a line of its own",
            "10:38: notify[3].via: would go over the wire unencrypted; use https://",
            "11:22: notify[4].via: is no mail server; write smtps://HOST"),
        WrongDefinition(
            "a heartbeat in the clear", Example.with("heartbeat: http://hc.example/x"),
            "6:12: heartbeat: would go over the wire unencrypted; use https://"),
        WrongDefinition(
            "an open quote", Example.with("deliver: [{to: \"exec:till 'a\"}]"),
            "6:16: deliver[0].to: has a quote that is left open; write exec:PROGRAM"),
        WrongDefinition(
            "a freeze without an end (F17)", Example.with("freeze: {from: 2026-12-30}"),
            "6:9: freeze: `until` is missing; add it: until: 2027-01-04T09:00"),
        WrongDefinition(
            "a freeze that ends before it begins (F17)",
            Example.with("freeze: {from: 2026-12-30, until: 2026-12-29}"),
            "6:35: freeze.until: is not behind `from`; name the moment at which actions go out"),
        WrongDefinition(
            "a freeze until a day that is none (F17)", Example.with("freeze: {until: 2026-02-30}"),
            "6:17: freeze.until: is not in the form expected here; write a day or a moment"),
        WrongDefinition(
            "a web target without a secret", Example.with("deliver: [{to: 'https://pos.example'}]"),
            "6:16: deliver[0].to: would be sent unsigned; add secret: {env: POS_SECRET}"),
        WrongDefinition(
            "a web target in the clear",
            Example.with(
                "deliver: [{to: 'http://pos.example', secret: {env: A}, read-back: 'http://b'}]"),
            "6:16: deliver[0].to: would go over the wire unencrypted; use https://",
            "6:67: deliver[0].read-back: would go over the wire unencrypted; use https://"),
        WrongDefinition(
            "a file with a secret", Example.with("deliver: [{to: 'file:a', secret: {env: A}}]"),
            "6:34: deliver[0].secret: has no meaning here; only what goes to https: has one"),
        WrongDefinition(
            "forms of a folder", Example.with("deliver: [{to: 'site:pages', target: hotpepper}]"),
            "6:16: deliver[0].to: names no source that signs in to a site; name one of `sources`"),
        WrongDefinition(
            "forms that nothing reads again",
            Example.sources(Example.site) + "deliver: [{to: 'site:site', target: hotpepper}]",
            "7:16: deliver[0].to: could not be read again; add format"),
        WrongDefinition(
            "forms with the layout of mails",
            Example.sources(Example.site)
                + "deliver: [{to: 'site:site', target: hotpepper, format: salonboard-notice}]",
            "7:56: deliver[0].format: reads no schedule; name a format of the kind `schedule`"),
        WrongDefinition(
            "forms of another medium",
            Example.sources(Example.site)
                + "deliver: [{to: 'site:site', target: ekiten, format: salonboard-kirei-schedule}]",
            "7:37: deliver[0].target: is not the medium of this schedule; write target: hotpepper"),
        WrongDefinition(
            "a file with a schedule",
            Example.with("deliver: [{to: 'file:a', format: salonboard-kirei-schedule}]"),
            "6:34: deliver[0].format: has no meaning here; only what goes to site: has one"),
    ]
}

extension String {
    var trimmed: String {
        var lines = split(separator: "\n", omittingEmptySubsequences: false)
        while lines.last == "" { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}
