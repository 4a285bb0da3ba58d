import Plumbing
import Reservations

/// Day sheets to print: a page for each day, staff side by side, times downwards, on A4 turned
/// sideways.
///
/// A day with more than eight columns goes on over the next page. What has no place on the grid (a
/// cancellation, a booking without a time) stands below it. Only one day is kept in memory.
final class DaySheets: RowWriter {
    private(set) var rows = 0
    private let page: Page
    private let dress: CellDress
    private var day: (salon: SheetSalon, text: String)?
    private var kept: [DressedRow] = []

    init(
        style: SheetStyle, title: String, sink: @escaping CSVWriter.Sink
    ) throws(SheetTrouble) {
        page = Page(sink: sink)
        dress = CellDress(style: style)
        try page.put(DayStyle.head(title: title))
    }

    func add(_ cells: [UInt8], of salon: SheetSalon) throws(SheetTrouble) {
        guard let row = DressedRow(cells, dress: dress) else {
            throw .brokenRow(after: rows)
        }
        if let day, day != (salon, row[.visitDate]) { try endDay(day.salon) }
        day = (salon, row[.visitDate])
        kept.append(row)
        rows += 1
    }

    func finish() throws(SheetTrouble) -> SheetLoss {
        if let day { try endDay(day.salon) }
        if rows == 0 { try page.put("<p class=\"none\">予約はありません</p>\n") }
        try page.put("</body>\n</html>\n")
        try page.flush()
        return .none
    }

    private func endDay(_ salon: SheetSalon) throws(SheetTrouble) {
        try page.put(DayPage(kept, salon: salon.name).html)
        kept.removeAll(keepingCapacity: true)
    }
}
