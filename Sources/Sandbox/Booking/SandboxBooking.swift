/// One booking as the simulated SALON BOARD knows it; listing, detail, schedule and mail each show a part.
public struct SandboxBooking: Hashable, Sendable {
    /// Two letters and eight digits: B… came over the net, Y… was entered in the salon.
    public var number: String
    /// The business day, `YYYYMMDD`.
    public var date: String
    /// `HH:MM`, to 29:59 on the business day.
    public var start: String
    public var status: SandboxStatus = .booked
    /// The name as the listing writes it; a mail writes it too, with `kana` in brackets.
    public var customerName: String
    public var kana: String = ""
    public var phone: String = ""
    public var staff: String
    /// `W#########` in a kirei salon.
    public var staffCode: String = "W000000001"
    public var nominated: Bool = false
    /// The route's words; `SandboxBooking.net` is shown as the icon NHPB.
    public var route: String = SandboxBooking.net
    /// Menu items, one a line; no mark.
    public var menu: [String] = []
    /// The coupon's name with its price; the listing puts (ｸｰﾎﾟﾝ) before it.
    public var coupon: String?
    /// Discounts, services and options; the listing puts (割・サ・オ) before each.
    public var extras: [String] = []
    /// Yen before points; nil shows as `-`.
    public var total: Int?
    public var points: Int = 0
    /// Yen to be paid; nil is `total` less `points`.
    public var payable: Int?
    public var payment: String = "現地支払い"
    /// What the customer asked for (ご要望); several lines are allowed.
    public var memo: String = ""
    /// When the booking came in, `YYYY/MM/DD HH:MM`, Japanese time.
    public var receivedAt: String = "2026/03/23 14:08"
    public var durationMinutes: Int = 60
    public var equipment: String?
    /// 未読: nobody has opened the booking's page.
    public var unread: Bool = false

    /// The route of bookings made on HOT PEPPER Beauty.
    public static let net = "HOT PEPPER Beauty"

    public init(
        number: String, date: String, start: String, customerName: String, staff: String
    ) {
        self.number = number
        self.date = date
        self.start = start
        self.customerName = customerName
        self.staff = staff
    }

    /// Whether the customer made it on the net; such bookings live under another address of the site.
    public var cameOverTheNet: Bool { number.hasPrefix("B") }

    var amountDue: Int? { payable ?? total.map { $0 - points } }
    var startMinutes: Int { Clock.minutes(start) }
    var end: String { Clock.text(startMinutes + durationMinutes) }

    var detailPath: String {
        cameOverTheNet
            ? "/KLP/reserve/net/reserveDetail/?reserveId=\(number)"
            : "/KLP/reserve/ext/extReserveDetail/?reserveId=\(number)"
    }
}
