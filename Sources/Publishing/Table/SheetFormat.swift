import Plumbing

/// What a ledger can be written as.
public enum SheetFormat: String, Sendable, CaseIterable, Codable {
    case csv
    /// A JSON object a row, with the ledger's own values.
    case ndjson
    /// A calendar (RFC 5545).
    case ics
    /// Day sheets to print, a page a day.
    case html

    /// Whether the file is kept by name: a calendar is subscribed to.
    var isSubscribed: Bool { self == .ics }
}

extension SheetFormat {
    /// Begins a file of this format; `title` is what a calendar or a day sheet is headed with.
    func writer(
        style: SheetStyle, title: String, sink: @escaping CSVWriter.Sink
    ) throws(SheetTrouble) -> any RowWriter {
        switch self {
        case .csv: try TableRows(style: style, sink: sink)
        case .ndjson: LineRows(style: style, sink: sink)
        case .ics: try Calendar(style: style, title: title, sink: sink)
        case .html: try DaySheets(style: style, title: title, sink: sink)
        }
    }
}

/// A CSV as a `RowWriter`.
private final class TableRows: RowWriter {
    private var sheet: LedgerSheet

    init(style: SheetStyle, sink: @escaping CSVWriter.Sink) throws(SheetTrouble) {
        do { sheet = try LedgerSheet(style: style, sink: sink) } catch { throw .file(error) }
    }

    var rows: Int { sheet.rows }

    func add(_ cells: [UInt8], of salon: SheetSalon) throws(SheetTrouble) {
        try sheet.add(cells, of: salon)
    }

    func finish() throws(SheetTrouble) -> SheetLoss {
        do { return try sheet.finish() } catch { throw .file(error) }
    }
}
