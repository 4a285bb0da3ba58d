import Foundation
import Reservations
import Sandbox

extension Year {
    /// Every mail of every medium that ever arrives, in the order in which it does.
    func letters(of truths: [Medium: Truth]) -> [Letter] {
        var all = truths[Self.listed].map(Simulation.letters) ?? []
        for medium in Self.mailed + [Self.hub] {
            if let truth = truths[medium] { all += notices(of: truth, at: medium) }
        }
        if let truth = truths[Self.listed] { all += relays(of: truth) }
        return all.sorted { ($0.appearsAt, $0.number) < ($1.appearsAt, $1.number) }.enumerated()
            .map { index, letter in
                Letter(
                    number: letter.number, isCancellation: letter.isCancellation,
                    bytes: letter.bytes, sentAt: letter.sentAt, arrivesAt: letter.arrivesAt,
                    appearsAt: letter.appearsAt,
                    uid: index + 1)
            }
    }

    private func notices(of truth: Truth, at medium: Medium) -> [Letter] {
        truth.plot.incidents.flatMap { incident -> [Letter] in
            guard truth.happens(incident), let post = incident.post, let delay = post.delay,
                let state = truth.state(of: incident.booking, at: incident.at)
            else { return [] }
            let booking = truth.plot.bookings[incident.booking]
            let received = truth.plot.incidents.first {
                $0.booking == incident.booking && $0.deed == .book
            }
            let notice = MediumNotice(
                medium: medium, booking: booking, state: state, deed: incident.deed,
                receivedAt: begin + (received?.at ?? 0), sentAt: begin + incident.at,
                dateIsOffBy: post.dateIsOffBy)
            return (0..<post.copies).map { copy in
                let arrival = incident.at + delay + 60 * Double(copy)
                return Letter(
                    number: booking.number, isCancellation: incident.deed.isCancellation,
                    bytes: notice.bytes, sentAt: incident.at,
                    arrivesAt: arrival,
                    appearsAt: arrival + post.timeInSpam, uid: 0)
            }
        }
    }

    /// The hub passes on some of the list's new bookings, under their own numbers.
    private func relays(of truth: Truth) -> [Letter] {
        truth.plot.incidents.enumerated().compactMap { index, incident in
            guard incident.deed == .book, index % 9 == 4,
                let state = truth.state(of: incident.booking, at: incident.at)
            else { return nil }
            let booking = truth.plot.bookings[incident.booking]
            let notice = MediumNotice(
                medium: Self.hub, booking: booking, state: state, deed: .book,
                receivedAt: begin + incident.at, sentAt: begin + incident.at + 40, dateIsOffBy: 0)
            return Letter(
                number: booking.number, isCancellation: false, bytes: notice.bytes,
                sentAt: incident.at, arrivesAt: incident.at + 90,
                appearsAt: incident.at + 90, uid: 0)
        }
    }
}

/// A mail of one of the media whose layouts are their own.
struct MediumNotice {
    let medium: Medium
    let booking: TrueBooking
    let state: TrueState
    let deed: Incident.Deed
    let receivedAt: Date
    let sentAt: Date
    let dateIsOffBy: TimeInterval

    var bytes: [UInt8] {
        let (subject, sentence) = words
        let head = [
            "Date: \(Self.mailDate(sentAt + dateIsOffBy))", "From: \(sender)",
            "To: salon@example.jp",
            "Subject: =?UTF-8?B?\(Data(subject.utf8).base64EncodedString())?=",
            "Message-ID: <\(medium.rawValue).\(booking.number).\(Int(sentAt.timeIntervalSince1970))@example.jp>",
            "MIME-Version: 1.0", "Content-Type: text/plain; charset=UTF-8",
            "Content-Transfer-Encoding: 8bit", "",
        ]
        return Array((head + [sentence] + lines).joined(separator: "\r\n").utf8) + [13, 10]
    }

