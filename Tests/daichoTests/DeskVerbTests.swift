import Foundation
import Support
import Testing

/// What people enter at the desk, command by command.
@Suite struct DeskVerbTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        let text = """
            salon: {id: demo, name: デモ店, vertical: kirei, store: H000000001}
            state: state
            sources:
              list: {formats: [salonboard-kirei-list], from: "folder:pages"}
            hours: {every: 10:00-19:00}
            menus: {カット: 60 minutes}
            deliver:
              - {to: "file:actions.ndjson"}
            """
        try folder.write(text.utf8, to: "daicho.yaml")
    }

    func daicho(
        _ arguments: String..., input: String = "", at: String = "2026-12-01T09:00:00+09:00"
    ) throws -> Program.Ended {
        try Program.run(arguments + ["--as-of", at], input: input, in: folder.path)
    }

    func book(_ more: String..., at moment: String, input: String = "") throws -> Program.Ended {
        try Program.run(
            [
                "book", "--at", moment, "--staff", "佐藤", "--menu", "カット", "--as-of",
                "2026-12-01T09:00:00+09:00",
            ] + more, input: input, in: folder.path)
    }

    func number(_ ended: Program.Ended) -> String {
        String(ended.output.prefix { $0 != " " })
    }

    @Test func `R2-14: a booking by phone is entered, exported and handed over`() throws {
        let ended = try book(
            "--name", "-", "--phone", "-", at: "2026-12-10T14:00",
            input: "例示 花子\n090-0000-0001\n")
        #expect(ended.status == 0, "\(ended.errors)")
        #expect(ended.output.hasPrefix("L-"))
        #expect(ended.output.contains("2026/12/10 14:00  佐藤  カット  を受付待ちで登録しました"))
        #expect(!(ended.output + ended.errors).contains("例示"))
        let rows = try daicho("export", "--columns", "all").output
        #expect(rows.contains("\(number(ended)),") && rows.contains("例示 花子"))
        #expect(rows.contains("09000000001"))
        let actions = String(decoding: try folder.read("actions.ndjson"), as: UTF8.self)
        #expect(actions.contains("pushCreate") && actions.contains(number(ended)))
        let story = try daicho("explain", number(ended)).output
        #expect(story.contains("手入力（新規）") && story.contains("予約を登録"))
        let json = try book("--name", "例示", "--id", "a1", "--json", at: "2026-12-11T14:00")
        #expect(json.output.hasPrefix(#"{"number":"L-"#), "\(json.errors)")
        let again = try book("--name", "例示", "--id", "a1", at: "2026-12-11T14:00")
        #expect(again.output.contains("は登録済みです"))
        let replay = try daicho("replay", at: "2026-12-01T10:00:00+09:00")
        #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    }

    @Test func `R2-16: what does not fit ends with 64, its reason and the way out`() throws {
        let late = try book("--name", "例示", at: "2026-12-10T18:30")
        #expect(late.status == 64)
        #expect(late.errors.contains("BEYOND_SHIFT_END: 2026-12-10 18:30-19:30 (60 min)"))
        #expect(late.errors.contains("--tentative"))
        #expect(try book("--name", "例示", "--tentative", at: "2026-12-10T18:30").status == 0)
        let missing = try daicho("book", "--name", "例示 花子")
        #expect(missing.status == 64)
        for option in ["--at", "--staff", "--menu"] { #expect(missing.errors.contains(option)) }
        #expect(!missing.errors.contains("例示"))
    }

    @Test func `what was entered is changed, cancelled and served by a verb each`() throws {
        let first = number(try book("--name", "例示", at: "2026-12-10T14:00"))
        let moved = try daicho("amend", first, "--at", "16:00", "--memo", "-", input: "窓側\n")
        #expect(moved.status == 0, "\(moved.errors)")
        #expect(moved.output.hasPrefix("\(first)  を変更しました\n  開始時刻: 14:00 → 16:00\n"))
        #expect(moved.output.contains("予約メモ（内容は表示しません）") && !moved.output.contains("窓側"))
        let late = try daicho("amend", first, "--at", "18:30")
        #expect(late.status == 64 && late.errors.contains("BEYOND_SHIFT_END"))
        #expect(try daicho("visit", first).errors.contains("NOT_YET: \(first) is on 2026-12-10"))
        let second = number(try book("--name", "例示", at: "2026-12-11T14:00"))
        let gone = try daicho("cancel", second, "--by", "salon")
        #expect(gone.output.contains("サロンキャンセルにしました"))
        #expect(try daicho("visit", second).status == 64)
        #expect(try daicho("amend", first, "--at", "17:00", "--pin", "memo=x").status == 64)
        #expect(try daicho("cancel", "BE99999999").status == 64)
        let evening = "2026-12-10T17:00:00+09:00"
        let served = try daicho("visit", first, "--json", at: evening)
        #expect(served.output.contains(#""deed":"visit","fields":["status"]"#))
        let over = try daicho("cancel", first, at: evening)
        #expect(over.status == 64 && over.errors.contains("ALREADY_SERVED"))
        #expect(try daicho("visit", first, "--undo", at: evening).status == 0)
        #expect(try daicho("explain", first, at: evening).output.contains("来店処理を取消"))
        let past = try book("--name", "例示", at: "2026-11-30T14:00")
        #expect(past.status == 64 && past.errors.contains("daicho backfill --from 2026-11-30"))
        let replay = try daicho("replay", at: "2026-12-11T10:00:00+09:00")
        #expect(replay.status == 0, "\(replay.output)\(replay.errors)")
    }
}
