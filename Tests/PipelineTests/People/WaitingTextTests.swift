import Foundation
import Reservations
import Testing

@testable import LedgerStore
@testable import Pipeline

@Suite struct WaitingTextTests {
    @Test func `a hold names its bookings and the two ways out`() {
        #expect(
            holdText([Told.hold()], bookings: [Told.key: Told.facts()]) == """
                hold-1  G2  未決  取消が 24 時間で 12 件（上限 3 件）
                  2026/12/02 09:00 から  期限 2026/12/05 15:30
                    BE00000001  2026/12/05 14:00
                  自動で解けるのは      一覧の行が元に戻るか、それぞれの取消メールが届いたとき
                  取消が正しければ      daicho hold approve hold-1
                  予約が生きていれば    daicho hold drop hold-1

                """)
        #expect(
            holdText([Told.hold(.dropped)], bookings: [:]) == """
                hold-1  G2  却下済み  取消が 24 時間で 12 件（上限 3 件）
                  2026/12/02 09:00 から  期限 2026/12/05 15:30
                    BE00000001
                  次の実行で反映します

                """)
        #expect(holdText([], bookings: [:]) == "保留はありません\n")
    }

    @Test func `an action that is not through says where it stands`() {
        let id = Told.action.id
        #expect(
            outboxText(Self.steps([Told.outbox(.uncertain)])) == """
                ID                        連携先  内容  予約番号    来店日時          状態
                ------------------------  ------  ----  ----------  ----------------  ------------
                \(id)  own     更新  BE00000001  2026/12/05 15:30  届いたか不明

                先方で済んだとき      daicho action done ID
                もう一度送るとき      daicho action retry ID

                """)
        #expect(outboxText([]) == "未完了の連携はありません\n")
        #expect(!outboxText(Self.steps([Told.outbox(.handed)])).contains("retry"))
    }

    private static func steps(_ items: [OutboxAction]) -> [StandingStep] {
        StandingStep.all(of: items)
    }

    /// A step of a person's, asked at a minute of the morning.
    private static func advice(
        _ minute: Double, from before: String?, to after: String,
        at medium: String = "hotpepper", _ state: OutboxAction.State = .handed
    ) -> OutboxAction {
        let action = Action(
            target: Medium(rawValue: medium), kind: .advise, key: Told.key,
            before: before.map { Told.facts($0) }, after: Told.facts(after),
            reasons: ["D10", "screen:予約詳細"], opens: Told.now + minute * 60, salon: "demo",
            receipt: nil)
        return OutboxAction(
            action: action, run: "run-2", state: state, leasedUntil: nil, attempts: 0, told: nil)
    }

    @Test func `D10: what a person does is called so, and the last word stands for all`() throws {
        let first = Self.advice(0, from: "14:00", to: "15:00")
        let last = Self.advice(5, from: "14:00", to: "16:00", .pending)
        let steps = Self.steps([first, Told.outbox(.pending), last])
        #expect(steps.map(\.item) == [Told.outbox(.pending), last])
        #expect(steps.map(\.overtaken) == [[], [first]])
        let hotpepper = MediumRules(medium: Told.key.medium, name: "HOT PEPPER Beauty")
        #expect(
            outboxText(Self.steps([first, last]), media: [hotpepper.medium: hotpepper]) == """
                ID                        連携先     内容    予約番号    来店日時          状態
                ------------------------  ---------  ------  ----------  ----------------  ------
                \(last.action.id)  hotpepper  手作業  BE00000001  2026/12/05 16:00  手作業

                  → HOT PEPPER Beauty の「予約詳細」で 2026/12/05 14:00 の予約の 開始時刻 を 16:00 に変更してください\
                （済んだら daicho action done \(last.action.id)）（前の案内 1 件の分も含みます）
                先方で済んだとき      daicho action done ID

                """)
        let json = last.json(because: nil, standingFor: [first]).line
        #expect(json.contains(#""standsFor":["\#(first.action.id)"]"#))
    }

    @Test func `D10: at another medium it goes from what nobody has confirmed there`() throws {
        let first = Self.advice(0, from: nil, to: "14:00", at: "ozmall")
        let last = Self.advice(5, from: "14:00", to: "15:00", at: "ozmall")
        let text = outboxText(Self.steps([last, first]))
        #expect(text.contains("ozmall の「予約詳細」で 2026/12/05 15:00 の予約を登録してください"))
        #expect(Self.steps([last, Self.advice(0, from: nil, to: "14:00", at: "mezon")]).count == 2)
    }

    @Test func `one reading stands over several lines, several on one each`() {
        #expect(readText([["file": .text("a")]]) == "{\n  \"file\": \"a\"\n}\n")
        #expect(
            readText([["file": .text("a")], ["file": .text("b")]])
                == "{\"file\":\"a\"}\n{\"file\":\"b\"}\n")
        #expect(readText([]).isEmpty)
    }
}
