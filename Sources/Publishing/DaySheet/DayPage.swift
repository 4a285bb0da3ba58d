import Reservations

/// One day of one salon on paper.
struct DayPage {
    private let rows: [DressedRow]
    private let salon: String
    private let blocks: [DayBlock]

    /// - Parameter rows: all of one day, at least one.
    init(_ rows: [DressedRow], salon: String) {
        self.rows = rows
        self.salon = salon
        blocks = rows.compactMap(DayBlock.init)
    }

    var html: String {
        let columns = Self.ordered(Set(blocks.map(\.column)))
        let parts = stride(from: 0, to: max(columns.count, 1), by: Self.most).map {
            Array(columns[$0..<min($0 + Self.most, columns.count)])
        }
        return parts.enumerated().map { index, part in
            let isLast = index == parts.count - 1
            return "<section>\n" + heading(part: index + 1, of: parts.count)
                + (part.isEmpty ? "" : grid(part)) + (isLast ? rest : "") + "</section>\n"
        }.joined()
    }

    /// What a name and a menu can still be read in.
    private static let most = 8

    /// Staff by name, then what is nobody's.
    private static func ordered(_ columns: Set<String>) -> [String] {
        let last = [DayBlock.free, DayBlock.nobody]
        return columns.subtracting(last).sorted() + last.filter(columns.contains)
    }

    private func heading(part: Int, of parts: Int) -> String {
        let day = rows[0].day.map(DayStyle.words) ?? "日付なし"
        let page = parts > 1 ? "（\(part)/\(parts)）" : ""
        let cancelled = rows.count(where: \.isCancelled)
        let end = cancelled > 0 ? "、取消 \(cancelled) 件" : ""
        return "<h1>\(escaped(day))\(page)<span>\(escaped(salon))</span>"
            + "<small>予約 \(rows.count - cancelled) 件\(end)</small></h1>\n"
    }

    /// The hours that the day's bookings span, so that both halves of a page are used.
    private var hours: ClosedRange<Int> {
        let first = (blocks.map(\.start).min() ?? 0) / 60
        let last = ((blocks.map(\.end).max() ?? 0) + 59) / 60
        return first...max(last, first + 4)
    }

    private func grid(_ columns: [String]) -> String {
        let (first, last) = (hours.lowerBound, hours.upperBound)
        let scale = DayStyle.gridHeight / Double((last - first) * 60)
        func place(_ minutes: Int) -> String {
            DayStyle.millimetres(Double(minutes - first * 60) * scale)
        }
        let times = (first...last).map { hour in
            "<i style=\"top:\(place(hour * 60))\">\(hour):00</i>"
        }.joined()
        let lines = (first...last).map { "<hr style=\"top:\(place($0 * 60))\">" }.joined()
        var html = "<div class=\"names\"><b></b>"
        html += columns.map { "<b>\(escaped($0))</b>" }.joined() + "</div>\n"
        html += "<div class=\"grid\">\(lines)<div class=\"times\">\(times)</div>\n"
        for column in columns {
            let own = DayBlock.laidOut(blocks.filter { $0.column == column })
            let texts = own.map { block in
                let height = DayStyle.millimetres(Double(block.end - block.start) * scale)
                return block.html(top: place(block.start), height: height)
            }
            html += "<div class=\"staff\">\(texts.joined(separator: "\n"))</div>\n"
        }
        return html + "</div>\n"
    }

    /// What has no place on the grid, or not enough of it: a memo may be long.
    private var rest: String {
        let untimed = rows.filter { $0.start == nil && !$0.isCancelled }
        let noted = rows.filter { !$0[.memo].isEmpty && !$0.isCancelled }
        let lists: [(String, [String])] = [
            ("予約メモ", noted.map { "\($0[.start]) \($0.guest): \($0[.memo])" }),
            ("時刻未定", untimed.map(Self.line)), ("取消", rows.filter(\.isCancelled).map(Self.line)),
        ]
        return lists.filter { !$0.1.isEmpty }.map { title, items in
            "<p><b>\(title)</b> \(items.map(escaped).joined(separator: "　／　"))</p>\n"
        }.joined()
    }

    private static func line(_ row: DressedRow) -> String {
        let words = [row[.start], row[.customerName], row[.staff], row[.status], row[.number]]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
