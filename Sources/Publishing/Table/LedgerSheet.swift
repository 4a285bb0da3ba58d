public import Plumbing
import Reservations

/// Writes ledger rows as CSV, a row at a time: memory does not grow with the ledger.
public struct LedgerSheet: ~Copyable {
    public private(set) var rows = 0
    private var writer: CSVWriter
    private let style: SheetStyle
    private let dress: CellDress
    private var cuts = CellCuts()

    /// Starts the table with its line of column titles.
    ///
    /// - Parameter sink: takes finished bytes in pieces.
    public init(
        style: SheetStyle, sink: @escaping CSVWriter.Sink
    ) throws(FileTrouble) {
        self.style = style
        dress = CellDress(style: style)
        writer = CSVWriter(encoding: style.encoding.csv, sink: sink)
        if style.namesSalon { try writer.field(text: SheetStyle.salonTitle) }
        for column in style.columns { try writer.field(text: column.title) }
        try writer.endRow()
    }

    /// Adds a row by its stored cells (`LedgerRow.cells`).
    ///
    /// - Parameter salon: whose row it is, for a style that names it.
    public mutating func add(
        _ cells: [UInt8], of salon: SheetSalon? = nil
    ) throws(SheetTrouble) {
        guard cuts.cut(cells) else { throw SheetTrouble.brokenRow(after: rows) }
        do throws(FileTrouble) {
            if style.namesSalon { try writer.field(text: salon?.name ?? "") }
            for column in style.columns { try add(column, of: cells) }
            try writer.endRow()
        } catch {
            throw SheetTrouble.file(error)
        }
        rows += 1
    }

    /// Ends the table and tells which characters were mapped or lost in its encoding.
    public mutating func finish() throws(FileTrouble) -> SheetLoss {
        try writer.finish()
        return SheetLoss(mapped: writer.mapped, lost: writer.lost)
    }

    private mutating func add(
        _ column: LedgerColumn, of cells: [UInt8]
    ) throws(FileTrouble) {
        let range = cuts.range(of: column)
        if style.isPlain || range.isEmpty {
            try addPlain(column, cells, range)
            return
        }
        let text = String(decoding: cells[range], as: UTF8.self)
        let cuts = cuts
        let dressed = dress.dress(text, of: column) { other in
            String(decoding: cells[cuts.range(of: other)], as: UTF8.self)
        }
        try addText(column, dressed)
    }

    private mutating func addPlain(
        _ column: LedgerColumn, _ cells: [UInt8], _ range: Range<Int>
    ) throws(FileTrouble) {
        if column.isNumeric, !range.isEmpty {
            try addText(column, String(decoding: cells[range], as: UTF8.self))
        } else {
            try writer.field(utf8: cells.span.extracting(range))
        }
    }

    private mutating func addText(_ column: LedgerColumn, _ text: String) throws(FileTrouble) {
        if column.isNumeric, let number = Int(text) {
            try writer.field(number: number)
        } else {
            try writer.field(text: text)
        }
    }
}

extension SheetStyle.Encoding {
    var csv: CSVEncoding {
        switch self {
        case .utf8WithMark: .utf8BOM
        case .utf8: .utf8
        case .cp932: .cp932
        }
    }
}
