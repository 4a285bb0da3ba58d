import Foundation
import LedgerStore
import Reconciliation
import Reservations
import Support
import Testing

/// The verbs with which people ask the ledger and give it their word.
@Suite struct PeopleVerbTests {
    let books: InventedBooks

    init() async throws { books = try InventedBooks() }

    @Test func `explain tells where each value comes from`() async throws {
        try await books.fill()
        let ended = try books.daicho("explain", "BE00000001")
        #expect(ended.status == 0)
        for part in [
            "BE00000001  HOT PEPPER Beauty  台帳ID ", "  お客様名          見本 花子",
            "page-1.html  原文 state/archive/ab/\(InventedBooks.capture)  10–90 バイト目",
            "取込  実行 run-1  根拠 [1]  （はじめて読んだ媒体の取込［D15］", "引き渡し済み（完了の確認待ち）",
        ] { #expect(ended.output.contains(part), "\(part) in \(ended.output)") }
        let json = try books.daicho("explain", "BE00000001", "--json")
        #expect(json.output.hasPrefix(#"{"number":"BE00000001","medium":"hotpepper","#))
    }

    @Test func `explain knows no number that the ledger does not`() async throws {
        try await books.fill()
        let ended = try books.daicho("explain", "BE99999999")
        #expect(ended.status == 64)
        #expect(ended.errors.contains("the ledger of demo has no booking BE99999999"))
    }

    @Test func `status names no guest`() async throws {
        try await books.fill()
        let text = try books.daicho("status")
        #expect(text.status == 0)
        #expect(text.output.contains("YG00000004  2026/12/10 11:00  一覧に見当たらない"))
        let json = try books.daicho("status", "--json", "--source", "list")
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "salon", "asOf", "sources", "adopted", "lastRun", "ledger", "holds", "worklist",
                "quarantined", "outbox", "exports", "channels", "lastCompleteScans", "closes",
                "links", "linkSessionEnd", "unmergedStaff", "doubleBookings", "outsideWorkingTime",
                "toDo", "late", "frozenUntil", "byHand", "delays", "oversold", "exposure",
            ])
        #expect((object["outbox"] as? [String: Int])?["handed"] == 1)
        for ended in [text, json] {
            for name in ["見本", "例示", "山田", "09000000001"] {
                #expect(!ended.output.contains(name))
            }
        }
    }

    @Test func `two bookings are one visit, or two, by a person's word (D16)`() async throws {
        try await books.fill()
        let same = try books.daicho("same", "BE00000001", "BE00000003")
        #expect(same.status == 0, "\(same.errors)")
        #expect(same.output.hasPrefix("BE00000001 と BE00000003 を同一来店としました。"))
        let apart = try books.daicho("apart", "BE00000003", "hotpepper/BE00000001", "--json")
        #expect(apart.output.hasPrefix(#"{"word":"apart","bookings":["BE00000003","#))
        let told = try books.daicho("explain", "BE00000001").output
        #expect(told.contains("BE00000003 と同一来店とした"))
        #expect(told.contains("BE00000003 とは別の来店とした"))
        let wrong = try books.daicho("same", "BE00000001", "BE99999999")
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("has no booking BE99999999"))
    }

    @Test func `what could not be read is listed, and cleared by a person`() async throws {
        try await books.fill()
        #expect(try books.daicho("quarantine").output == "隔離している行・メールはありません\n")
        #expect(try books.daicho("quarantine", "clear").status == 64)
        #expect(try books.daicho("quarantine", "clear", "abcd").status == 64)
        try Data("日時,お名前,メニュー,担当\r\nx,見本 花子,カット,青木\r\n".utf8)
            .write(to: URL(fileURLWithPath: books.path + "/x.csv"))
        let read = try books.daicho(
            "backfill", "--from", "2026-01-01", "--to", "2026-12-01", "--file", "x.csv", "--yes")
        #expect(read.status == 10, "\(read.errors)")
        let list = try books.daicho("quarantine", "list").output
        #expect(list.contains("backfill:paper-ledger  x.csv 2 行目 A 列「日時」  "))
        #expect(!list.contains("見本"))
        let id = String(list.prefix(8))
        #expect(try books.daicho("quarantine", "clear", id).output == "1 件の隔離を解きました\n")
        #expect(try books.daicho("quarantine", "list", "--json").output == "[]\n")
    }

    @Test func `a hold is shown, and a person's word on it is kept`() async throws {
        try await books.fill()
        let list = try books.daicho("hold", "list")
        #expect(list.output.contains("hold-1  G2  未決"))
        #expect(list.output.contains("BE00000003  2026/12/03 25:30"))
        #expect(try books.daicho("hold", "approve", "hold-1").status == 0)
        let ledger = try books.openLedger()
        #expect(try await ledger.holds().map(\.word) == [.approved])
        let acts = try await ledger.story(of: "BE00000003")[0].acts
        #expect(acts.map(\.kind) == ["hold.approved"])
        #expect(acts.map(\.person) == ["hana"])
        #expect(try books.daicho("hold", "drop", "hold-2").status == 64)
        #expect(try books.daicho("hold", "list", "--json").output.contains(#""word":"approved""#))
    }

    @Test func `an action is confirmed by a person, once`() async throws {
        try await books.fill()
        let id = InventedBooks.action.id
        #expect(try books.daicho("action", "list").output.contains(id))
        #expect(try books.daicho("action", "retry", id).status == 64)
        let done = try books.daicho("action", "done", id, "--json")
        #expect(done.output == "{\"id\":\"\(id)\",\"state\":\"done\"}\n")
        #expect(try books.daicho("action", "list").output == "未完了の連携はありません\n")
        #expect(try books.daicho("action", "done", "nothing").status == 64)
    }

    @Test func `a pin is told to the target, and to the one who asks`() async throws {
        try await books.fill()
        let ended = try books.daicho(
            "amend", "BE00000001", "--pin", "開始時刻=10:30", "--pin", "customerName=例示 次郎")
        #expect(ended.status == 0)
        #expect(ended.output.hasPrefix("BE00000001  開始時刻 を固定しました\n"))
        #expect(!(ended.output + ended.errors).contains("例示"))
        let story = try books.daicho("explain", "BE00000001").output
        #expect(story.contains("    開始時刻: 10:00 → 10:30"))
        #expect(story.contains("hana"))
        let json = try books.daicho("amend", "BE00000001", "--unpin", "customerName", "--json")
        #expect(json.output.contains(#""unpinned":["customerName"],"changes":1,"actions":0}"#))
        #expect(try books.daicho("amend", "BE00000001", "--pin", "開始時刻=99").status == 64)
        #expect(try books.daicho("amend", "BE00000005", "--pin", "memo=x").status == 64)
    }

    @Test func `figures are printed, and written by a run whole or not at all`() async throws {
        try await books.fill()
        let printed = try books.daicho("metrics")
        #expect(printed.status == 0)
        #expect(
            printed.output.contains("daicho_outbox_actions{salon=\"demo\",state=\"handed\"} 1\n"))
        let ended = try books.daicho("sync", "--metrics", "figures.prom")
        #expect(ended.status != 0)
        let written = String(decoding: try books.read("figures.prom"), as: UTF8.self)
        #expect(written.contains("daicho_runs{salon=\"demo\",exit_status=\"\(ended.status)\"} 1\n"))
        for name in ["見本", "例示", "09000000001"] { #expect(!written.contains(name)) }
        // Whoever has it open reads on what was whole: the next run puts another file in its place.
        let (file, open) = (books.path + "/figures.prom", books.path + "/open.prom")
        try FileManager.default.linkItem(atPath: file, toPath: open)
        _ = try books.daicho("sync", "--metrics", "figures.prom")
        #expect(String(decoding: try books.read("open.prom"), as: UTF8.self) == written)
        let number = try [file, open].map {
            try FileManager.default.attributesOfItem(atPath: $0)[.systemFileNumber] as? Int
        }
        #expect(number[0] != number[1])
    }

    @Test(arguments: [
        ["export"], ["explain", "BE00000001"], ["hold", "list"], ["action", "list"],
        ["hold", "approve", "x"], ["amend", "BE00000001", "--pin", "memo=x"],
    ])
    func `without a ledger one is told to sync, and none is made`(verb: [String]) throws {
        let ended = try Program.run(verb, in: books.path)
        #expect(ended.status == 64)
        #expect(ended.errors.contains("there is no ledger yet; run `daicho sync"))
        #expect(!FileManager.default.fileExists(atPath: books.path + "/state"))
    }

    @Test func `a definition that is not there is named, with 78`() throws {
        let ended = try Program.run(["status"], in: "/")
        #expect(ended.status == 78)
        #expect(ended.errors.contains("daicho.yaml:1:1: does not exist"))
    }

    @Test func `the environment names the definition, the option comes first`() throws {
        let environment = ["DAICHO_DEFINITION": books.definition]
        #expect(try Program.run(["status"], environment: environment).status == 0)
        let ended = try Program.run(
            ["status", "--definition", "/no.yaml"], environment: environment)
        #expect(ended.status == 78)
    }

    @Test func `a ledger that is none is refused with 50`() async throws {
        try await books.fill()
        try Data("nonsense ".utf8).write(
            to: URL(fileURLWithPath: books.path + "/state/ledger.sqlite"))
        let ended = try books.daicho("export")
        #expect(ended.status == 50)
        #expect(ended.errors.hasPrefix("daicho: "))
    }
}
