import Foundation
import Reservations

extension Facts {
    /// Claims a field with the value that a reader gave; `nothing` claims that there is none.
    mutating func claim(_ field: Field, _ value: Value) {
        claimed.insert(FieldSet(field))
        switch field {
        case .status: status = value.status
        case .statusText: statusText = value.text
        case .visitDate: visitDate = value.day
        case .startTime: startTime = value.time ?? clock(of: value)
        case .durationMinutes: durationMinutes = value.number ?? minutes(until: value)
        case .customerName: customerName = value.text.map { Private($0) }
        case .customerKana: customerKana = value.text.map { Private($0) }
        case .phone: phone = value.text.map { Private($0) }
        case .email: email = value.text.map { Private($0) }
        case .staff: staff = value.text
        case .nominated: nominated = value.flag
        case .equipment: equipment = value.text
        case .menu: menu = value.texts
        case .coupon: coupon = value.text
        case .total: total = value.number
        case .points: points = value.number
        case .payable: payable = value.number
        case .route: route = value.text
        case .memo: memo = value.text.map { Private($0) }
        case .receivedAt: receivedAt = value.instant
        }
    }
}

extension Facts {
    /// An instant as a time of the visit's business day, which may run past midnight.
    private func clock(of value: Value) -> ClockTime? {
        guard let instant = value.instant, let visitDate else { return nil }
        let seconds = instant.timeIntervalSince(SalonTime.instant(visitDate))
        return ClockTime(minutes: Int((seconds / 60).rounded(.down)))
    }

    /// How long a visit lasts that ends at a time of its day.
    private func minutes(until value: Value) -> Int? {
        guard let start = startTime, let end = value.time ?? clock(of: value), end > start else {
            return nil
        }
        return end.minutes - start.minutes
    }
}

extension Value {
    fileprivate var text: String? {
        switch self {
        case .text(let text): text
        case .texts(let texts): texts.isEmpty ? nil : texts.joined(separator: " / ")
        default: nil
        }
    }

    fileprivate var texts: [String] { if case .texts(let texts) = self { texts } else { [] } }
    fileprivate var number: Int? { if case .number(let number) = self { number } else { nil } }
    fileprivate var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
    fileprivate var day: ServiceDay? { if case .day(let day) = self { day } else { nil } }
    fileprivate var time: ClockTime? { if case .time(let time) = self { time } else { nil } }
    fileprivate var status: Status? { if case .status(let status) = self { status } else { nil } }
    fileprivate var instant: Date? { if case .instant(let date) = self { date } else { nil } }
}
