import Foundation
import Reservations
import Sandbox

@testable import Pipeline

/// What comes to the salon on one morning: pages, mails, people's words, and how the destination
/// answers.
struct Arrivals: Sendable {
    var now: Date
    var pages: [[UInt8]] = []
    var isListReached = true
    /// The whole mailbox, from its beginning.
    var mails: [[UInt8]] = []
    var isMailReached = true
    var words: [[String: String]] = []
    /// What somebody does at the desk, in the place of a run that reads the sources.
    var deed: [String: String]?
    /// What the destination answers; nil where it cannot be reached.
    var answer: Receipt.Result? = .done
}

extension Scenario {
    /// The mornings with all that stays from one to the next: a list that is not written down is
    /// as before, and a mailbox keeps its mails.
    var arrivals: [Arrivals] {
        var bookings: [SandboxBooking] = []
        var known: [String: SandboxBooking] = [:]
        var mails: [[UInt8]] = []
        return mornings.map { morning in
            var arrivals = Arrivals(now: Self.instant(morning.time))
            if let list = morning["一覧"], list.note != "つながらない" {
                bookings = list.records.map { SandboxBooking($0, known: known[$0["予約番号"] ?? ""]) }
                for booking in bookings { known[booking.number] = booking }
            }
            let list = morning["一覧"]?.note ?? ""
            arrivals.isListReached = list != "つながらない"
            if arrivals.isListReached {
                arrivals.pages = Self.pages(bookings, note: list, on: morning.time)
            }
            for mail in morning["メール"]?.records ?? [] {
                let booking = SandboxBooking(mail, known: known[mail["予約番号"] ?? ""])
                if known[booking.number] == nil { known[booking.number] = booking }
                mails.append(Self.mail(mail, of: booking))
            }
            arrivals.isMailReached = morning["メール"]?.note != "つながらない"
            arrivals.mails = arrivals.isMailReached ? mails : []
            arrivals.words = morning["人"]?.records ?? []
            arrivals.deed = morning["受付"]?.records.first
            arrivals.answer = Self.answers[morning["連携先"]?.note ?? "済み"] ?? nil
            return arrivals
        }
    }

    private static let answers: [String: Receipt.Result?] = [
        "済み": .done, "断る": .refused, "不明": .uncertain, "つながらない": nil,
    ]

    /// `12/1 09:00` in 2026, or with a year.
    static func instant(_ text: String) -> Date {
        let parts = text.split(separator: " ")
        let clock = parts[1].split(separator: ":").map { Int($0)! }
        let day = day(String(parts[0]))
        return SalonTime.instant(
            ServiceDay(year: day[0], month: day[1], day: day[2])!,
            minutes: clock[0] * 60 + clock[1])
    }

    private static func day(_ text: String) -> [Int] {
        let parts = text.split(separator: "/").map { Int($0)! }
        return parts.count == 3 ? parts : [2026] + parts
    }

    /// `20261210`.
    static func compact(_ text: String) -> String {
        let day = day(text)
        return String(day[0] * 10_000 + day[1] * 100 + day[2])
    }

    private static func pages(
        _ bookings: [SandboxBooking], note: String, on time: String
    ) -> [[UInt8]] {
        let today = SandboxDay(compact(String(time.split(separator: " ")[0])))!
        let form = SearchForm.everything(from: (today + -1).text, to: (today + 124).text)
        let screen = SandboxScreen(token: String(repeating: "0", count: 32))
        switch note {
        case "ログイン画面": return [SalonBoard.loginPage()]
        case "メンテナンス": return [SalonBoard.maintenancePage()]
        default: break
        }
        return ListPage.pages(of: ListPage.newestFirst(bookings), form: form).map { page in
            var page = page
            switch note {
            case "途中まで": (page.pages, page.total) = (page.pages + 1, page.total + 20)
            case "番号が欠ける": page.damage = .number
            default: break
            }
            return SalonBoard.listPage(page, for: screen)
        }
    }

    private static func mail(_ mail: [String: String], of booking: SandboxBooking) -> [UInt8] {
        var booking = booking
        let sent = instant(mail["届いた日時", default: "12/1"].replacing("_", with: " "))
        let kind: NoticeKind
        switch mail["種類"] {
        case "予約": kind = .booked
        case "直前予約": kind = .lastMinute
        case "取消": kind = .cancelled
        case "変更": kind = .changed
        case "本日分": kind = .digest([booking])
        case "宛先確認": kind = .addressCheck
        case "お客様控え": kind = .customerSide
        case "転送確認": kind = .forwardingConfirmation
        case "番号なしの予約":
            kind = .booked
            booking.number = "番号なし"
        default: return Array("From: a@b.example\r\nSubject: hello\r\n\r\nhello\r\n".utf8)
        }
        return NoticeMail(kind, of: booking, sentAt: sent).bytes
    }
}

extension SandboxBooking {
    /// A row of a scenario; what it does not say is as it was known before.
    init(_ row: [String: String], known: SandboxBooking?) {
        self =
            known
            ?? SandboxBooking(
                number: row["予約番号"] ?? "BE00000000", date: "20261210", start: "11:00",
                customerName: "見本 花子", staff: "髙橋"
            ).with {
                $0.total = 6_600
                $0.menu = ["ジェルネイル"]
                $0.receivedAt = "2026/11/30 10:00"
            }
        if let day = row["来店日"] { date = Scenario.compact(day) }
        if let time = row["時刻"] { start = time }
        if let words = row["状態"] {
            status = SandboxStatus.all.first { $0.text == words } ?? SandboxStatus(text: words)
        }
        if let name = row["スタッフ"] { staff = name }
        if let name = row["お客様"] { customerName = name }
        if let item = row["メニュー"] { menu = item.split(separator: "＋").map(String.init) }
        if let amount = row["金額"] { total = Int(amount) }
        if let name = row["クーポン"] { coupon = name }
        if let name = row["経路"] { route = name }
        nominated = row["指名"].map { $0 == "あり" } ?? nominated
    }
}
