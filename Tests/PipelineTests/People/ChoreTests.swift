import Connectors
import Foundation
import Reconciliation
import Reservations
import Testing

@testable import LedgerStore
@testable import Pipeline

/// What the status asks of an owner, and where.
@Suite struct ChoreTests {
    static func source(
        _ cause: String, kind: SourceKind = .pages, minutes: Double = 5, until: Date? = nil,
        isSaved: Bool = false
    ) -> SourceFreshness {
        var state = SourceState(succeeded: Told.now - 7200)
        state.failure = "why"
        state.failingSince = Told.now - minutes * 60
        if let until { state.rest = SourceState.Rest(until: until, reason: "why") }
        return SourceFreshness(
            name: "s", kind: kind, everyMinutes: 5, state: state,
            label: kind == .mails ? "通知メール（M）" : "M の一覧", cause: cause, isSaved: isSaved)
    }

    static let stops: [(SourceFreshness, String, mendsItself: Bool)] = [
        (source("passwordRefused"), "M の一覧：ログインできません。パスワードが変わったようです", false),
        (source("refusedBefore", kind: .mails), "通知メール（M）：ログインできません。パスワードが変わったようです", false),
        (source("captcha"), "M の一覧：画像認証が出たので止めています", false),
        (source("refused, captcha", isSaved: true), "M の一覧：画像認証が出たので止めています", false),
        (
            source("otherSession", until: Told.now + 1800),
            "M の一覧：ほかの人が同じIDでログインしたので、2026/12/02 09:30 まで休んでいます", false
        ),
        (
            source("tooManyRequests", until: Told.now + 3600),
            "M の一覧：アクセスを減らすよう求められ、2026/12/02 10:00 まで休んでいます", false
        ),
        (source("signInUnclear"), "M の一覧：ログインできたか分からず、止めています", false),
        (source("resting"), "M の一覧：ログインできたか分からず、止めています", false),
        (source("wrongStore"), "M の一覧：別の店舗の画面が出ています", false),
        (source("store, refused, other-store"), "M の一覧：別の店舗の画面が出ています", false),
        (source("unknownLayout"), "M の一覧：画面の形が変わったようで、読めません。予約はそのまま残しています", false),
        (
            source("refused, not-recognised"), "M の一覧：画面の形が変わったようで、読めません。予約はそのまま残しています",
            false
        ),
        (source("certificate"), "M の一覧：サーバーが本物か確かめられず、接続をやめました", false),
        (source("badAddress"), "M の一覧：定義の from の場所を読めません", false),
        (source("notKept"), "M の一覧：読んだものを保存できません", false),
        (source("network", kind: .mails), "通知メール（M）：メールボックスにつながりません", true),
        (
            source("network", kind: .mails, minutes: 60), "通知メール（M）：メールボックスにつながりません",
            false
        ),
        (source("maintenance"), "M の一覧：媒体がメンテナンス中です", true),
        (source("siteError"), "M の一覧：媒体側のエラーです", true),
        (source("stopped"), "M の一覧：途中で止まりました", true),
        (source("page-chain, total"), "M の一覧：最後まで読めたと確かめられません。新しい予約だけを反映しています", true),
        (
            source("page-chain, total", minutes: 60),
            "M の一覧：最後まで読めたと確かめられません。新しい予約だけを反映しています", false
        ),
        (
            source("page-chain", isSaved: true), "M の一覧：最後まで読めたと確かめられません。新しい予約だけを反映しています",
            false
        ),
        (source("G6-clock"), "M の一覧：この機械の時計が合っていません", false),
        (source("G4-changed-reading"), "M の一覧：読み方が変わったので、前と同じに読めるか確かめています", false),
        (source("G3-shifted-field"), "M の一覧：同じ項目が一斉に変わりました", false),
    ]

    @Test(arguments: stops)
    func `F2: a source that stopped says why, and whether somebody has to mend it`(
        source: SourceFreshness, what: String, mendsItself: Bool
    ) throws {
        let chore = try #require(source.chore(at: Told.now))
        #expect(chore.what == what)
        #expect(chore.mendsItself == mendsItself)
    }

    @Test func `every kind of trouble has a next step`() throws {
        for kind in SourceTrouble.Kind.allCases {
            let chore = try #require(Self.source(kind.rawValue).chore(at: Told.now))
            #expect(!chore.what.contains("確かめられません") && chore.step.count > 6, "\(kind)")
        }
        var well = Self.source("captcha")
        well = SourceFreshness(
            name: "s", kind: .pages, everyMinutes: 5, state: SourceState(succeeded: Told.now))
        #expect(well.chore(at: Told.now) == nil)
    }

