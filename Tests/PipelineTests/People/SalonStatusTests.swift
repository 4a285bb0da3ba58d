import Foundation
import LedgerStore
import Reservations
import Testing

@testable import Pipeline

@Suite struct SalonStatusTests {
    static let definition = """
        salon: {id: demo, name: デモ店, vertical: kirei, store: H000000001}
        sources:
          list: {formats: [salonboard-kirei-list], from: "folder:pages", every: 5 minutes}
          notices: {formats: [salonboard-notice], from: "folder:mails", every: 30 minutes}
        """

    private func status() async throws -> SalonStatus {
        let loaded = try SalonFolder().load(Self.definition)
        return try await SalonStatus(of: loaded, ledger: nil, asOf: Told.now)
    }

    @Test func `a salon without a ledger is told what to do first`() async throws {
        #expect(
            try await status().text == """
                デモ店（demo）  2026/12/02 09:00 現在

                今日すること  1 件
                  1. まだ一度も取り込んでいません
                     → daicho sync を実行してください

                取得元
                  list  HOT PEPPER Beauty の一覧  まだ取得していません
                  notices  通知メール（HOT PEPPER Beauty）  まだ取得していません

                台帳      まだありません  → daicho sync を実行してください
                最終実行  なし
                連携      未完了なし
                保留      なし
                要確認    なし
                隔離      なし

                """)
    }

    @Test func `what is late, failing, held, odd or unreadable is told, and no name`() async throws
    {
        let status = try await troubled()
        #expect(
            status.text == """
                デモ店（demo）  2026/12/02 09:00 現在

                今日すること  4 件
                  1. HOT PEPPER Beauty の一覧：ログインできません。パスワードが変わったようです
                     → 媒体の管理画面に入れるか確かめ、定義の login が指す場所に正しいパスワードを書いてください。次の実行で試します
                  2. 一覧に見当たらない：1 件（BE00000001 2026/12/05 15:30）
                     → HOT PEPPER Beauty の「予約一覧の予約詳細」で予約番号を探してください。取消ならそこで取消にすると台帳も取消になります。枠は閉じたままです
                  3. 取消 1 件を止めています：取消が 24 時間で 12 件（上限 3 件）
                     → daicho hold list の予約を媒体の画面で見て、正しければ daicho hold approve hold-1、違えば daicho hold drop hold-1
                  4. 読めなかった行・メール 1 件
                     → daicho quarantine list が示す原文を開き、その予約が台帳にあるか確かめてください

                取得元
                  list  HOT PEPPER Beauty の一覧  最終取得 2026/12/02 08:40（20 分前）  遅れています（5 分ごとの予定）
                    失敗  2026/12/02 08:45 から  sign-in refused
                    休止  daicho check --resume まで
                  notices  通知メール（HOT PEPPER Beauty）  最終取得 2026/12/02 08:40（20 分前）

                台帳      予約 134 件（本日以降の有効な予約 120 件）  取込済みの媒体: HOT PEPPER Beauty
                最終実行  2026/12/02 08:55  run-2  終了コード 20（人の対応が必要です）
                連携      引き渡し済み（完了の確認待ち） 2 件  → daicho action list
                保留      1 件  → daicho hold list
                  hold-1  G2  取消が 24 時間で 12 件（上限 3 件）
                要確認    2 件  → daicho explain 予約番号
                  BE00000001  2026/12/05 15:30  一覧に見当たらない、所要時間不明
                  所要時間不明のみ 1 件  → 定義の menus: にメニューの所要時間を書くと埋まります
                隔離      1 件（読めなかった行・メール）  → daicho quarantine list
                  notices  メール  予約番号：予約番号がありません。元の内容を確かめ、直せるものは直して読み直してください

                """)
        #expect(!status.text.contains("見本"))
        #expect(!status.json.line.contains("見本"))
        #expect(
            status.json.line.contains(
                #""worklist":[{"medium":"hotpepper","number":"BE00000001","visitDate":"2026-12-05","startTime":"15:30","reasons":["missing","durationUnknown"],"conflicts":[]},"#
            ))
    }

    private func troubled() async throws -> SalonStatus {
        var status = try await status()
        let fresh = SourceState(succeeded: Told.now - 20 * 60)
        var failing = fresh
        failing.failure = "sign-in refused"
        failing.failingSince = Told.now - 15 * 60
        failing.rest = SourceState.Rest(until: nil, reason: "password refused")
        status.sources = [
            SourceFreshness(
                name: "list", kind: .pages, everyMinutes: 5, state: failing,
                label: "HOT PEPPER Beauty の一覧", cause: "passwordRefused"),
            SourceFreshness(
                name: "notices", kind: .mails, everyMinutes: 30, state: fresh,
                label: "通知メール（HOT PEPPER Beauty）"),
        ]
        status.media = [Medium(rawValue: "hotpepper")]
        status.lastRun = RunRecord(
            id: "run-2", tick: "2", asOf: Told.now - 300, started: Told.now - 300,
            finished: Told.now - 290, exitStatus: 20)
        status.tally.reservations = 134
        status.tally.active = 120
        status.tally.outbox = [.handed: 2, .done: 9]
        status.holds = [Told.hold(), Told.hold(.approved)]
        var unmeasured = Told.reservation
        unmeasured.attention = [.durationUnknown]
        status.worklist = [Told.reservation, unmeasured]
        status.quarantined = [
            QuarantineRecord(
                source: "notices", content: Fingerprint(words: ["mail"]), capture: Told.capture,
                span: nil, location: "mail", field: "number", problem: "no booking number")
        ]
        return status
    }

    static let ages: [(SourceKind, Int?, Double, Bool)] = [
        (.pages, 5, 10, false), (.pages, 5, 10.5, true),  // R2-03
        (.pages, 10, 11, false), (.pages, 10, 11.5, true),  // cron's jitter (D4)
        (.mails, 30, 31, false), (.mails, 30, 32, true),  // R2-05
        (.mails, 10, 29, false), (.mails, 10, 31, true),
        (.pages, nil, 9999, false),  // a folder is read at every run
    ]

    @Test(arguments: ages)
    func `a source is late after its kind's limit (R2-03, R2-05)`(
        kind: SourceKind, every: Int?, age: Double, isLate: Bool
    ) {
        let source = SourceFreshness(
            name: "s", kind: kind, everyMinutes: every,
            state: SourceState(succeeded: Told.now - age * 60))
        #expect(source.isLate(at: Told.now) == isLate)
    }
}
