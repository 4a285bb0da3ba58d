import Foundation
import Reservations

/// Dresses a stored cell for a style: phones with hyphens, instants in ISO 8601, masked guests.
struct CellDress {
    let style: SheetStyle

    /// - Parameter cell: reads another cell of the same row.
    func dress(
        _ text: String, of column: LedgerColumn, cell: (LedgerColumn) -> String
    ) -> String {
        guard !text.isEmpty else { return text }
        switch column {
        case .phone:
            let phone = style.phone == .hyphen ? Self.hyphenated(text) : text
            return style.isMasked ? Self.masked(phone, keeping: 4) : phone
        case .customerName, .customerKana:
            return style.isMasked ? String(text.prefix(1)) + "＊＊＊" : text
        case .email, .memo:
            return style.isMasked ? "＊＊＊" : text
        case .visitDate, .createdOn, .changedOn:
            return style.usesISO ? Self.iso(text) : text
        case .start, .end:
            return style.usesISO ? Self.iso(day: cell(.visitDate), time: text) : text
        case .receivedAt, .detectedAt, .cancelledAt:
            return style.usesISO ? Self.iso(stamp: text) : text
        default:
            return text
        }
    }

    /// Digits of a Japanese number with hyphens. Area codes have two to five digits; where the
    /// table of them would be needed, the common split of three and three is taken.
    static func hyphenated(_ digits: String) -> String {
        let parts: [Int]
        switch (digits.count, digits.prefix(2), digits.prefix(4)) {
        case (11, _, _): parts = [3, 4, 4]
        case (10, _, "0120"), (10, _, "0570"), (10, _, "0800"), (10, _, "0990"):
            parts = [4, 3, 3]
        case (10, "03", _), (10, "06", _): parts = [2, 4, 4]
        case (10, _, _): parts = [3, 3, 4]
        default: return digits
        }
        var rest = Substring(digits)
        return parts.map { length in
            defer { rest = rest.dropFirst(length) }
            return String(rest.prefix(length))
        }.joined(separator: "-")
    }

    private static func masked(_ text: String, keeping tail: Int) -> String {
        let hidden = max(text.count - tail, 0)
        return String(text.prefix(hidden).map { $0 == "-" ? $0 : "*" }) + text.suffix(tail)
    }

    private static func iso(day: String, time: String) -> String {
        let parts = time.split(separator: ":").compactMap { Int($0) }
        guard let day = ServiceDay(day), parts.count == 2 else { return time }
        return SalonTime.iso(SalonTime.instant(day, minutes: parts[0] * 60 + parts[1]))
    }

    private static func iso(stamp: String) -> String {
        SalonTime.instant(iso: iso(stamp)).map(SalonTime.iso) ?? stamp
    }

    /// `2026-12-02T09:00` of `2026/12/02 09:00`; a day likewise.
    static func iso(_ stamp: String) -> String {
        let bytes = stamp.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "/"): UInt8(ascii: "-")
            case UInt8(ascii: " "): UInt8(ascii: "T")
            default: byte
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
