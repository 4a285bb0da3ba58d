import Foundation
import Support
import Testing

/// The staff that mails name, as people sort them out.
@Suite struct StaffVerbTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let text = """
            salon: {id: demo, name: デモ店, vertical: hair, store: H000000001}
            state: state
            sources:
              mails:
                formats: [mezon-notice, luxa-notice]
                from: "folder:inbox"
            """
        try folder.write(text.utf8, to: "daicho.yaml")
        for medium in ["mezon", "luxa"] {
            let path = "\(Repository.root)/Fixtures/media/\(medium)-notice/new/mail.eml"
            try folder.write(
                [UInt8](Data(contentsOf: URL(fileURLWithPath: path))), to: "inbox/\(medium).eml")
        }
    }

    private func daicho(_ words: String..., at time: String) throws -> Program.Ended {
        try Program.run(words + ["--as-of", "2026-11-23T\(time)+09:00"], in: folder.path)
    }

    @Test func `R0-12, R0-20, R0-21, R0-22, R0-30, R1-20: who is who, from the mail to the merge`()
        throws
    {
        let first = try daicho("sync", "--json", at: "15:00:00")
        #expect(first.output.contains(#""unmergedStaff":[]"#), "\(first.output)")
        let list = try daicho("staff", "list", at: "15:01:00")
        #expect(list.output.contains("未統合のスタイリスト  2 名"), "\(list.output)\(list.errors)")
        #expect(list.output.contains("統合済みのスタイリスト  なし"))
        let csv = try daicho("staff", "list", "--csv", at: "15:01:00")
        #expect(csv.output.contains("統合候補,予約媒体,役割,氏名,統合スタイリスト名一覧,利用"), "\(csv.output)")
        #expect(csv.output.contains("luxa:見本 太郎,MEZON,スタイリスト,見本 太郎,,利用中"), "\(csv.output)")
        let key = try daicho("link", "issue-key", "mezon", at: "15:02:00")
        #expect(key.status == 0, "\(key.errors)")
        let run = try daicho("sync", "--json", at: "15:03:00")
        #expect(run.output.contains(#""unmergedStaff":["mezon:見本 太郎"]"#), "\(run.output)")
        let status = try daicho("status", at: "15:03:00")
        #expect(status.output.contains("未統合のスタイリスト  MEZON: 見本 太郎"), "\(status.output)")
        let alone = try daicho("staff", "merge", "太郎", "mezon:見本 太郎", at: "15:04:00")
        #expect(alone.status == 64 && alone.errors.contains("NOTHING_TO_MERGE"))
        let nobody = try daicho("staff", "stop", "mezon:だれか", at: "15:04:00")
        #expect(nobody.status == 64 && nobody.errors.contains("UNKNOWN_STAFF"))
        let merged = try daicho(
            "staff", "merge", "太郎", "mezon:見本 太郎", "luxa:見本 太郎", at: "15:05:00")
        #expect(merged.output.contains("統合済みのスタイリスト  2 名"), "\(merged.output)\(merged.errors)")
        let after = try daicho("sync", "--json", at: "15:06:00")
        #expect(after.output.contains(#""unmergedStaff":[]"#))
        #expect(try daicho("staff", "split", "mezon:見本 太郎", at: "15:07:00").status == 0)
        let json = try daicho("staff", "list", "--json", "--medium", "mezon", at: "15:08:00")
        #expect(json.output.contains(#""person":null"#) && json.output.contains(#"["太郎"]"#))
        let replay = try daicho("replay", at: "15:09:00")
        #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    }

    @Test func `R1-19: a stopped identity is shown as stopped, and asks for no merge`() throws {
        _ = try daicho("sync", at: "15:00:00")
        #expect(try daicho("link", "issue-key", "mezon", at: "15:01:00").status == 0)
        let stop = try daicho("staff", "stop", "mezon:見本 太郎", at: "15:02:00")
        #expect(stop.output.contains("停止中"), "\(stop.output)\(stop.errors)")
        #expect(stop.output.contains("MEZONにはスタッフの停止がありません"), "\(stop.output)")
        let run = try daicho("sync", "--json", at: "15:03:00")
        #expect(run.output.contains(#""unmergedStaff":[]"#))
        #expect(try daicho("staff", "resume", "mezon:見本 太郎", at: "15:04:00").status == 0)
        let list = try daicho("staff", "list", "--medium", "mezno", at: "15:05:00")
        #expect(list.status == 64)
    }
}
