import Foundation

/// What happens in the invented salon between two mornings, told as bookings and mails.
struct DemoStory: Sendable {
    private(set) var secondList: [SandboxBooking]
    private(set) var firstMails: [NoticeMail] = []
    private(set) var secondMails: [NoticeMail] = []

    init(_ bookings: [SandboxBooking]) {
        secondList = bookings
        let standing = bookings.indices.filter { index in
            let booking = bookings[index]
            return booking.status == .booked && booking.cameOverTheNet
                && booking.date > "20261204" && booking.date < "20270325"
        }
        tellFirstMorning(standing.prefix(5).map { bookings[$0] })
        tellChanges(Array(standing.dropFirst(5)))
        tellNewBookings()
        tellRest(standing.prefix(5).map { bookings[$0] })
    }

    private mutating func tellFirstMorning(_ known: [SandboxBooking]) {
        let kinds: [NoticeKind] = [
            .booked, .bookedTomorrow, .bookedWithPoints, .booked, .bookedToday,
        ]
        let encodings: [MailEncoding] = [
            .utf8Base64, .iso2022jp, .utf8QuotedPrintable, .utf8EightBit, .utf8Base64,
        ]
        for (index, booking) in known.enumerated() {
            var mail = NoticeMail(
                kinds[index], of: booking, sentAt: Self.time("2026-11-30", "1\(index):07"))
            mail.booking.receivedAt = "2026/11/30 1\(index):06"
            mail.encoding = encodings[index]
            mail.startsWithMark = index == 4
            firstMails.append(mail)
        }
        firstMails.append(
            NoticeMail(.addressCheck, of: known[0], sentAt: Self.time("2026-11-30", "18:00")))
        firstMails.append(
            NoticeMail(
                .forwardingConfirmation, of: known[0], sentAt: Self.time("2026-11-30", "18:05")))
    }

    /// Moves, cancellations and a disappearance among bookings that stood there yesterday.
    private mutating func tellChanges(_ standing: [Int]) {
        secondList[standing[0]].start = "17:30"
        secondMails.append(
            NoticeMail(
                .changed, of: secondList[standing[0]], sentAt: Self.time("2026-12-01", "19:30")))
        secondList[standing[1]].staff = "宮﨑 ひなた"
        secondList[standing[1]].nominated = true

        secondList[standing[2]].status = .cancelledBySalon
        cancel(standing[3], sentAt: "21:14", encoding: .utf8Base64)
        cancel(standing[4], sentAt: "23:40", encoding: .utf8QuotedPrintable)

        var again = secondList[standing[4]]
        again.status = .booked
        again.number = "BE20000001"
        again.start = "13:00"
        again.receivedAt = "2026/12/01 23:46"
        secondList.append(again)
        secondMails.append(NoticeMail(.booked, of: again, sentAt: Self.time("2026-12-01", "23:47")))

        secondList.remove(at: standing[5])
    }

    private mutating func cancel(_ index: Int, sentAt: String, encoding: MailEncoding) {
        secondList[index].status = .cancelledByCustomer
        var mail = NoticeMail(
            .cancelled, of: secondList[index], sentAt: Self.time("2026-12-01", sentAt))
        mail.encoding = encoding
        secondMails.append(mail)
    }

    private mutating func tellNewBookings() {
        var phoned = SandboxBooking(
            number: "YG20000002", date: "20261210", start: "11:00", customerName: "北村　すず",
            staff: "渡邊 さくら")
        (phoned.route, phoned.nominated, phoned.total) = ("電話予約", true, 7_700)
        phoned.menu = ["フェイシャル６０分"]
        secondList.append(phoned)

        var net = SandboxBooking(
            number: "BE20000003", date: "20261215", start: "25:30", customerName: "髙木 ①子",
            staff: "Ｍｉｏ")
        (net.kana, net.total, net.points) = ("タカギ イチコ", 8_800, 300)
        (net.menu, net.receivedAt) = (["深夜ネイル"], "2026/12/02 07:11")
        secondList.append(net)
        var mail = NoticeMail(
            .bookedWithPoints, of: net, sentAt: Self.time("2026-12-02", "07:12"))
        mail.encoding = .iso2022jp
        secondMails.append(mail)

        var late = SandboxBooking(
            number: "BE20000004", date: "20261202", start: "16:00", customerName: "早川 りん",
            staff: "髙橋")
        (late.kana, late.total, late.durationMinutes) = ("ハヤカワ リン", 5_500, 45)
        (late.menu, late.receivedAt) = (["眉カット"], "2026/12/02 08:57")
        secondMails.append(
            NoticeMail(.lastMinute, of: late, sentAt: Self.time("2026-12-02", "08:58")))
    }

    /// A mail twice, a forwarded one, the day's digest, the guest's own copy, and one that has
    /// lost its number on the way.
    private mutating func tellRest(_ known: [SandboxBooking]) {
        var twice = firstMails[0]
        twice.messageID = "resent.1@mail.sandbox.example"
        secondMails.append(twice)
        var forwarded = firstMails[1]
        forwarded.forwarding = .inline(by: "owner@salon.example", quoted: true)
        forwarded.encoding = .utf8Base64
        secondMails.append(forwarded)
        var attached = firstMails[2]
        attached.forwarding = .attached(by: "owner@salon.example")
        secondMails.append(attached)
        let morning = Self.time("2026-12-02", "07:30")
        secondMails.append(NoticeMail(.digest(known), of: known[0], sentAt: morning))
        secondMails.append(NoticeMail(.customerSide, of: known[1], sentAt: morning))
        var broken = NoticeMail(.bookedTomorrow, of: known[3], sentAt: morning)
        broken.messageID = "lost.number@mail.sandbox.example"
        broken.booking.number = "（予約番号は管理画面でご確認ください）"
        secondMails.append(broken)
        var tricky = NoticeMail(.bookedTomorrow, of: known[4], sentAt: morning)
        tricky.booking.receivedAt = firstMails[4].booking.receivedAt
        tricky.wording.questions = [NoticeWording.trickyQuestion]
        secondMails.append(tricky)
    }

    /// An instant in Japan.
    private static func time(_ day: String, _ clock: String) -> Date {
        let parts = clock.split(separator: ":").compactMap { Int($0) }
        let days = SandboxDay(day.filter(\.isNumber))?.count ?? 0
        let minutes = parts[0] * 60 + parts[1]
        return Date(timeIntervalSince1970: Double(days * 86_400 + minutes * 60 - 9 * 3600))
    }
}
