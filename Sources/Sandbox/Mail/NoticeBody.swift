/// The text of a booking or cancellation notice as SALON BOARD writes it, lines ended by LF.
struct NoticeBody: Sendable {
    let kind: NoticeKind
    let booking: SandboxBooking
    let salon: String
    let vertical: SandboxVertical
    let wording: NoticeWording

    /// Values stand behind one ideographic space.
    private static let indent = "\u{3000}"

    var text: String {
        var lines = opening + visit + menu + coupon
        if !kind.isCancellation { lines += money + additions }
        return (lines + closing).joined(separator: "\n") + "\n"
    }

    private var opening: [String] {
        let news =
            switch kind {
            case .cancelled, .cancelledTomorrow: "ご予約のキャンセルがありました。"
            case .changed: "ご予約内容の変更がありました。"
            default: "ご予約が入りました。"
            }
        return [
            "\(salon)様", "", "HOT PEPPER Beauty「SALON BOARD」にお客様から", news, "◇ご予約内容", "■予約番号",
            value(booking.number), "■氏名", value(name),
        ]
    }

    private var name: String {
        guard !booking.kana.isEmpty else { return booking.customerName }
        return switch wording.kana {
        case .fullWidthBrackets: "\(booking.customerName)（\(booking.kana)）"
        case .halfWidthBrackets: "\(booking.customerName)(\(booking.kana))"
        case .missing: booking.customerName
        }
    }

    private var visit: [String] {
        let day = SandboxDay(booking.date)?.japanese ?? booking.date
        let free = vertical == .hair ? "フリー" : "指名なし"
        return [
            "■来店日時", value(day + booking.start), vertical == .hair ? "■スタイリスト" : "■指名スタッフ",
            value(booking.nominated ? booking.staff : free),
        ]
    }

    private var menu: [String] {
        var lines = ["■メニュー"] + booking.menu.map(value)
        if vertical == .hair, let total = booking.total {
            lines.append(value("（メニュー金額：\(commas(total))円）"))
        }
        if wording.showsDuration {
            let label = vertical == .hair ? "施術時間目安" : "所要時間目安"
            lines.append(value("（\(label)：\(Self.spoken(booking.durationMinutes))）"))
        }
        return lines
    }

    private var coupon: [String] {
        guard let coupon = booking.coupon else { return ["■ご利用クーポン", value("利用クーポンなし")] }
        var lines = ["■ご利用クーポン"]
        if !wording.couponTags.isEmpty, !kind.isCancellation {
            lines.append(value(wording.couponTags.map { "[\($0)]" }.joined()))
        }
        lines.append(value(coupon))
        if let description = wording.couponDescription { lines.append(value(value(description))) }
        return lines
    }

    private var money: [String] {
        var lines = ["■合計金額", value("予約時合計金額\u{3000}\(commas(booking.total ?? 0))円")]
        lines += wording.moneyLines.map(value)
        let gift = wording.gift > 0 ? "\(commas(wording.gift))円" : "利用なし"
        let points = booking.points > 0 ? "\(commas(booking.points))ポイント" : "利用なし"
        let due = booking.payable ?? (booking.total ?? 0) - booking.points - wording.gift
        lines += [
            value("今回の利用ギフト券\u{3000}\(gift)"), value("今回の利用ポイント\u{3000}\(points)"),
            value("\(wording.payableLabel)\u{3000}\(commas(due))円"),
            value("※表示金額は予約時の目安です。キャンセル料が発生する場合があります。"), "追加料金についてはこちらから↓",
            "https://beauty.help.hotpepper.jp/s/article/000031948",
        ]
        return lines
    }

    private var additions: [String] {
        var lines = ["◇ご予約付加情報"]
        if let image = wording.image { lines += ["■なりたいイメージ", value(image)] }
        let request = booking.memo.split(separator: "\n", omittingEmptySubsequences: false)
        lines.append("■ご要望・ご相談")
        lines += booking.memo.isEmpty ? [value("-")] : request.map { value(String($0)) }
        guard !wording.questions.isEmpty else { return lines }
        lines.append("■サロンからお客様への質問")
        for question in wording.questions {
            lines += said("質問：", question.question) + said("回答：", question.answer)
        }
        return lines
    }

    private func said(_ label: String, _ lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            index == 0 ? value(label + line) : line.isEmpty ? "" : value(line)
        }
    }

    private var closing: [String] {
        var lines = [
            "PC版SALON BOARD", "https://salonboard.com/login/", "スマートフォン版SALON BOARD",
            "https://salonboard.com/login_sp/",
        ]
        if wording.showsReceivedAt { lines.append("予約受付日時：\(received)") }
        let help = vertical == .hair ? "sbhd" : "sbhd-kirei"
        return lines + [
            "=====",
            "SALON BOARD・HOT PEPPER Beauty お問い合わせ：https://\(help).salonboard.com/hc/ja/articles/360039395113",
        ]
    }

    /// `2026年03月23日（月）14:08`.
    private var received: String {
        let parts = booking.receivedAt.split(separator: " ").map(String.init)
        guard parts.count == 2, let day = SandboxDay(parts[0].replacing("/", with: "")) else {
            return booking.receivedAt
        }
        return day.japanese + parts[1]
    }

    private func value(_ text: String) -> String { Self.indent + text }

    /// `1時間30分`, `45分`.
    static func spoken(_ minutes: Int) -> String {
        let hours = minutes >= 60 ? "\(minutes / 60)時間" : ""
        return minutes % 60 == 0 && minutes > 0 ? hours : hours + "\(minutes % 60)分"
    }
}