    private func status() async throws -> SalonStatus {
        let loaded = try SalonFolder().load(SalonStatusTests.definition)
        var status = try await SalonStatus(of: loaded, ledger: nil, asOf: Told.now)
        status.lastRun = RunRecord(
            id: "run-2", tick: "2", asOf: Told.now - 300, started: Told.now - 300,
            finished: Told.now - 290, exitStatus: 0)
        status.sources = []
        return status
    }

    @Test
    func `D12: a login that rests after a second sign-in asks its owner for an id of its own`()
        async throws
    {
        var status = try await status()
        status.sources = [Self.source("otherSession", until: Told.now + 1800)]
        #expect(
            status.choreLines == [
                "今日すること  1 件",
                "  1. M の一覧：ほかの人が同じIDでログインしたので、2026/12/02 09:30 まで休んでいます",
                "     → だれが使っているか確かめ、媒体の管理画面で Daicho 専用のログインIDを作って定義の login に書いてください。"
                    + "休みが終われば自動で続けます",
            ])
    }

    @Test func `what only a person can do is counted apart, and names its screen`() async throws {
        var status = try await status()
        let slot = Slot(
            staff: nil, day: ServiceDay("2026-12-05")!, minutes: 840..<900)
        let action = Action(
            target: Medium(rawValue: "ozmall"), kind: .advise, key: Told.key, before: nil,
            after: slot.facts, reasons: ["R0-26", "screen:予約枠"], opens: Told.now, salon: "demo",
            receipt: nil)
        let step = OutboxAction(
            action: action, run: "r", state: .pending, leasedUntil: nil, attempts: 0, told: nil)
        status.byHand = StandingStep.all(of: [step])
        status.rules[action.target] = MediumRules(medium: action.target, name: "OZmall")
        status.tally.outbox = [.pending: 3]
        #expect(status.text.contains("連携      送信待ち 2 件、手作業 1 件  → daicho action list\n"))
        #expect(
            status.chores == [
                Chore(
                    "OZmall：人が画面で行う手作業 1 件（BE00000001 2026/12/05 14:00）",
                    "daicho action list の案内のとおりOZmallの「予約枠」で行い、済んだら daicho action done ID")
            ])
        status.tally.outbox = [.pending: 1]
        #expect(status.text.contains("連携      手作業 1 件  → daicho action list\n"))
    }

    @Test func `nothing to do is said`() async throws {
        #expect(try await status().choreLines == ["今日すること  なし"])
    }

    static let reasons: [(Attention, String?)] = [
        (.missing, "HOT PEPPER Beauty の「予約一覧の予約詳細」で予約番号を探して"),
        (.unconfirmed, "HOT PEPPER Beauty の「予約一覧の予約詳細」で予約番号を探して"),
        (.conflict, "daicho explain BE00000001 で両方の値を見て"), (.resurrected, "来られるか確かめて"),
        (.doubled, "両方の予約を見て"), (.sameVisit, "daicho same、別なら daicho apart"),
        (.flood, "本当に新しい予約か"), (.baseStayMissing, "定義の stay に書いて"), (.held, nil),
        (.durationUnknown, nil),
    ]

    @Test(arguments: reasons)
    func `each reason to look at a booking has its step and its screen`(
        reason: Attention, step: String?
    ) async throws {
        var status = try await status()
        var booking = Told.reservation
        booking.attention = [reason]
        status.worklist = [booking]
        let chores = status.chores
        #expect(
            chores.map(\.what)
                == (step == nil ? [] : ["\(reason.label)：1 件（BE00000001 2026/12/05 15:30）"]))
        if let step { #expect(chores[0].step.contains(step), "\(chores[0].step)") }
    }

    @Test func `rows without their mail send the owner to the spam folder (F3)`() async throws {
        var status = try await status()
        var audit = ChannelAudit(medium: Medium(rawValue: "hotpepper"))
        audit.withoutMail = ["BE1", "BE2", "BE3", "BE4"]
        status.audits = [audit]
        #expect(
            status.chores == [
                Chore(
                    "HOT PEPPER Beauty：一覧にあるのに通知メールが来ていない予約 4 件（BE1、BE2、BE3 ほか）",
                    "迷惑メールに入っていないか見て、あれば「迷惑メールではない」にしてください。なければ媒体のお知らせメールの宛先を確かめてください")
            ])
    }

    @Test func `what was refused, what nobody takes and who is unmerged are told`() async throws {
        var status = try await status()
        status.tally.outbox = [.refused: 1, .uncertain: 2, .handed: 3]
        status.told = ["deliver:pos", "quarantine:list:false", "notify:a@example.com"]
        status.unmergedStaff = [
            StaffIdentity(medium: Medium(rawValue: "hotpepper"), name: "花子")
        ]
        #expect(
            status.chores.map(\.what) == [
                "先方が受け付けなかった連携 1 件", "先方に届いたか分からない連携 2 件",
                "統合していないスタッフ 1 件（HOT PEPPER Beauty: 花子）", "連携先につながりません", "お知らせを送れません",
            ])
    }

    static let waits: [(String, LinkStep, minutes: Double, Chore?)] = [
        ("ekiten", LinkStep(.report, at: Told.now, state: .paused), 60, nil),
        (
            "ekiten", LinkStep(.report, at: Told.now, state: .paused), 61,
            Chore(
                "エキテン byGMO：媒体の予約受付が停止中のまま 61 分（目安 60 分）",
                "スタッフの統合を済ませ、エキテン byGMOの画面で受付を再開してください。済んだら daicho link ready ekiten")
        ),
        (
            "ekiten", LinkStep(.start, at: Told.now, state: .starting), 11,
            Chore(
                "エキテン byGMO：連携開始処理中のまま 11 分（目安 10 分）",
                "エキテン byGMOの画面で連携の状態を見て、進んでいなければエキテン byGMOに問い合わせてください。"
                    + "進んでいれば daicho link confirm ekiten")
        ),
        ("ekiten", LinkStep(.confirm, at: Told.now, state: .linked), 9000, nil),
        (
            "mezon", LinkStep(.report, at: Told.now, state: .preparing), 5 * 1440,
            Chore(
                "MEZON：媒体の準備待ちのまま 3 営業日（目安 2 営業日）",
                "MEZONの画面で連携の状態を見て、進んでいなければMEZONに問い合わせてください。"
                    + "進んでいれば daicho link ready mezon")
        ),
    ]

    @Test(arguments: waits)
    func `R0-18, R1-08, R1-15: a link that takes too long is a chore, with the screen and the verb`(
        medium: String, step: LinkStep, minutes: Double, chore: Chore?
    ) async throws {
        var status = try await status()
        let rules = try loadMedium(at: "\(Repository.pipelines)/media/\(medium).yaml")
        status.links = [
            LinkStanding(
                rules: rules, isInUse: true, course: LinkCourse([step]),
                at: Told.now + minutes * 60)
        ]
        #expect(status.chores == [chore].compactMap(\.self))
    }

    @Test func `R0-01: what nobody has linked is a chore, too`() async throws {
        var status = try await status()
        let rules = try loadMedium(at: "\(Repository.pipelines)/media/mezon.yaml")
        func standing(_ isInUse: Bool) -> LinkStanding {
            LinkStanding(rules: rules, isInUse: isInUse, course: LinkCourse(), at: Told.now)
        }
        status.links = [standing(true)]
        #expect(
            status.chores == [
                Chore(
                    "MEZON：連携の記録がないため、届いた予約を取り込んでいません",
                    "MEZONの画面で連携を確かめ、daicho link issue-key mezon から順に記録してください")
            ])
        status.links = [standing(false)]
        #expect(status.chores == [])
    }

    @Test func `a run that stopped, and runs that come no more`() async throws {
        var status = try await status()
        status.lastRun?.exitStatus = 50
        #expect(status.chores.map(\.what) == ["前の実行が台帳を書けずに止まりました"])
        status.lastRun?.exitStatus = 0
        status.sources = [
            SourceFreshness(
                name: "s", kind: .pages, everyMinutes: 5,
                state: SourceState(succeeded: Told.now - 3600))
        ]
        #expect(status.chores.map(\.what) == ["2026/12/02 08:55 から取り込みが動いていません"])
    }

    @Test func `a moment before the last reading knows no age`() async throws {
        var status = try await status()
        status.sources = [
            SourceFreshness(
                name: "s", kind: .pages, everyMinutes: 5,
                state: SourceState(succeeded: Told.now + 600))
        ]
        #expect(status.text.contains("  s  最終取得 2026/12/02 09:10（この時刻より後）\n"))
        #expect(status.json.line.contains(#""ageMinutes":null"#))
    }

    static let endings: [(failure: String?, isSetAside: Bool, words: String)] = [
        ("no line", false, "一部の取得元を読めませんでした"),
        (nil, true, "読めない行かメールを取り分けました。ほかは取り込みました"),
        (nil, false, "一部が終わっていません。次の実行が続けます"),
    ]

    @Test(arguments: endings)
    func `an ending with 10 says what was left`(
        failure: String?, isSetAside: Bool, words: String
    ) async throws {
        var status = try await status()
        status.lastRun?.exitStatus = 10
        status.sources = [
            SourceFreshness(
                name: "s", kind: .pages, everyMinutes: 5,
                state: SourceState(succeeded: Told.now, failure: failure))
        ]
        if isSetAside {
            status.quarantined = [
                QuarantineRecord(
                    source: "s", content: Fingerprint(words: ["mail"]), capture: Told.capture,
                    span: nil, location: "mail", field: nil, problem: "no number")
            ]
        }
        #expect(status.text.contains("終了コード 10（\(words)）"))
    }
}
