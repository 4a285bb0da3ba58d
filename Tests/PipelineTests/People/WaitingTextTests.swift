import LedgerStore
import Reservations
import Testing

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
            outboxText([Told.outbox(.uncertain)]) == """
                ID                        連携先  内容  予約番号    来店日時          状態
                ------------------------  ------  ----  ----------  ----------------  ------------
                \(id)  own     更新  BE00000001  2026/12/05 15:30  届いたか不明

                先方で済んだとき      daicho action done ID
                もう一度送るとき      daicho action retry ID

                """)
        #expect(outboxText([]) == "未完了の連携はありません\n")
        #expect(!outboxText([Told.outbox(.handed)]).contains("retry"))
    }

    @Test func `one reading stands over several lines, several on one each`() {
        #expect(readText([["file": .text("a")]]) == "{\n  \"file\": \"a\"\n}\n")
        #expect(
            readText([["file": .text("a")], ["file": .text("b")]])
                == "{\"file\":\"a\"}\n{\"file\":\"b\"}\n")
        #expect(readText([]).isEmpty)
    }
}
