import Foundation
import Plumbing
import Reservations

/// A calendar of bookings (RFC 5545), for the calendars that people carry.
///
/// An unchanged ledger is the same calendar byte for byte: every stamp is the ledger's own. A
/// booking whose duration nobody tells has a start and no end, which a calendar shows as a moment;
/// one without a day has no place in it. Times are Asia/Tokyo's; 25:30 is half past one on the
/// next calendar day.
final class Calendar: RowWriter {
    private(set) var rows = 0
    private let page: Page
    private let dress: CellDress

    init(
        style: SheetStyle, title: String, sink: @escaping CSVWriter.Sink
    ) throws(SheetTrouble) {
        page = Page(sink: sink)
        dress = CellDress(style: style)
        try put(Self.head(title: title))
    }

    func add(_ cells: [UInt8], of salon: SheetSalon) throws(SheetTrouble) {
        guard let row = DressedRow(cells, dress: dress) else {
            throw .brokenRow(after: rows)
        }
        guard let lines = event(row, of: salon) else { return }
        try put(lines)
        rows += 1
    }

    func finish() throws(SheetTrouble) -> SheetLoss {
        try put([.plain("END", "VCALENDAR")])
        try page.flush()
        return .none
    }

    private func put(_ lines: [CalendarLine]) throws(SheetTrouble) {
        try page.put { bytes in for line in lines { line.write(to: &bytes) } }
    }

    /// Asia/Tokyo has been nine hours ahead without summer time since 1951.
    private static func head(title: String) -> [CalendarLine] {
        [
            .plain("BEGIN", "VCALENDAR"), .plain("VERSION", "2.0"),
            .plain("PRODID", "-//Daicho//Reservation ledger//JA"),
            .plain("CALSCALE", "GREGORIAN"), .text("X-WR-CALNAME", title),
            .plain("X-WR-TIMEZONE", CalendarTime.zone),
            .plain("BEGIN", "VTIMEZONE"), .plain("TZID", CalendarTime.zone),
            .plain("BEGIN", "STANDARD"), .plain("DTSTART", "19700101T000000"),
            .plain("TZOFFSETFROM", "+0900"), .plain("TZOFFSETTO", "+0900"),
            .plain("TZNAME", "JST"), .plain("END", "STANDARD"), .plain("END", "VTIMEZONE"),
        ]
    }
}

extension Calendar {
    /// The event of a booking; nil where nobody knows when it is.
    private func event(_ row: DressedRow, of salon: SheetSalon) -> [CalendarLine]? {
        guard let day = row.day, let start = row.start else { return nil }
        let isGiven = !row.isCancelled
        var lines: [CalendarLine] = [
            .plain("BEGIN", "VEVENT"), .text("UID", "\(row[.ledgerID])@\(salon.id).daicho"),
        ]
        lines += stamps(row)
        lines.append(.plain(CalendarTime.local("DTSTART"), CalendarTime.text(day, start)))
        if let minutes = row.duration {
            lines.append(
                .plain(CalendarTime.local("DTEND"), CalendarTime.text(day, start + minutes)))
        }
        lines += [
            .text("SUMMARY", summary(row)), .text("DESCRIPTION", description(row)),
            .text("CATEGORIES", row[.medium]), .plain("STATUS", row.calendarStatus),
            .plain("TRANSP", isGiven ? "OPAQUE" : "TRANSPARENT"), .plain("END", "VEVENT"),
        ]
        return lines
    }

    /// When the booking was first seen, and since when it stands as it does. The number of its
    /// version grows with every change, as calendars ask for: the seconds that lie between.
    private func stamps(_ row: DressedRow) -> [CalendarLine] {
        let seen = SalonTime.instant(iso: CellDress.iso(row[.detectedAt]))
        guard let last = [seen, row.changedAt].compactMap(\.self).max() else { return [] }
        let created = seen ?? last
        let version = Int(last.timeIntervalSince(created).rounded(.down))
        return [
            .plain("DTSTAMP", CalendarTime.utc(last)), .plain("CREATED", CalendarTime.utc(created)),
            .plain("LAST-MODIFIED", CalendarTime.utc(last)), .plain("SEQUENCE", "\(version)"),
        ]
    }

    private func summary(_ row: DressedRow) -> String {
        let words = [row[.customerName], row[.menu]].filter { !$0.isEmpty }
        let mark = row.isCancelled ? "【\(row[.status])】" : ""
        return mark + (words.isEmpty ? row[.number] : words.joined(separator: " "))
    }

    private func description(_ row: DressedRow) -> String {
        let columns: [LedgerColumn] = [
            .number, .medium, .status, .staff, .nomination, .assignedStaff, .equipment, .menu,
            .coupon, .payable, .phone, .memo, .attentionReasons,
        ]
        return columns.compactMap { column in
            row[column].isEmpty ? nil : "\(column.title): \(row[column])"
        }.joined(separator: "\n")
    }
}

extension DressedRow {
    /// The moment of the run that last changed it, which its id begins with; of an id that does
    /// not, the beginning of 更新日.
    fileprivate var changedAt: Date? {
        SalonTime.instant(compact: self[.changedBy].prefix(15))
            ?? ServiceDay(self[.changedOn]).map { SalonTime.instant($0) }
    }

    fileprivate var calendarStatus: String {
        if isCancelled { return "CANCELLED" }
        return status == .requested ? "TENTATIVE" : "CONFIRMED"
    }
}
