import Plumbing
import Reservations

/// The rows of one table, one after another: a long table is never held as values.
public struct TableRows: Sendable {
    /// The charset the file is in, and how many of its characters could not be read.
    public let charset: String
    public let replacements: Int
    /// Heads that no column of the format knows.
    public let unknownHeads: Int

    let layout: TableLayout
    let columns: [Int?]
    let width: Int
    /// The heads as they stand in the table.
    let heads: [String]
    var reader: CSVReader
    var record = CSVRecord()
    /// Whether `record` has been read and not been told of yet.
    var isAhead = false
    /// How often each number was made, where the same words may be several bookings'.
    var made: [String: Int] = [:]
    private var broken = 0

    /// Finds the head among the first records; nil where the file is no such table.
    init?(_ bytes: [UInt8], layout: TableLayout) {
        self.layout = layout
        var reader = CSVReader(bytes, undoGuard: true)
        var record = CSVRecord()
        var found: (columns: [Int?], heads: [String])?
        for _ in 0..<Self.mostLinesAboveHead {
            // A line that is no record can stand above the head, too; at the end nothing is found.
            guard (try? reader.next(into: &record)) != false else { return nil }
            let heads = (0..<record.count).map { TableColumn.folded(record.cell($0)) }
            let columns = layout.columns.map { $0.index(in: heads) }
            if layout.needs.allSatisfy({ columns[$0] != nil }) {
                let words = (0..<record.count).map { record.cell($0) }
                found = (columns, words.map { String(decoding: $0, as: UTF8.self) })
                break
            }
        }
        guard let found, !layout.needs.isEmpty else { return nil }
        (charset, replacements) = (reader.charset.rawValue, reader.replacements)
        columns = found.columns
        (heads, width) = (found.heads, found.heads.count)
        unknownHeads = found.heads.count - Set(found.columns.compactMap { $0 }).count
        self.reader = reader
    }

    /// How many of the format's columns the table has: the format that knows most of a table is
    /// its own.
    public var knownHeads: Int { columns.count { $0 != nil } }

    /// The shops that rows name, each once. Empty where they name none.
    public var shops: Set<String> {
        guard let shop = layout.shop, columns[shop] != nil else { return [] }
        var (rows, shops) = (self, Set<String>())
        while let row = rows.next() {
            if let shop = row.mark?.shop { shops.insert(shop) }
        }
        return shops
    }

    /// The part of the file that has been read, 0 to 1.
    public var progress: Double { reader.progress }

    /// The next row, or nil behind the last. A record that is broken beyond reading is quarantined
    /// by its line; where nearly everything is, the rest is given up.
    public mutating func next() -> TableRow? {
        while true {
            do throws(UnreadableCSV) {
                guard try advance() else { return nil }
            } catch {
                broken += 1
                return broken > Self.mostBroken ? nil : Self.quarantine(error)
            }
            if record.isBlank { continue }
            return layout.joining == nil ? row() : joined()
        }
    }

    /// Goes past the next row; false behind the last. Reads nothing of it but where it ends, unless
    /// only its cells tell that.
    public mutating func passOver() -> Bool {
        if layout.joining != nil { return next() != nil }
        while true {
            do throws(UnreadableCSV) {
                guard try advance() else { return false }
            } catch {
                broken += 1
                return broken <= Self.mostBroken
            }
            if !record.isBlank { return true }
        }
    }

    private static let mostLinesAboveHead = 10
    private static let mostBroken = 1000

    private mutating func advance() throws(UnreadableCSV) -> Bool {
        if isAhead {
            isAhead = false
            return true
        }
        return try reader.next(into: &record)
    }

    private static func quarantine(_ trouble: UnreadableCSV) -> TableRow {
        let (line, problem) = (trouble.line, trouble.problem)
        return .quarantined(
            QuarantinedRow(
                position: line, location: "line \(line)", kind: .present, number: nil,
                facts: Facts(), span: nil,
                findings: [Finding(problem: problem, location: "line \(line)")]))
    }
}

extension UnreadableCSV {
    fileprivate var line: Int {
        switch self {
        case .openQuote(let line), .fieldTooLong(let line, _), .tooManyFields(let line, _): line
        }
    }

    fileprivate var problem: String {
        switch self {
        case .openQuote: "a quoted cell begins and never ends"
        case .fieldTooLong: "a cell that is far too long; a quote may be missing"
        case .tooManyFields: "far too many cells in one record"
        }
    }
}
