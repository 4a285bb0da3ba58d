/// How much of a hostile table is borne.
public struct CSVLimits: Sendable, Hashable {
    /// Bytes of one cell.
    public var fieldBytes: Int
    /// Cells of one record.
    public var fields: Int

    public init(fieldBytes: Int = 1 << 20, fields: Int = 4096) {
        self.fieldBytes = fieldBytes
        self.fields = fields
    }
}

/// One record: its cells and the line of the file where it begins, counted from 1.
public struct CSVRow: Sendable, Hashable {
    public let line: Int
    public let fields: [String]

    public init(line: Int, fields: [String]) {
        self.line = line
        self.fields = fields
    }
}

/// Why a table cannot be read on.
public enum UnreadableCSV: Error, Sendable, Hashable, CustomStringConvertible {
    case openQuote(line: Int)
    case fieldTooLong(line: Int, limit: Int)
    case tooManyFields(line: Int, limit: Int)

    public var description: String {
        switch self {
        case .openQuote(let line):
            "line \(line): a quoted cell begins and never ends; the file may be cut, save it again"
        case .fieldTooLong(let line, let limit):
            "line \(line): a cell of more than \(limit) bytes; a quote may be missing"
        case .tooManyFields(let line, let limit):
            "line \(line): more than \(limit) cells in one record; this is no table of bookings"
        }
    }
}

/// Reads a table byte by byte, as spreadsheets and salon systems write it.
///
/// Records end in CR LF, LF or CR; quoted cells may hold any of them; empty lines are no records.
/// A quote inside an unquoted cell is a quote, text behind a closing quote belongs to the cell.
public struct CSVReader {
    /// The charset found: byte order mark, strict UTF-8, else the one that fits best.
    public let charset: Charset
    /// How many U+FFFD stand for bytes that could not be read.
    public let replacements: Int

    private let text: [UInt8]
    private let limits: CSVLimits
    private let undoesGuard: Bool
    private var index = 0
    private var line = 1

    /// Reads `bytes` from the first record; with `undoGuard` the `'` before a formula is dropped.
    public init(_ bytes: [UInt8], limits: CSVLimits = .init(), undoGuard: Bool = false) {
        let decoded = decodeText(bytes)
        text = decoded.utf8
        charset = decoded.charset
        replacements = decoded.replacements
        self.limits = limits
        undoesGuard = undoGuard
    }

    /// The next record, or nil behind the last.
    public mutating func next() throws(UnreadableCSV) -> CSVRow? {
        while index < text.count, text[index] == 0x0D || text[index] == 0x0A { endLine() }
        guard index < text.count else { return nil }
        let start = line
        var fields: [String] = []
        while true {
            guard fields.count < limits.fields else {
                throw .tooManyFields(line: start, limit: limits.fields)
            }
            fields.append(try field())
            guard index < text.count, text[index] == UInt8(ascii: ",") else { break }
            index += 1
        }
        if index < text.count { endLine() }
        return CSVRow(line: start, fields: fields)
    }

    /// Reads up to the comma or line end behind the cell.
    private mutating func field() throws(UnreadableCSV) -> String {
        var cell: [UInt8] = []
        if index < text.count, text[index] == UInt8(ascii: "\"") { cell = try quoted() }
        let start = index
        while index < text.count, text[index] != UInt8(ascii: ","), text[index] != 0x0A,
            text[index] != 0x0D
        {
            index += 1
        }
        guard cell.count + index - start <= limits.fieldBytes else {
            throw .fieldTooLong(line: line, limit: limits.fieldBytes)
        }
        cell += text[start..<index]
        return String(
            decoding: undoesGuard ? FormulaGuard.undone(cell[...]) : cell[...], as: UTF8.self)
    }

    /// What stands between quotes, `""` being one quote.
    private mutating func quoted() throws(UnreadableCSV) -> [UInt8] {
        let start = line
        var cell: [UInt8] = []
        index += 1
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                guard index < text.count, text[index] == UInt8(ascii: "\"") else { return cell }
            } else if byte == 0x0A || byte == 0x0D && !isBeforeLineFeed {
                line += 1
            }
            cell.append(byte)
            index += 1
            guard cell.count <= limits.fieldBytes else {
                throw .fieldTooLong(line: start, limit: limits.fieldBytes)
            }
        }
        throw .openQuote(line: start)
    }

    private var isBeforeLineFeed: Bool { index + 1 < text.count && text[index + 1] == 0x0A }

    private mutating func endLine() {
        if text[index] == 0x0D, isBeforeLineFeed { index += 1 }
        index += 1
        line += 1
    }
}
