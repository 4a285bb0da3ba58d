import Plumbing
public import Reservations

/// NDJSON: an object a row, under the columns' titles.
final class LineRows: RowWriter {
    private(set) var rows = 0
    private let style: SheetStyle
    private let page: Page

    init(style: SheetStyle, sink: @escaping CSVWriter.Sink) {
        self.style = style
        page = Page(sink: sink)
    }

    func add(_ cells: [UInt8], of salon: SheetSalon) throws(SheetTrouble) {
        var members = rowMembers(cells, columns: style.columns)
        if style.namesSalon { members.insert((SheetStyle.salonTitle, .text(salon.name)), at: 0) }
        try page.put { bytes in
            JSON.object(members).write(to: &bytes)
            bytes.append(UInt8(ascii: "\n"))
        }
        rows += 1
    }

    func finish() throws(SheetTrouble) -> SheetLoss {
        try page.flush()
        return .none
    }
}

/// A ledger row as an object under its columns' titles: numbers as numbers, empty cells as null.
public func rowJSON(_ cells: [UInt8], columns: [LedgerColumn]) -> JSON {
    .object(rowMembers(cells, columns: columns))
}

private func rowMembers(_ cells: [UInt8], columns: [LedgerColumn]) -> [(String, JSON)] {
    let texts = LedgerRow(cells: cells).texts
    return columns.map { column in
        let text = texts.indices.contains(column.rawValue) ? texts[column.rawValue] : ""
        if text.isEmpty { return (column.title, .null) }
        if column.isNumeric, let number = Int(text) { return (column.title, .number(number)) }
        return (column.title, .text(text))
    }
}