    /// Subject and opening sentence.
    private var words: (String, String) {
        let isHub = medium == Year.hub
        switch deed {
        case .cancel:
            return (
                isHub
                    ? "ご予約がキャンセルされました"
                    : medium.rawValue == "minimo"
                        ? "【minimo】予約キャンセルのご連絡" : "予約のキャンセル",
                medium.rawValue == "minimo" ? "下記の予約がキャンセルされました。" : "ご予約がキャンセルされました。"
            )
        case .move, .edit:
            return (
                medium.rawValue == "minimo" ? "【minimo】予約内容変更のご連絡" : "予約変更のお知らせ",
                "予約内容が変更されました。"
            )
        default:
            return (
                isHub
                    ? "新規のご予約が確定しました"
                    : medium.rawValue == "minimo"
                        ? "【minimo】新規予約のご連絡"
                        : medium.rawValue == "ekiten" ? "【エキテン】ネット予約が入りました" : "新規予約のお知らせ",
                isHub ? "新規のご予約が確定しました。" : "予約が入りました。"
            )
        }
    }

    private var sender: String {
        switch medium.rawValue {
        case "ekiten": "info@ekiten.jp"
        case "minimo": "noreply@minimodel.jp"
        case "kanzashi": "noreply@kanzashi.com"
        case "rakuten": "notice@rakuten-beauty.example"
        default: "notice@\(medium.rawValue).example"
        }
    }

    private var staff: String { Year.spelling(of: state.staff, at: medium) }
    private var name: String { "見本 花子\(booking.guest)" }
    private var phone: String { "0900000\(1000 + booking.guest)" }
    private var menu: String { YearSalon.menus[state.menu].name }
    private var minutes: Int { YearSalon.menus[state.menu].minutes ?? 100 }
    private var visit: String {
        "\(state.day.text(separator: "/")) \(ClockTime.text(minutes: state.start))"
    }

    private var lines: [String] {
        switch medium.rawValue {
        case "ekiten":
            // Now and then nobody says what for: the salon's 基本滞在時間 tells its end.
            let what = state.menu == 4 ? "メニュー指定なし" : "\(menu)　所要時間\(minutes)分"
            return [
                "【予約番号】 \(booking.number)", "【来店日時】 \(visit)", "【メニュー】 \(what)",
                "【スタッフ】 \(staff)", "【予約者情報】", "お名前：\(name)", "電話番号：\(phone)",
                "【予約経路】 \(state.nominated ? "Google で予約" : "店舗予約")", "━━━━━━━━━━",
                "エキテン byGMO https://www.ekiten.jp/",
            ]
        case "minimo":
            return [
                "予約ID：\(booking.number)", "氏名：\(name)", "電話番号：\(phone)", "来店日時：\(visit)",
                "担当者：\(staff)", "メニュー：\(menu)", "施術時間：\(minutes)分", "", "ミニモサロンツール",
            ]
        case "kanzashi":
            return [
                "■予約詳細ページ", "https://kanzashi.com/reservation/\(booking.number)", "■来店日時",
                visit, "■担当スタッフ", staff, "■予約時メニュー", menu, "■合計施術時間", "\(minutes)分",
                "■お客様名（カナ）", name, "■電話番号", phone, "----------", "かんざし",
            ]
        default:
            return [
                "■予約番号", booking.number, "■受付日時", SalonTime.ledger(receivedAt),
                "■来店日時", visit, "■所要時間", state.menu == 4 ? "-" : "\(minutes)分", "■担当",
                (state.nominated ? "(指名)" : "") + staff, "■メニュー", menu, "■合計金額", "-",
                "■お名前", name, "■電話番号", phone, "■ご要望", "-", "==========",
            ]
        }
    }

    private static func mailDate(_ moment: Date) -> String {
        let iso = SalonTime.iso(moment)  // 2026-12-01T09:03:00+09:00
        let parts = iso.split(separator: "T")
        let day = parts[0].split(separator: "-")
        let months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(separator: " ")
        let month = months[(Int(day[1]) ?? 1) - 1]
        return "\(Int(day[2]) ?? 1) \(month) \(day[0]) \(parts[1].prefix(8)) +0900"
    }
}
