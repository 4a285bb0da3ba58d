import Foundation
import Reservations
import Testing

struct LedgerRowTests {
    @Test func `the columns have the names and the order of the ledger`() {
        let titles = """
            予約番号, 台帳ID, 媒体, 予約経路, ステータス, 媒体ステータス, 予約日, 開始時刻, 終了時刻, 所要時間(分), \
            所要時間の根拠, 担当スタッフ, 指名区分, 媒体側割当スタッフ, 設備, メニュー, クーポン, 予約時合計金額, 利用ポイント, \
            お支払い予定金額, お客様名, フリガナ, 電話番号, メールアドレス, 会員番号, 会員種別, LINE連携, 予約メモ, 作成日, \
            更新日, 受信日時, 検知日時, キャンセル日時, 取込元, 要確認, 要確認理由, 最終実行ID, 行ハッシュ
            """
        #expect(LedgerColumn.allCases.map(\.title).joined(separator: ", ") == titles)
        #expect(LedgerColumn.allCases.count == 38)
        #expect(LedgerColumn.allCases.allSatisfy { LedgerColumn(title: $0.title) == $0 })
        #expect(LedgerColumn(title: "お店名") == nil)
        #expect(
            LedgerColumn.allCases.filter(\.isNumeric) == [.duration, .total, .points, .payable])
    }

    @Test func `a booking fills its cells`() {
        let texts = LedgerRow(Sample.reservation, salon: Sample.salon(), rules: Sample.rules).texts
        let id = Sample.reservation.ledgerID(salon: "kirei-demo")
        #expect(
            texts.dropLast() == [
                "BE00000001", id, "HOT PEPPER Beauty", "HOT PEPPER Beauty", "受付待ち", "受付待ち",
                "2026/11/30", "25:30", "27:00", "90", "通知メール", "見本 さくら", "指名", "", "ベッド1",
                "全身 / ハンド", "【新規】全身 6,900円", "6900", "100", "6800", "架空 花子", "カクウ ハナコ",
                "09000000000", "hanako@guest.example", "", "", "", "窓際希望", "2026/11/01",
                "2026/11/01",
                "2026/11/01 08:30", "2026/11/01 08:35", "", "hotpepper-list / notices", "要確認",
                "変更・取消を保留中 / 項目の食い違い", "20261101-083500",
            ])
        #expect(id.utf8.count == 16)
        #expect(texts.last?.utf8.count == 32)
    }

    @Test func `a tombstone has its 38 cells, too`() {
        var reservation = Sample.reservation
        reservation.facts = Facts()
        reservation.facts.status = .cancelledByCustomer
        let texts = LedgerRow(reservation, salon: Sample.salon(), rules: nil).texts
        #expect(texts.count == 38)
        #expect(texts[LedgerColumn.medium.rawValue] == "hotpepper")
        #expect(texts[LedgerColumn.status.rawValue] == "お客様キャンセル")
        #expect(texts[LedgerColumn.end.rawValue] == "")
    }

    @Test func `the hash covers every cell before it and belongs to the salon`() {
        func hash(_ reservation: Reservation, _ salon: SalonIdentity) -> String? {
            LedgerRow(reservation, salon: salon, rules: Sample.rules).texts.last
        }
        var other = Sample.reservation
        other.changedBy = "20261101-084000"
        let mine = hash(Sample.reservation, Sample.salon())
        #expect(mine == hash(Sample.reservation, Sample.salon()))
        #expect(mine != hash(other, Sample.salon()))
        #expect(mine != hash(Sample.reservation, Sample.salon(Array(1..<33))))
    }

    @Test func `no cell holds the separator`() {
        var reservation = Sample.reservation
        reservation.facts.memo = Private("a\u{1F}b\nc")
        reservation.facts.menu = ["x\u{1F}y"]
        let texts = LedgerRow(reservation, salon: Sample.salon(), rules: Sample.rules).texts
        #expect(texts.count == 38)
        #expect(texts[LedgerColumn.memo.rawValue] == "a b\nc")
        #expect(texts[LedgerColumn.menu.rawValue] == "x y")
    }

    @Test(
        arguments: [
            (Vertical.kirei, true, "見本", ["見本", "指名", ""]),
            (.kirei, false, "見本", ["見本", "自動割当", ""]),
            (.hair, false, "見本", ["", "フリー枠", "見本"]),
            (.kirei, false, nil, ["", "フリー枠", ""]),
            (.hair, true, "見本", ["見本", "指名", ""]),
            (.kirei, nil, "見本", ["見本", "", ""]),
            (.hair, nil, nil, ["", "", ""]),
        ] as [(Vertical, Bool?, String?, [String])])
    func `staff is told as nominated, assigned or free (D2, D14)`(
        vertical: Vertical, nominated: Bool?, staff: String?, cells: [String]
    ) {
        var reservation = Sample.reservation
        reservation.facts.nominated = nominated
        reservation.facts.staff = staff
        let salon = SalonIdentity(
            id: "s", name: "s", vertical: vertical, store: nil, key: SalonKey(secret: [1]))
        let texts = LedgerRow(reservation, salon: salon, rules: Sample.rules).texts
        let columns: [LedgerColumn] = [.staff, .nomination, .assignedStaff]
        #expect(columns.map { texts[$0.rawValue] } == cells)
    }
}
