import Reservations

/// One day of one salon on paper.
struct DayPage {
    private let rows: [DressedRow]
    private let salon: String
    private let columns: [(name: String, blocks: [DayBlock])]

    /// - Parameter rows: all of one day, at least one.
    init(_ rows: [DressedRow], salon: String) {
        self.rows = rows
        self.salon = salon
        columns = DayBlock.columns(rows)
    }

    var html: String {
        let rest = rest
        let room = DayStyle.height - (fitsBelow(rest) ? height(of: rest) : 0)
        let grids = columns.isEmpty ? [] : grids(room: room)
        let needsPage = !fitsBelow(rest) && !columns.isEmpty
        let sections =
            grids.enumerated().map { index, grid in
                let isLast = index == grids.count - 1
                return heading(part: index + 1, of: grids.count) + grid.html
                    + (isLast && !needsPage ? Self.html(of: rest) : "")
            } + (columns.isEmpty ? [heading(part: 1, of: 1) + Self.html(of: rest)] : [])
            + (needsPage ? [heading(part: 1, of: 1) + Self.html(of: rest)] : [])
        return sections.map { "<section>\n\($0)</section>\n" }.joined()
    }

    /// One page if the columns can be read on it, else as few as do, with as many on each. A day
    /// that is too full for any runs on over the page's end, between its boxes.
    private func grids(room: Double) -> [DayGrid] {
        let fewest = (columns.count + Self.most - 1) / Self.most
        let ways = (fewest...max(fewest, (columns.count + 1) / 2)).lazy.map { pages in
            Self.parts(columns, pages).map { DayGrid.best($0, hours: hours, room: room) }
        }
        return ways.first { $0.allSatisfy { $0.fits(room) } } ?? ways.first ?? []
    }

    /// What a name and a menu can still be read in.
    private static let most = 8

    /// As even as can be: nine are five and four.
    private static func parts<Item>(_ items: [Item], _ count: Int) -> [[Item]] {
        (0..<count).map { part in
            let (all, first) = (items.count, items.count % count)
            let start = part * (all / count) + min(part, first)
            return Array(items[start..<start + all / count + (part < first ? 1 : 0)])
        }
    }

    private func heading(part: Int, of parts: Int) -> String {
        let day = rows[0].day.map(DayStyle.words) ?? "日付なし"
        let page = parts > 1 ? "（\(part)/\(parts)）" : ""
        let cancelled = rows.count(where: \.isCancelled)
        let end = cancelled > 0 ? "、取消 \(cancelled) 件" : ""
        return "<h1>\(escaped(day))\(page)<span>\(escaped(salon))</span>"
            + "<small>予約 \(rows.count - cancelled) 件\(end)</small></h1>\n"
    }

    /// The hours that the day's bookings span.
    private var hours: ClosedRange<Int> {
        let blocks = columns.flatMap(\.blocks)
        let first = (blocks.map(\.start).min() ?? 0) / 60
        let last = ((blocks.map(\.end).max() ?? 0) + 59) / 60
        return first...max(last, first + 4)
    }
}

extension DayPage {
    /// What has no place on the grid, or not enough of it: a memo may be long.
    private var rest: [(title: String, items: [String])] {
        let untimed = rows.filter { $0.start == nil && !$0.isCancelled }
        let noted = rows.filter { !$0[.memo].isEmpty && !$0.isCancelled }
        let lists: [(String, [String])] = [
            ("予約メモ", noted.map { "\($0[.start]) \($0.guest): \($0[.memo])" }),
            ("時刻未定", untimed.map(Self.line)), ("取消", rows.filter(\.isCancelled).map(Self.line)),
        ]
        return lists.filter { !$0.1.isEmpty }
    }

    private static func html(of rest: [(title: String, items: [String])]) -> String {
        rest.map { title, items in
            "<p><b>\(title)</b> \(items.map(escaped).joined(separator: "　／　"))</p>\n"
        }.joined()
    }

    /// Notes that take more than a quarter of the page get one of their own.
    private func fitsBelow(_ rest: [(title: String, items: [String])]) -> Bool {
        height(of: rest) <= DayStyle.height / 4
    }

    private func height(of rest: [(title: String, items: [String])]) -> Double {
        rest.map { title, items in
            let text = ([title] + items).joined(separator: "　／　")
            return 1.5 + DayType(size: DayStyle.noteSize).height(of: text, width: DayStyle.width)
        }.reduce(0, +)
    }

    private static func line(_ row: DressedRow) -> String {
        let words = [row[.start], row[.customerName], row[.staff], row[.status], row[.number]]
        return words.filter { !$0.isEmpty }.joined(separator: " ")
    }
}
