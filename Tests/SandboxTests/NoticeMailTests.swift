import Foundation
import Testing

@testable import Sandbox

@Suite struct NoticeMailTests {
    static let sentAt = Date(timeIntervalSince1970: 1_774_242_480)  // 2026-03-23 14:08 in Japan

    static let booking: SandboxBooking = {
        var booking = SandboxBooking(
            number: "BE12345678", date: "20260325", start: "10:00", customerName: "髙橋 花子",
            staff: "渡邊")
        booking.kana = "タカハシ ハナコ"
        booking.menu = ["Ａ＋Ｂ＋Ｃ", "①オフ"]
        booking.coupon = "《平日》パーマ ¥6,900"
        booking.durationMinutes = 90
        (booking.total, booking.points) = (6_700, 100)
        booking.memo = "駅から電話します〜\nｵﾈｶﾞｲｼﾏｽ"
        return booking
    }()

    private func mail(_ kind: NoticeKind = .booked) -> NoticeMail {
        NoticeMail(kind, of: Self.booking, sentAt: Self.sentAt)
    }

    @Test func `a new booking reads as SALON BOARD writes it`() {
        var mail = mail()
        mail.wording.couponDescription = "説明文"
        #expect(
            mail.text == """
                キレイサロン デモ店様

                HOT PEPPER Beauty「SALON BOARD」にお客様から
                ご予約が入りました。
                ◇ご予約内容
                ■予約番号
                　BE12345678
                ■氏名
                　髙橋 花子（タカハシ ハナコ）
                ■来店日時
                　2026年03月25日（水）10:00
                ■指名スタッフ
                　指名なし
                ■メニュー
                　Ａ＋Ｂ＋Ｃ
                　①オフ
                　（所要時間目安：1時間30分）
                ■ご利用クーポン
                　[全員]
                　《平日》パーマ ¥6,900
                　　説明文
                ■合計金額
                　予約時合計金額　6,700円
                　今回の利用ギフト券　利用なし
                　今回の利用ポイント　100ポイント
                　お支払い予定金額　6,600円
                　※表示金額は予約時の目安です。キャンセル料が発生する場合があります。
                追加料金についてはこちらから↓
                https://beauty.help.hotpepper.jp/s/article/000031948
                ◇ご予約付加情報
                ■ご要望・ご相談
                　駅から電話します〜
                　ｵﾈｶﾞｲｼﾏｽ
                PC版SALON BOARD
                https://salonboard.com/login/
                スマートフォン版SALON BOARD
                https://salonboard.com/login_sp/
                予約受付日時：2026年03月23日（月）14:08
                =====
                SALON BOARD・HOT PEPPER Beauty お問い合わせ：https://sbhd-kirei.salonboard.com/hc/ja/articles/360039395113

                """)
    }

    @Test func `a cancellation has no money and no additions`() {
        let text = mail(.cancelled).text
        #expect(text.contains("ご予約のキャンセルがありました。"))
        #expect(!text.contains("■合計金額") && !text.contains("◇ご予約付加情報") && !text.contains("[全員]"))
    }

    static let subjects: [(NoticeKind, String)] = [
        (.booked, "予約連絡"), (.bookedTomorrow, "【明日】予約連絡"),
        (.bookedWithPointsToday, "【ポイント利用当日】予約連絡"),
        (.lastMinute, "【当日10時00分】直前予約が入りました"), (.cancelledTomorrow, "【明日】キャンセル連絡"),
        (.digest([booking]), "【SALON BOARD】本日分の未対応予約のお知らせ"),
        (.customerSide, "ご予約が確定いたしました"),
    ]

    @Test(arguments: subjects)
    func `every kind has its subject`(kind: NoticeKind, subject: String) {
        #expect(mail(kind).subject == subject)
    }

    @Test(arguments: MailEncoding.allCases)
    func `a mail's body comes back whole from every encoding`(encoding: MailEncoding) throws {
        var mail = mail()
        mail.encoding = encoding
        let wire = mail.bytes
        let parts = try #require(Data(wire).range(of: Data("\r\n\r\n".utf8)))
        let body = Data(wire[parts.upperBound...])
        let head = String(decoding: wire[..<parts.lowerBound], as: UTF8.self)
        #expect(wire[..<parts.lowerBound].allSatisfy { $0 < 0x80 })
        #expect(head.contains("charset=\(encoding.charset)"))
        #expect(head.contains("Date: Mon, 23 Mar 2026 14:08:00 +0900"))
        let expected = mail.text.replacing("\n", with: "\r\n")
        switch encoding {
        case .utf8Base64:
            let data = try #require(Data(base64Encoded: body, options: .ignoreUnknownCharacters))
            #expect(String(decoding: data, as: UTF8.self) == expected)
        case .utf8QuotedPrintable:
            let text = String(decoding: body, as: UTF8.self).replacing("=\r\n", with: "")
                .replacing("%", with: "=25").replacing("=", with: "%")
            #expect(text.removingPercentEncoding == expected)
        case .utf8EightBit: #expect(String(decoding: body, as: UTF8.self) == expected)
        case .iso2022jp:
            #expect(body.allSatisfy { $0 < 0x80 })
            #expect(
                String(data: body, encoding: .iso2022JP)
                    == expected.replacing("〜", with: "～").replacing("¥", with: "￥"))
        }
    }

    @Test func `vendor characters take NEC's rows in seven bits`() {
        #expect(
            JISText.encode("髙①ｱA") == [
                0x1B, 0x24, 0x42, 0x7C, 0x62, 0x2D, 0x21, 0x1B, 0x28, 0x49, 0x31, 0x1B, 0x28, 0x42,
                0x41,
            ])
    }

    @Test func `a forwarded mail keeps the notice inside`() {
        var inline = mail()
        inline.encoding = .utf8EightBit
        inline.forwarding = .inline(by: "owner@salon.example", quoted: true)
        let text = String(decoding: inline.bytes, as: UTF8.self)
        #expect(text.contains("---------- Forwarded message ---------"))
        #expect(text.contains("> 　BE12345678\r\n"))
        var attached = mail()
        attached.forwarding = .attached(by: "owner@salon.example")
        let whole = String(decoding: attached.bytes, as: UTF8.self)
        #expect(whole.contains("Content-Type: message/rfc822"))
        #expect(whole.contains(String(decoding: mail().bytes, as: UTF8.self)))
        var local = mail()
        local.endsLinesWithCRLF = false
        local.startsWithMark = true
        #expect(!local.bytes.contains(13))
    }

    @Test func `an invented mailbox holds every encoding and is the same for the same seed`() {
        let mails = InventedMailbox(seed: 5).mails(about: bookings, from: Self.sentAt)
        #expect(mails == InventedMailbox(seed: 5).mails(about: bookings, from: Self.sentAt))
        #expect(mails.map(\.booking) == bookings.filter(\.cameOverTheNet))
        #expect(Set(mails.map(\.encoding)) == Set(MailEncoding.allCases))
        #expect(
            mails.allSatisfy {
                $0.kind.isCancellation == ($0.booking.status == .cancelledByCustomer)
            })
    }
}
