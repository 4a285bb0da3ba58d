public import Foundation

/// Notices about invented bookings in every wording and encoding, the same for the same seed.
public struct InventedMailbox: Sendable {
    private let store: SandboxStore
    private let seed: UInt64

    public init(seed: UInt64 = 1, store: SandboxStore = .demo) {
        self.seed = seed
        self.store = store
    }

    /// One notice for each booking made over the net, a minute apart; salon-entered ones send none.
    ///
    /// A booking that its customer cancelled gets the cancellation, every other one the booking notice.
    public func mails(about bookings: [SandboxBooking], from first: Date) -> [NoticeMail] {
        var random = SplitMix64(seed: seed)
        return bookings.filter(\.cameOverTheNet).enumerated().map { index, booking in
            let sentAt = first.addingTimeInterval(TimeInterval(index * 60))
            var mail = NoticeMail(kind(of: booking, &random), of: booking, sentAt: sentAt)
            (mail.salon, mail.vertical) = (store.name, store.vertical)
            mail.wording = wording(&random)
            mail.encoding = random.pick(MailEncoding.allCases)
            mail.startsWithMark = random.chance(10)
            mail.forwarding = forwarding(&random)
            return mail
        }
    }

    private func kind(of booking: SandboxBooking, _ random: inout SplitMix64) -> NoticeKind {
        if booking.status == .cancelledByCustomer {
            return random.pick([.cancelled, .cancelled, .cancelledTomorrow])
        }
        return booking.points > 0
            ? random.pick([.bookedWithPoints, .bookedWithPointsToday, .bookedWithPointsTomorrow])
            : random.pick([.booked, .booked, .booked, .bookedToday, .bookedTomorrow, .lastMinute])
    }

    private func wording(_ random: inout SplitMix64) -> NoticeWording {
        var wording = NoticeWording()
        wording.kana = random.pick([
            .fullWidthBrackets, .fullWidthBrackets, .halfWidthBrackets, .missing,
        ])
        wording.couponTags = random.pick([["全員"], ["新規"], ["再来", "スタイリスト指定"], []])
        wording.couponDescription = random.chance(30) ? "60分の施術です。\u{3000}2,000円お得" : nil
        wording.gift = random.chance(10) ? 500 : 0
        wording.payableLabel = random.chance(10) ? "お支払予定金額" : "お支払い予定金額"
        wording.image = random.chance(15) ? "ナチュラル" : nil
        wording.questions = random.chance(15) ? [NoticeWording.trickyQuestion] : []
        wording.showsReceivedAt = random.chance(95)
        return wording
    }

    private func forwarding(_ random: inout SplitMix64) -> NoticeMail.Forwarding {
        switch random.below(20) {
        case 0: .inline(by: "owner@salon.example", quoted: false)
        case 1: .inline(by: "owner@salon.example", quoted: true)
        case 2: .attached(by: "owner@salon.example")
        default: .none
        }
    }
}
