/// What a mail in the salon's box is; each has its own subject, and some their own body.
public enum NoticeKind: Hashable, Sendable {
    case booked, bookedToday, bookedTomorrow
    case bookedWithPoints, bookedWithPointsToday, bookedWithPointsTomorrow
    /// 直前予約: the subject holds the booking's time.
    case lastMinute
    case cancelled, cancelledTomorrow
    /// A change mail. Nobody has seen one; the subject comes from synthetic tests.
    case changed
    /// The day's unanswered bookings in one mail, which is no new booking.
    case digest([SandboxBooking])
    /// The check of the notice address.
    case addressCheck
    /// What the customer gets, from another sender, with the same labels.
    case customerSide
    /// Gmail's question whether mail may be forwarded to this box.
    case forwardingConfirmation

    /// Every kind that brings a new booking.
    public static let bookings: [NoticeKind] = [
        .booked, .bookedToday, .bookedTomorrow, .bookedWithPoints, .bookedWithPointsToday,
        .bookedWithPointsTomorrow, .lastMinute,
    ]

    /// Whether the body is the cancellation's.
    public var isCancellation: Bool { self == .cancelled || self == .cancelledTomorrow }

    func subject(of booking: SandboxBooking) -> String {
        switch self {
        case .booked: "予約連絡"
        case .bookedToday: "【当日】予約連絡"
        case .bookedTomorrow: "【明日】予約連絡"
        case .bookedWithPoints: "【ポイント利用】予約連絡"
        case .bookedWithPointsToday: "【ポイント利用当日】予約連絡"
        case .bookedWithPointsTomorrow: "【ポイント利用明日】予約連絡"
        case .lastMinute: "【当日\(booking.start.replacing(":", with: "時"))分】直前予約が入りました"
        case .cancelled: "キャンセル連絡"
        case .cancelledTomorrow: "【明日】キャンセル連絡"
        case .changed: "予約内容変更連絡"
        case .digest: "【SALON BOARD】本日分の未対応予約のお知らせ"
        case .addressCheck: "【SALON BOARD】予約お知らせメールアドレスの確認"
        case .customerSide: "ご予約が確定いたしました"
        case .forwardingConfirmation: "(#100000001) Gmail の転送の確認 - owner@salon.example からメールを受信"
        }
    }

    var sender: MailAddress {
        switch self {
        case .lastMinute:
            MailAddress(name: "SALON BOARD直前予約お知らせ", address: "yoyaku_system@salonboard.com")
        case .customerSide:
            MailAddress(name: "HOT PEPPER Beauty", address: "reserve@beauty.hotpepper.jp")
        case .forwardingConfirmation:
            MailAddress(name: "Gmail チーム", address: "forwarding-noreply@google.com")
        default: MailAddress(name: "SALON BOARD", address: "yoyaku_system@salonboard.com")
        }
    }
}

/// A name and an address of a mail's head.
struct MailAddress: Hashable, Sendable {
    let name: String
    let address: String
}
