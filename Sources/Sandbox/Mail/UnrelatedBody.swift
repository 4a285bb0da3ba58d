/// The texts of mails that reach the same box and announce no booking to the salon.
enum UnrelatedBody {
    static func digest(_ bookings: [SandboxBooking], salon: String) -> String {
        let lines = bookings.map { booking in
            let (year, month, day) = SandboxDay(booking.date)?.parts ?? (0, 0, 0)
            let date = "\(year)年\(Clock.twoDigits(month))月\(Clock.twoDigits(day))日"
            let state = booking.unread ? "即時予約:未読" : "即時予約:既読"
            return "　予約番号：[\(booking.number)]　　[\(state)]　　予約日：[\(date)]\n"
        }
        return """
            \(salon)様

            本日分の未対応の予約があります。SALON BOARDにログインしてご確認ください。
            ■内容
            \(lines.joined())
            PC版SALON BOARD
            https://salonboard.com/login/

            """
    }

    static func addressCheck(salon: String) -> String {
        """
        \(salon)様

        予約お知らせメールの送信先として、このメールアドレスが登録されました。
        このメールは、正しく受信できることを確認するためにお送りしています。
        お心当たりのない場合は、お手数ですが破棄してください。

        PC版SALON BOARD
        https://salonboard.com/login/

        """
    }

    static func customerSide(_ booking: SandboxBooking, salon: String) -> String {
        """
        \(booking.customerName) 様

        HOT PEPPER Beautyをご利用いただきありがとうございます。
        以下の内容でご予約が確定いたしました。
        ■予約番号
        　\(booking.number)
        ■サロン名
        　\(salon)
        ■来店日時
        　\(SandboxDay(booking.date)?.japanese ?? booking.date)\(booking.start)
        ■メニュー
        　\(booking.menu.joined(separator: "\n　"))
        ■ご利用クーポン
        　\(booking.coupon ?? "利用クーポンなし")
        サロンの住所と地図は予約確認ページをご覧ください。
        キャンセル料についてはサロンにお問い合わせください。

        """
    }

    static let forwardingConfirmation = """
        owner@salon.example さんが、メールをあなたのメールアドレスに自動転送することをリクエストしています。
        確認コード: 100000001

        このリクエストを承認するには、下のリンクをクリックしてください。
        https://mail-settings.google.com/mail/vf-invented

        """
}
