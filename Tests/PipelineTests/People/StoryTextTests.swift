import Reservations
import Testing

@testable import LedgerStore
@testable import Pipeline

@Suite struct StoryTextTests {
    static let story = Story(
        key: Told.key, reservation: Told.reservation, observations: [Told.first, Told.second],
        captures: [
            Told.capture: CaptureRecord(
                hash: Told.capture, source: "hotpepper-list", origin: "page-1.html",
                started: Told.now, ended: Told.now, size: 600)
        ],
        changes: [
            ChangeRecord(
                run: "run-1", at: Told.at("2026-12-01T09:00:00+09:00"),
                change: Change(
                    kind: .adopted, key: Told.key, before: nil, after: Told.facts(),
                    evidence: [Told.first.id], reasons: ["D15"])),
            ChangeRecord(
                run: "run-2", at: Told.now,
                change: Change(
                    kind: .amended, key: Told.key, before: Told.facts(), after: Told.facts("15:30"),
                    evidence: [Told.second.id], reasons: ["list:present"])),
        ],
        actions: [Told.outbox(.handed)],
        receipts: [
            Receipt(
                action: Told.action.id, result: .handedOver, evidence: "actions.ndjson",
                at: Told.now)
        ],
        holds: [Told.hold()],
        acts: [Act(at: Told.now, person: "hana", kind: "hold.approved", subject: "hold-1")])

    @Test func `every value stands with what it rests on, every change with its run`() {
        let text = StoryText(
            Self.story, salon: "demo", mediumName: "HOT PEPPER Beauty"
        ).text
        let id = Reservation.ledgerID(salon: "demo", key: Told.key)
        #expect(
            text == """
                BE00000001  HOT PEPPER Beauty  台帳ID \(id)
                  受付待ち  2026/12/05 15:30
                  連携前からの予約です（はじめて取り込んだときに、すでにありました）
                  2026/12/02 09:00 から一覧に見当たりません（取消とはしていません）
                  要確認: 一覧に見当たらない、所要時間不明

                現在の内容
                  項目        内容             根拠  原文の場所    確認              前の内容
                  ----------  ---------------  ----  ------------  ----------------  --------
                  ステータス  受付待ち         [1]   全体 120–480  2026/12/01 09:00
                  予約日      2026/12/05       [1]   全体 120–480  2026/12/01 09:00
                  開始時刻    15:30            [2]   全体 120–480  2026/12/02 09:00  14:00
                  お客様名    見本 花子        [1]   全体 120–480  2026/12/01 09:00
                  メニュー    カット / カラー  [1]   全体 120–480  2026/12/01 09:00

                読み取ったもの
                  [1]  2026/12/01 09:00  一覧（掲載）  hotpepper-list  page-1.html  原文 archive/ab/\(Told.capture)  120–480 バイト目
                  [2]  2026/12/02 09:00  一覧（掲載）  hotpepper-list  page-1.html  原文 archive/ab/\(Told.capture)  120–480 バイト目

                変更の履歴
                  2026/12/01 09:00  取込  実行 run-1  根拠 [1]  （はじめて読んだ媒体の取込［D15］）
                  2026/12/02 09:00  変更  実行 run-2  根拠 [2]  （一覧の行）
                    開始時刻: 14:00 → 15:30

                連携
                  \(Told.action.id)  own へ 更新  引き渡し済み（完了の確認待ち）  実行 run-2  （一覧の行）
                    2026/12/02 09:00  引き渡し  actions.ndjson

                保留
                  hold-1  取消が一度に多すぎる［G2］  2026/12/02 09:00 から  未決  取消が 24 時間で 12 件（上限 3 件）

                人の操作
                  2026/12/02 09:00  hana  保留した取消を承認  hold-1

                """)
    }

    @Test func `a number that only a cancel mail named says so`() {
        var facts = Facts()
        facts.status = .cancelledByCustomer
        facts.claimed = FieldSet(.status)
        let tombstone = Reservation(
            key: Told.key, facts: facts, detectedAt: Told.now, changedBy: "run-1",
            changedOn: ServiceDay("2026-12-02")!)
        let story = Story(
            key: Told.key, reservation: tombstone, observations: [], captures: [:], changes: [],
            actions: [], receipts: [], holds: [], acts: [])
        let text = StoryText(story, salon: "demo", mediumName: "HOT PEPPER Beauty").text
        let id = Reservation.ledgerID(salon: "demo", key: Told.key)
        #expect(
            text == """
                BE00000001  HOT PEPPER Beauty  台帳ID \(id)
                  お客様キャンセル  来店日時不明
                  取消の連絡だけが届いた予約番号です

                現在の内容
                  項目        内容              根拠  原文の場所  確認  前の内容
                  ----------  ----------------  ----  ----------  ----  --------
                  ステータス  お客様キャンセル

                """)
    }

    @Test func `a script gets the same story`() {
        let line = Self.story.json(salon: "demo").line
        #expect(line.contains(#""restsOn":{"status":"\#(Told.first.id)""#))
        #expect(line.contains(#""bytes":[120,480],"reach":"whole","replaced":"14:00"}"#))
        #expect(line.contains(#""fields":["startTime"]"#))
    }
}
