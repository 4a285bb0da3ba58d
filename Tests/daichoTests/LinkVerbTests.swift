import Foundation
import Support
import Testing

/// Links as people make them, with the rules of the media that come with the program.
@Suite struct LinkVerbTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let text = """
            salon: {id: demo, name: デモ店, vertical: kirei, store: H000000001}
            state: state
            sources:
              mails:
                formats: [mezon-notice, ekiten-notice, luxa-notice, salonboard-notice]
                from: "folder:inbox"
            deliver:
              - to: file:actions.ndjson
            """
        try folder.write(text.utf8, to: "daicho.yaml")
        try folder.write("".utf8, to: "inbox/.keep")
    }

    private func daicho(
        _ words: String, at time: String = "10:00:00", day: String = "2026-11-20",
        input: String = ""
    ) throws -> Program.Ended {
        try Program.run(
            words.split(separator: " ").map(String.init)
                + ["--as-of", "\(day)T\(time)+09:00"], input: input, in: folder.path)
    }

    private func operate() throws {
        let ended = try daicho("sync", at: "09:00:00")
        #expect(ended.status == 0, "\(ended.errors)")
    }

    @Test func `R0-14: without operation there is no key, and none is kept`() throws {
        let ended = try daicho("link issue-key mezon")
        #expect(ended.status == 64)
        #expect(ended.errors.hasPrefix("daicho: OPERATION_NOT_STARTED: "))
        #expect(!FileManager.default.fileExists(atPath: folder.file("state/keys")))
    }

    @Test func `R1-13: a hair salon cannot link a medium for kirei`() throws {
        let text = String(decoding: try folder.read("daicho.yaml"), as: UTF8.self)
        try operate()
        try folder.write(text.replacing("kirei", with: "hair").utf8, to: "daicho.yaml")
        let ended = try daicho("link issue-key ekiten")
        #expect(ended.status == 64)
        #expect(ended.errors.hasPrefix("daicho: CONTRACT_REQUIRED: "))
    }

    @Test func `R0-15, R0-16, R0-17: a key is shown once and kept where only its owner reads`()
        throws
    {
        try operate()
        let ended = try daicho("link issue-key mezon")
        #expect(ended.status == 0, "\(ended.errors)")
        let key = try #require(ended.output.firstMatch(of: /MEZ\.[A-Z2-9]{32}/)).output
        #expect(ended.output.contains("かんざし連携希望"))
        #expect(!ended.errors.contains("MEZ."))
        let path = folder.file("state/keys/mezon.key")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == key + "\n")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
        #expect((mode as? NSNumber)?.intValue == 0o600)
        for words in [
            "link list --json", "link list", "status --json", "export", "link report mezon",
        ] {
            let other = try daicho(words, at: "10:01:00")
            #expect(other.status == 0, "\(words): \(other.errors)")
            #expect(!(other.output + other.errors).contains(String(key)), "\(words)")
        }
        let wrong = try daicho("link issue-key luxa --own-key", input: "short\n")
        #expect(wrong.status == 64)
        #expect(!wrong.errors.contains("short"))
        #expect(try daicho("link stop mezon", at: "10:02:00").status == 0)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `R1-14, R1-17, R1-18: a link pauses, opens, and ends with what to set up anew`()
        throws
    {
        try operate()
        try folder.write("枠".utf8, to: "slots.html")
        for (place, words) in [
            "link snapshot ekiten slots.html", "link issue-key ekiten", "link report ekiten",
            "link ready ekiten", "link start ekiten", "link confirm ekiten",
        ].enumerated() {
            let ended = try daicho(words, at: "10:0\(place):00")
            #expect(ended.status == 0, "\(words): \(ended.errors)")
        }
        let list = try daicho("link list", at: "10:09:00")
        #expect(list.output.contains("エキテン byGMO  利用中  連携: 連携中  2026/11/20 10:05 から"))
        #expect(list.output.contains("予約受付の停止 計 1 分"))
        let again = try daicho("link start ekiten", at: "10:09:00")
        #expect(again.status == 64)
        #expect(again.errors.contains("ILLEGAL_STEP: `start` does not follow from linked"))
        let stop = try daicho("link stop ekiten", at: "10:10:00")
        #expect(stop.output.contains("予約枠を設定し直すこと"))
        #expect(stop.output.contains("snapshots/ekiten-20261120-100000.html"))
        let kept = try folder.read("state/snapshots/ekiten-20261120-100000.html")
        #expect(kept == Array("枠".utf8))
    }

    @Test func `R1-22, R0-18, R0-19: use and link are two things, and a long wait is told`()
        throws
    {
        try operate()
        #expect(try daicho("link issue-key mezon").status == 0)
        let report = try daicho("link report mezon --chat --at 2026-11-20T09:59:00+09:00")
        #expect(report.errors.contains("BEFORE_LAST_STEP"))
        #expect(try daicho("link report mezon --chat").output.contains("完了の連絡はチャットに届きます"))
        let early = try daicho("status", day: "2026-11-25").output
        #expect(early.contains("MEZON  利用中  連携: 媒体の準備待ち"))
        #expect(early.contains("経過 2 営業日\n"))
        let late = try daicho("status", day: "2026-11-26")
        #expect(late.status == 0)
        #expect(late.output.contains("経過 3 営業日  → 目安の 2 営業日を過ぎています"))
        let json = try daicho("status --json", day: "2026-11-26").output
        #expect(
            json.contains(#""medium":"ekiten","name":"エキテン byGMO","inUse":true,"state":"unlinked""#)
        )
    }

    private func receive(_ fixture: String, as name: String) throws {
        let path = "\(Repository.root)/Fixtures/media/\(fixture)/mail.eml"
        try folder.write([UInt8](Data(contentsOf: URL(fileURLWithPath: path))), to: name)
    }

    private func numbers(at time: String, day: String) throws -> [String] {
        let rows = try daicho("export --columns 予約番号 --encoding utf8", at: time, day: day)
        return rows.output.split(whereSeparator: \.isNewline).dropFirst()
            .map { String($0.trimmingPrefix("\"").prefix { $0 != "\"" }) }
    }

    @Test(arguments: [("09:14:59", true), ("09:15:00", true), ("09:15:01", false)])
    func `R0-01, R0-02: what the medium received before the link never comes in`(
        ready: String, isTaken: Bool
    ) throws {
        _ = try daicho("sync", at: "09:00:00", day: "2026-11-19")
        for words in ["link issue-key mezon", "link report mezon"] {
            #expect(try daicho(words, day: "2026-11-19").status == 0)
        }
        try receive("mezon-notice/new", as: "inbox/1.eml")
        let day = "2026-11-23"
        let sync = try daicho("sync --json", at: "15:00:00", day: day)
        #expect(sync.output.contains(#""ignored":{"PRE_LINK":1}"#), "\(sync.output)")
        let list = try daicho("link list --json", at: "15:01:00", day: day)
        #expect(list.output.contains(#""leftOut":["MZ12345678"]"#))
        let story = try daicho("explain MZ12345678", at: "15:01:00", day: day)
        #expect(story.output.contains("PRE_LINK"))
        let word = try daicho(
            "link ready mezon --at 2026-11-20T\(ready)+09:00", at: "15:02:00", day: day)
        #expect(word.status == 0, "\(word.errors)")
        #expect(word.output.contains("取り込んだ予約 1 件") == isTaken)
        _ = try daicho("sync", at: "15:05:00", day: day)
        #expect(try numbers(at: "15:06:00", day: day) == (isTaken ? ["MZ12345678"] : []))
        let replay = try daicho("replay", at: "15:07:00", day: day)
        #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    }

    @Test func `R0-01, R0-04: nor does a backfill bring it, and it sets aside what is undated`()
        throws
    {
        _ = try daicho("sync", at: "09:00:00", day: "2026-11-19")
        let day = "2026-11-23"
        for words in [
            "link issue-key mezon", "link report mezon", "link ready mezon",
        ] {
            #expect(try daicho(words, day: day).status == 0)
        }
        try receive("mezon-notice/new", as: "old/1.eml")
        let words = "backfill --from 2026-11-01 --to 2026-12-31 --yes --json --file "
        let mail = try daicho(words + "old/1.eml", at: "15:00:00", day: day)
        #expect(mail.output.contains(#""left":{"PRE_LINK":1}"#), "\(mail.output)\(mail.errors)")
        let table = """
            予約番号,媒体,ステータス,予約日,開始時刻,お客様名,受信日時
            MZ00000001,mezon,受付待ち,2026/12/01,10:00,見本 花子,
            MZ00000002,mezon,受付待ち,2026/12/01,11:00,見本 花子,2026/11/23 09:59:59
            MZ00000003,mezon,受付待ち,2026/12/01,12:00,見本 花子,2026/11/23 10:00:00
            """
        try folder.write(table.utf8, to: "old/ledger.csv")
        let rows = try daicho(words + "old/ledger.csv", at: "15:01:00", day: day)
        #expect(rows.output.contains(#""left":{"PRE_LINK":1}"#), "\(rows.output)\(rows.errors)")
        #expect(rows.output.contains("UNKNOWN_RECEIVED_AT"), "\(rows.output)")
        #expect(rows.output.contains(#""where":"line 2","number":"MZ00000001""#))
        #expect(try numbers(at: "15:02:00", day: day) == ["MZ00000003"])
        let replay = try daicho("replay", at: "15:03:00", day: day)
        #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    }

    @Test func `R0-01: a medium without a link is told of, until a link is recorded`() throws {
        let day = "2026-11-23"
        #expect(try daicho("sync", at: "09:00:00", day: day).status == 0)
        try receive("mezon-notice/new", as: "inbox/1.eml")
        for minute in 0...1 {
            let sync = try daicho("sync --json", at: "15:0\(minute):00", day: day)
            #expect(sync.status == 20)
            #expect(sync.output.contains(#""key":"link:mezon""#), "\(sync.output)")
        }
        let status = try daicho("status", at: "15:02:00", day: day).output
        #expect(status.contains("連携の記録がないため、届いた予約を取り込みません  → daicho link issue-key mezon"))
        #expect(status.contains("取り込まない予約 1 件: MZ12345678"))
        let check = try daicho("check", at: "15:02:00", day: day)
        #expect(check.output.contains("link    --  MEZON: 連携の記録がない"))
        for verb in ["issue-key --own-key", "report", "ready"] {
            let ended = try daicho(
                "link \(verb) mezon --at 2026-11-20T09:00:00+09:00", at: "15:03:00", day: day,
                input: "MEZ.ABCDEFGH\n")
            #expect(ended.status == 0, "\(ended.errors)")
        }
        let sync = try daicho("sync --json", at: "15:05:00", day: day)
        #expect(sync.status == 0, "\(sync.output)")
        #expect(try numbers(at: "15:06:00", day: day) == ["MZ12345678"])
    }

    @Test func `D3: what stood at any other medium is in the ledger, and said to be from before`()
        throws
    {
        try receive("ekiten-notice/new", as: "inbox/1.eml")
        let sync = try daicho("sync", at: "15:00:00", day: "2026-11-23")
        #expect(sync.status == 0, "\(sync.errors)")
        let number = try #require(try numbers(at: "15:01:00", day: "2026-11-23").first)
        let story = try daicho("explain \(number)", at: "15:01:00", day: "2026-11-23")
        #expect(story.output.contains("連携前からの予約です"))
    }

    @Test func `R1-18: the end of a link pushes nothing and keeps the ledger`() throws {
        let day = "2026-11-23"
        _ = try daicho("sync", at: "09:00:00", day: day)
        for (place, verb) in ["issue-key", "report", "ready", "start", "confirm"].enumerated() {
            #expect(try daicho("link \(verb) ekiten", at: "10:0\(place):00", day: day).status == 0)
        }
        try receive("ekiten-notice/new", as: "inbox/1.eml")
        _ = try daicho("sync", at: "15:00:00", day: day)
        let rows = try numbers(at: "15:01:00", day: day)
        let sent = try folder.read("actions.ndjson")
        #expect(rows.count == 1 && !sent.isEmpty)
        #expect(try daicho("link stop ekiten", at: "15:02:00", day: day).status == 0)
        _ = try daicho("sync", at: "15:05:00", day: day)
        #expect(try folder.read("actions.ndjson") == sent)
        #expect(try numbers(at: "15:06:00", day: day) == rows)
    }

    @Test func `a link session is open until then`() throws {
        try operate()
        #expect(
            try daicho("link open --for 8h").output
                == "連携画面への書き込みを 2026/11/20 18:00 まで許可すると記録しました\n")
        #expect(try daicho("status").output.contains("連携画面  2026/11/20 18:00 まで開いています"))
        #expect(!(try daicho("status", at: "18:00:00").output.contains("連携画面")))
        #expect(try daicho("link open --for 8x").status == 64)
    }
}
