public import Foundation

/// What is said of a booking: by one row or mail, or, in the ledger, by all of them together.
///
/// A nil under a claimed field means "none" (no coupon); under an unclaimed one "not told".
/// Money is in yen, durations in minutes. Names are kept as written.
public struct Facts: Hashable, Sendable, Codable {
    public var claimed: FieldSet = []
    public var status: Status?
    public var statusText: String?
    public var visitDate: ServiceDay?
    public var startTime: ClockTime?
    public var durationMinutes: Int?
    public var customerName: Private<String>?
    public var customerKana: Private<String>?
    public var phone: Private<String>?
    public var email: Private<String>?
    public var staff: String?
    public var nominated: Bool?
    public var equipment: String?
    public var menu: [String] = []
    public var coupon: String?
    public var total: Int?
    public var points: Int?
    public var payable: Int?
    public var route: String?
    public var memo: Private<String>?
    public var receivedAt: Date?
    /// The name that facts keep whose guest was forgotten: what was named after them still is.
    public var sealed: Fingerprint?

    public init() {}

    /// Takes one field's value, and that it is claimed, from another.
    public mutating func take(_ field: Field, from other: Facts) {
        claimed.insert(FieldSet(field))
        switch field {
        case .status: status = other.status
        case .statusText: statusText = other.statusText
        case .visitDate: visitDate = other.visitDate
        case .startTime: startTime = other.startTime
        case .durationMinutes: durationMinutes = other.durationMinutes
        case .customerName: customerName = other.customerName
        case .customerKana: customerKana = other.customerKana
        case .phone: phone = other.phone
        case .email: email = other.email
        case .staff: staff = other.staff
        case .nominated: nominated = other.nominated
        case .equipment: equipment = other.equipment
        case .menu: menu = other.menu
        case .coupon: coupon = other.coupon
        case .total: total = other.total
        case .points: points = other.points
        case .payable: payable = other.payable
        case .route: route = other.route
        case .memo: memo = other.memo
        case .receivedAt: receivedAt = other.receivedAt
        }
    }

    /// Whether both say the same of a field.
    public func agrees(on field: Field, with other: Facts) -> Bool {
        switch field {
        case .status: status == other.status
        case .statusText: statusText == other.statusText
        case .visitDate: visitDate == other.visitDate
        case .startTime: startTime == other.startTime
        case .durationMinutes: durationMinutes == other.durationMinutes
        case .customerName: customerName == other.customerName
        case .customerKana: customerKana == other.customerKana
        case .phone: phone == other.phone
        case .email: email == other.email
        case .staff: staff == other.staff
        case .nominated: nominated == other.nominated
        case .equipment: equipment == other.equipment
        case .menu: menu == other.menu
        case .coupon: coupon == other.coupon
        case .total: total == other.total
        case .points: points == other.points
        case .payable: payable == other.payable
        case .route: route == other.route
        case .memo: memo == other.memo
        case .receivedAt: receivedAt == other.receivedAt
        }
    }

    /// Whether this says the same as `other` of every field that `other` claims.
    public func agrees(withClaimsOf other: Facts) -> Bool {
        other.claimed.fields.allSatisfy { agrees(on: $0, with: other) }
    }
}

extension Facts {
    /// The claims as bytes in one canonical order: equal facts, and only they, give equal bytes.
    public func canonicalBytes(number: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(320)
        func add(_ text: String?) {
            if let text {
                bytes.append(contentsOf: text.utf8)
            } else {
                bytes.append(0xFE)
            }
            bytes.append(0xFF)
        }
        func add(_ number: Int?) { add(number.map { String($0) }) }
        add(number)
        add(Int(claimed.rawValue))
        add(status?.rawValue)
        add(statusText)
        add(visitDate.map { Int($0.ordinal) })
        add(startTime?.minutes)
        add(durationMinutes)
        add(customerName?.value)
        add(customerKana?.value)
        add(phone?.value)
        add(email?.value)
        add(staff)
        add(nominated.map { $0 ? 1 : 0 })
        add(equipment)
        add(menu.count)
        for item in menu { add(item) }
        add(coupon)
        add(total)
        add(points)
        add(payable)
        add(route)
        add(memo?.value)
        add(receivedAt.map { String($0.timeIntervalSinceReferenceDate.bitPattern, radix: 16) })
        return bytes
    }

    /// Names these claims of this booking; rows are compared by it.
    public func fingerprint(number: String) -> Fingerprint {
        sealed ?? Fingerprint(of: canonicalBytes(number: number))
    }
}

extension Facts {
    /// When the visit begins, in Japan; nil where its day or time is open.
    public var begins: Date? {
        guard let day = visitDate, let start = startTime else { return nil }
        return SalonTime.instant(day, minutes: start.minutes)
    }

    /// Whether these tell of a time that is taken, and of no booking.
    public var isSlot: Bool { claimed.contains(.startTime) && !claimed.contains(.status) }
}
