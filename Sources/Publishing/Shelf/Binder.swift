public import Plumbing
import Reservations

/// Puts each row into the file it belongs to: one for all, or one for each day, month or member
/// of staff of a salon.
///
/// Rows come salon by salon in the ledger's order, by day, so that only one file of days is open at
/// a time. Parts are never shared by salons: staff of the same name are other people there, and
/// whoever wants all salons in one file asks for one.
public final class Binder {
    /// What makes a new file.
    public enum Split: String, Sendable, CaseIterable, Codable {
        case day, month, staff
    }

    public enum Place {
        case sink(CSVWriter.Sink)
        case file(String)
        /// Files under names of their own, in a folder that stands.
        case folder(String, SheetName, Split?)
    }

    private let place: Place
    private let format: SheetFormat
    private let style: SheetStyle
    private let title: String
    private let hasChecksum: Bool
    private var printed: (any RowWriter)?
    private var open: [SheetPart: OpenSheet] = [:]
    /// Whose parts are open.
    private var salon: SheetSalon?
    private var paths: Set<String> = []
    private var outcomes: [Shelf.Outcome] = []

    /// - Parameter title: what calendars and day sheets are headed with.
    public init(
        to place: Place, format: SheetFormat, style: SheetStyle, title: String,
        hasChecksum: Bool = false
    ) throws {
        self.place = place
        self.format = format
        self.style = style
        self.title = title
        self.hasChecksum = hasChecksum
        switch place {
        case .sink(let sink): printed = try format.writer(style: style, title: title, sink: sink)
        case .file(let path): open[.whole] = try sheet(at: path, .whole)
        case .folder(_, _, .some): break
        case .folder(let folder, let name, nil):
            open[.whole] = try sheet(at: "\(folder)/\(name.text())", .whole)
        }
    }

    /// Adds a row by its stored cells, in the ledger's order.
    public func add(_ cells: [UInt8], of salon: SheetSalon) throws {
        if let printed { return try printed.add(cells, of: salon) }
        let part = part(of: cells)
        if part != .whole && salon != self.salon {
            try closeAll()
            self.salon = salon
        }
        if let sheet = open[part] { return try sheet.add(cells, of: salon) }
        if case .days = part { try closeAll() }
        let sheet = try sheet(of: part)
        open[part] = sheet
        try sheet.add(cells, of: salon)
    }

    /// Puts every file in its place.
    public func finish() throws -> [Shelf.Outcome] {
        if let printed {
            let loss = try printed.finish()
            return [Shelf.Outcome(path: nil, rows: printed.rows, isWritten: true, loss: loss)]
        }
        try closeAll()
        return outcomes
    }

    private func closeAll() throws {
        outcomes += try open.values.sorted { $0.path < $1.path }.map { try $0.close() }
        open.removeAll()
    }

    private func part(of cells: [UInt8]) -> SheetPart {
        guard case .folder(_, _, let split?) = place else { return .whole }
        let row = LedgerRow(cells: cells)
        let digits = row.text(of: .visitDate).filter { $0 != "/" }
        switch split {
        case .day: return .days(digits.isEmpty ? nil : digits)
        case .month: return .days(digits.isEmpty ? nil : String(digits.prefix(6)))
        case .staff: return .staff(row.staff)
        }
    }

    /// Two names that look alike as files get two files.
    private func sheet(of part: SheetPart) throws -> OpenSheet {
        guard case .folder(let folder, let name, _) = place else {
            return try sheet(at: "", part)
        }
        let text = (salon.map(name.of) ?? name).text(of: part)
        var path = "\(folder)/\(text)"
        var count = 2
        while !paths.insert(path).inserted {
            path =
                "\(folder)/\(text.dropLast(format.rawValue.count + 1))-\(count).\(format.rawValue)"
            count += 1
        }
        return try sheet(at: path, part)
    }

    private func sheet(at path: String, _ part: SheetPart) throws -> OpenSheet {
        var title = salon?.name ?? title
        if case .staff(let name) = part { title += " " + (name ?? "担当なし") }
        return try OpenSheet(
            path: path, format: format, style: style, title: title, mode: 0o600,
            hasChecksum: hasChecksum)
    }
}
