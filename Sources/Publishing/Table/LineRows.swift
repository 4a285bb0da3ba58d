import Plumbing
import Reservations

/// NDJSON: an object a row under the columns' titles, numbers as numbers, empty cells as null.
final class LineRows: RowWriter {
    private(set) var rows = 0
    private let page: Page
    private let namesSalon: Bool
    /// Each column with its title, quoted.
    private let columns: [(column: LedgerColumn, title: [UInt8])]
    private var cuts = CellCuts()

    init(style: SheetStyle, sink: @escaping CSVWriter.Sink) {
        page = Page(sink: sink)
        namesSalon = style.namesSalon
        columns = style.columns.map { ($0, Self.quoted($0.title)) }
    }

    func add(_ cells: [UInt8], of salon: SheetSalon) throws(SheetTrouble) {
        guard cuts.cut(cells) else { throw .brokenRow(after: rows) }
        try page.put { bytes in
            var mark = UInt8(ascii: "{")
            func begin(_ title: [UInt8]) {
                bytes.append(mark)
                bytes += title
                bytes.append(UInt8(ascii: ":"))
                mark = UInt8(ascii: ",")
            }
            if namesSalon {
                begin(Self.quoted(SheetStyle.salonTitle))
                bytes += Self.quoted(salon.name)
            }
            for (column, title) in columns {
                begin(title)
                Self.write(cells[cuts.range(of: column)], of: column, to: &bytes)
            }
            bytes += Array("}\n".utf8)
        }
        rows += 1
    }

    func finish() throws(SheetTrouble) -> SheetLoss {
        try page.flush()
        return .none
    }

    private static func write(
        _ cell: ArraySlice<UInt8>, of column: LedgerColumn, to bytes: inout [UInt8]
    ) {
        if cell.isEmpty {
            bytes.append(contentsOf: "null".utf8)
        } else if column.isNumeric, let number = Int(String(decoding: cell, as: UTF8.self)) {
            bytes.append(contentsOf: "\(number)".utf8)
        } else {
            JSON.quote(utf8: cell, to: &bytes)
        }
    }

    private static func quoted(_ text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        JSON.quote(utf8: Array(text.utf8)[...], to: &bytes)
        return bytes
    }
}
