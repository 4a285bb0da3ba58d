import Foundation
import Reservations
import Sandbox

extension TrueBooking {
    /// The booking as the medium shows it in a state.
    func shown(as state: TrueState) -> SandboxBooking {
        let staff = SandboxStaff.invented[state.staff]
        var row = SandboxBooking(
            number: number, date: state.day.text(separator: ""),
            start: ClockTime.text(minutes: state.start), customerName: "見本 花子\(guest)",
            staff: staff.name)
        row.kana = "ミホン ハナコ"
        row.phone = "0900000\(1000 + guest)"
        row.staffCode = staff.code
        row.nominated = state.nominated
        row.status = SandboxStatus(state.status)
        row.menu = [Self.menus[state.menu]]
        row.total = 3300 + 1100 * state.menu
        return row
    }

    private static let menus = ["ジェルネイル", "まつげエクステ", "フットケア", "フェイシャル", "眉毛ワックス"]
}

extension SandboxStatus {
    /// The medium's word for a status.
    init(_ status: Status) {
        switch status {
        case .requested: self = .requested
        case .booked: self = .booked
        case .inService: self = .inService
        case .awaitingCheckout: self = .awaitingCheckout
        case .served: self = .served
        case .settled: self = .settled
        case .declined: self = .declined
        case .cancelledByCustomer: self = .cancelledByCustomer
        case .cancelledBySalon: self = .cancelledBySalon
        case .noShow: self = .noShow
        case .expired: self = .expired
        }
    }

    /// What the word means, or nil where nobody knows it.
    var meaning: Status? { Status.allCases.first { SandboxStatus($0) == self } }
}

extension Facts {
    /// What a row of the list claims, as its reader would say it.
    init(row: SandboxBooking) {
        self.init()
        let fields: [Field] = [
            .status, .statusText, .visitDate, .startTime, .customerName, .staff, .nominated,
            .menu, .coupon, .total, .points, .payable, .route,
        ]
        claimed = FieldSet(fields)
        status = row.status.meaning
        statusText = row.status.text
        visitDate = ServiceDay(row.date)
        startTime = ClockTime(row.start)
        customerName = Private(row.customerName)
        staff = row.staff
        nominated = row.nominated
        menu = row.menu
        coupon = row.coupon
        (total, points) = (row.total, row.points)
        payable = row.payable ?? row.total.map { $0 - row.points }
        route = row.route
    }
}
