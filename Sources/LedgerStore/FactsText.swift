import Foundation
import Reservations

extension Facts {
    /// The JSON that `Facts` decodes from, written by hand: a ledger of thousands of bookings is
    /// adopted in one transaction, and `JSONEncoder` would take most of its time.
    var text: String {
        var members: [(String, JSON)] = [
            ("claimed", .number(Int(claimed.rawValue))),
            ("menu", .list(menu.map { .text($0) })),
        ]
        func add(_ name: String, _ value: JSON) {
            if value != .null { members.append((name, value)) }
        }
        add("status", .text(status?.rawValue))
        add("statusText", .text(statusText))
        add("visitDate", .text(visitDate?.description))
        add("startTime", .text(startTime?.description))
        add("durationMinutes", .number(durationMinutes))
        add("customerName", .text(customerName?.value))
        add("customerKana", .text(customerKana?.value))
        add("phone", .text(phone?.value))
        add("email", .text(email?.value))
        add("staff", .text(staff))
        add("nominated", .bool(nominated))
        add("equipment", .text(equipment))
        add("coupon", .text(coupon))
        add("total", .number(total))
        add("points", .number(points))
        add("payable", .number(payable))
        add("route", .text(route))
        add("memo", .text(memo?.value))
        add("sealed", .text(sealed?.description))
        // As `Date` encodes itself: seconds since 2001, to the last bit.
        if let receivedAt {
            add("receivedAt", .decimal(receivedAt.timeIntervalSinceReferenceDate))
        }
        return JSON.object(members).line
    }
}
