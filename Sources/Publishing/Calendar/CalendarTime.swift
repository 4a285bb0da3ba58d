import Foundation
import Reservations

/// Times as a calendar writes them.
enum CalendarTime {
    static let zone = "Asia/Tokyo"

    /// The name of a property whose time is the salon's.
    static func local(_ property: String) -> String { "\(property);TZID=\(zone)" }

    /// `20261216T013000` of a business day's 25:30.
    static func text(_ day: ServiceDay, _ minutes: Int) -> String {
        stamp(SalonTime.instant(day, minutes: minutes))
    }

    /// `20261215T163000Z`.
    static func utc(_ instant: Date) -> String { stamp(instant - SalonTime.offset) + "Z" }

    private static func stamp(_ instant: Date) -> String {
        let bytes = SalonTime.compact(instant).utf8.map {
            $0 == UInt8(ascii: "-") ? UInt8(ascii: "T") : $0
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
