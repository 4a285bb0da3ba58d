import Pipeline
import Plumbing
import Publishing
import Reservations

/// The first rows of an export as a table for people, dressed as its CSV would be.
final class BoundTable {
    private let style: SheetStyle
    private let most: Int
    private var rows: [(cells: [UInt8], salon: SheetSalon)] = []
    private var count = 0

    init(style: SheetStyle, most: Int) {
        self.style = style
        self.most = most
    }

    func add(_ cells: [UInt8], of salon: SheetSalon) {
        count += 1
        if rows.count < most { rows.append((cells, salon)) }
    }

    /// Writes the table into a file, or prints it where none is named.
    func publish(to path: String?) throws -> Shelf.Outcome {
        let text = try text()
        if let path { try AtomicFile.write(Array(text.utf8), to: path) } else { say(text) }
        return Shelf.Outcome(path: path, rows: count)
    }

    /// The table, and how many rows it leaves out.
    private func text() throws -> String {
        let first = style.namesSalon ? [SheetStyle.salonTitle] : []
        let numeric = style.columns.indices.filter { style.columns[$0].isNumeric }
        let table = TextTable(
            titles: first + style.columns.map(\.title), rows: try dressed(),
            numeric: Set(numeric.map { $0 + first.count }), widest: 28)
        let rest = count - rows.count
        return table.text + "\n" + (rest > 0 ? "… ほか \(rest) 行（全 \(count) 行）\n" : "\(count) 行\n")
    }

    /// The cells as a CSV in this style holds them.
    private func dressed() throws -> [[String]] {
        var plain = style
        plain.encoding = .utf8
        let page = Page()
        var sheet = try LedgerSheet(style: plain) { page.bytes.append(contentsOf: $0) }
        for row in rows { try sheet.add(row.cells, of: row.salon) }
        _ = try sheet.finish()
        var reader = CSVReader(page.bytes, undoGuard: true)
        var texts: [[String]] = []
        while let row = try reader.next() { texts.append(row.fields) }
        return Array(texts.dropFirst())
    }

    private final class Page {
        var bytes: [UInt8] = []
    }
}

extension LedgerColumn {
    /// What a receptionist looks at first, and what fits a terminal.
    static let forTerminal: [LedgerColumn] = [
        .visitDate, .start, .end, .staff, .nomination, .customerName, .menu, .status, .medium,
        .number, .attention,
    ]
}
