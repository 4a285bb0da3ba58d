/// Some columns of a day, laid out for one page.
struct DayGrid {
    let columns: [(name: String, blocks: [DayBlock])]
    private let hours: ClosedRange<Int>
    private let type: DayType
    private let scale: DayScale
    /// The lines that each box shows, column by column.
    private let shown: [[[DayBlock.Line]]]

    /// The largest letters with which it fits; the smallest where none does.
    ///
    /// - Parameter room: the millimetres that the page has for it.
    static func best(
        _ columns: [(name: String, blocks: [DayBlock])], hours: ClosedRange<Int>, room: Double
    ) -> DayGrid {
        var grid = DayGrid(columns, hours, DayType.sizes[0], room: room)
        for type in DayType.sizes.dropFirst() where !grid.fits(room) {
            grid = DayGrid(columns, hours, type, room: room)
        }
        return grid
    }

    func fits(_ room: Double) -> Bool { scale.height + Self.namesHeight <= room + 0.5 }

    private init(
        _ columns: [(name: String, blocks: [DayBlock])], _ hours: ClosedRange<Int>, _ type: DayType,
        room: Double
    ) {
        self.columns = columns
        self.hours = hours
        self.type = type
        let widths = Self.widths(columns)
        let room = room - Self.namesHeight
        let fair = room / Double((hours.upperBound - hours.lowerBound) * 60)
        var needs: [DayScale.Need] = []
        shown = zip(columns, widths).map { column, width in
            column.blocks.map { block in
                let width = width / Double(block.lanes)
                let lines = Self.lines(
                    of: block, type, width: width, room: Double(block.end - block.start) * fair)
                needs.append((block.start, block.end, type.height(of: lines, width: width)))
                return lines
            }
        }
        scale = DayScale(needs, hours: hours, room: room)
    }

    /// The needed lines, and those behind them that have room in an even hour.
    private static func lines(
        of block: DayBlock, _ type: DayType, width: Double, room: Double
    ) -> [DayBlock.Line] {
        var lines = block.lines.filter(\.isNeeded)
        for line in block.lines where !line.isNeeded {
            if type.height(of: lines + [line], width: width) > room { break }
            lines.append(line)
        }
        return lines
    }

    private static let namesHeight = 6.5

    /// A column where bookings stand side by side is wider.
    private static func weight(_ lanes: Int) -> Double { 1 + 0.6 * Double(lanes - 1) }

    private static func lanes(_ column: (name: String, blocks: [DayBlock])) -> Int {
        column.blocks.map(\.lanes).max() ?? 1
    }

    private static func widths(_ columns: [(name: String, blocks: [DayBlock])]) -> [Double] {
        let weights = columns.map { weight(lanes($0)) }
        let sum = weights.reduce(0, +)
        return weights.map { $0 / sum * (DayStyle.width - DayStyle.timesWidth) }
    }
}

extension DayGrid {
    var html: String {
        let steps = scale.heights.map { "minmax(\(DayStyle.millimetres($0)),auto)" }
        let lanes = columns.map(Self.lanes)
        let widths = lanes.map { lanes in
            let part = DayStyle.rounded(Self.weight(lanes) / Double(lanes), to: 1000)
            return "repeat(\(lanes),minmax(0,\(part)fr))"
        }
        var html =
            "<div class=\"grid\" style=\"font-size:\(type.size)pt;"
            + "grid-template-columns:\(DayStyle.timesWidth)mm \(widths.joined(separator: " "));"
            + "grid-template-rows:auto \(steps.joined(separator: " "))\">\n" + times
        var first = 2
        for (index, lanes) in lanes.enumerated() {
            html += column(index, over: first..<first + lanes)
            first += lanes
        }
        return html + "</div>\n"
    }

    /// A column's head, its left edge and its boxes over some of the grid's lanes.
    private func column(_ index: Int, over lanes: Range<Int>) -> String {
        let place = "grid-column:\(lanes.lowerBound)/\(lanes.upperBound)"
        let head =
            "<b style=\"\(place)\">\(escaped(columns[index].name))</b>"
            + "<u style=\"grid-column:\(lanes.lowerBound)\"></u>\n"
        return zip(columns[index].blocks, shown[index]).reduce(into: head) { html, box in
            let (block, lines) = box
            let start = lanes.lowerBound + block.lane * lanes.count / block.lanes
            let end = lanes.lowerBound + (block.lane + 1) * lanes.count / block.lanes
            let top = row(at: block.start)
            html += block.html(
                rows: top..<max(row(at: block.end), top + 1), columns: start..<max(end, start + 1),
                showing: lines)
            html += "\n"
        }
    }

    /// The grid's line at a moment: the first row holds the names.
    private func row(at minutes: Int) -> Int { scale.step(at: minutes) + 2 }

    private var times: String {
        // The last hour only ends the grid.
        hours.dropLast().map { hour in
            let row = "grid-row:\(row(at: hour * 60))"
            return "<i style=\"\(row)\">\(hour):00</i><hr style=\"\(row)\">"
        }.joined() + "\n"
    }
}
