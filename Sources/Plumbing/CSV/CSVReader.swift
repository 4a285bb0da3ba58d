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
/// After an error it stands behind the line where the broken record begins, and may be asked on.
public struct CSVReader: Sendable {
    /// The charset found: byte order mark, strict UTF-8, else the one that fits best.
    public let charset: Charset
    /// How many U+FFFD stand for bytes that could not be read.
    public let replacements: Int
    /// What stands between cells: a tab where the first line has more of them than commas.
    public let delimiter: UInt8

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
        delimiter = Self.delimiter(of: decoded.utf8)
        self.limits = limits
        undoesGuard = undoGuard
    }

    /// The part of the text that has been read, 0 to 1.
    public var progress: Double { text.isEmpty ? 1 : Double(index) / Double(text.count) }

    /// The next record, or nil behind the last.
    public mutating func next() throws(UnreadableCSV) -> CSVRow? {
        var record = CSVRecord()
        guard try next(into: &record) else { return nil }
        return CSVRow(
            line: record.line,
            fields: (0..<record.count).map { String(decoding: record.cell($0), as: UTF8.self) })
    }

    /// Reads the next record into `record`; false behind the last.
    public mutating func next(into record: inout CSVRecord) throws(UnreadableCSV) -> Bool {
        while index < text.count, text[index] == 0x0D || text[index] == 0x0A { endLine() }
        guard index < text.count else { return false }
        record.begin(line: line, at: index)
        let start = index
        do throws(UnreadableCSV) {
            try readCells(into: &record)
        } catch {
            (index, line) = (start, record.line)
            while index < text.count, text[index] != 0x0D, text[index] != 0x0A { index += 1 }
            if index < text.count { endLine() }
            throw error
        }
        record.span = start..<index
        if index < text.count { endLine() }
        return true
    }

    private mutating func readCells(into record: inout CSVRecord) throws(UnreadableCSV) {
        while true {
            guard record.ends.count < limits.fields else {
                throw .tooManyFields(line: record.line, limit: limits.fields)
            }
            try readCell(into: &record)
            guard index < text.count, text[index] == delimiter else { return }
            index += 1
        }
    }

    /// Reads up to the delimiter or line end behind the cell.
    private mutating func readCell(into record: inout CSVRecord) throws(UnreadableCSV) {
        let begin = record.bytes.count
        let isQuoted = index < text.count && text[index] == UInt8(ascii: "\"")
        if isQuoted { try readQuoted(into: &record, from: begin) }
        let start = index
        while index < text.count, text[index] != delimiter, text[index] != 0x0A,
            text[index] != 0x0D
        {
            index += 1
        }
        if isQuoted, index > start { record.hasStrayText = true }
        guard record.bytes.count - begin + index - start <= limits.fieldBytes else {
            throw .fieldTooLong(line: line, limit: limits.fieldBytes)
        }
        record.bytes += text[start..<index]
        if undoesGuard, begin < record.bytes.count, record.bytes[begin] == UInt8(ascii: "'"),
            FormulaGuard.undone(record.bytes[begin...]).startIndex > begin
        {
            record.bytes.remove(at: begin)
        }
        record.ends.append(record.bytes.count)
    }

    /// Reads what stands between quotes, `""` being one quote.
    private mutating func readQuoted(
        into record: inout CSVRecord, from begin: Int
    ) throws(UnreadableCSV) {
        let start = line
        index += 1
        while index < text.count {
            let byte = text[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                guard index < text.count, text[index] == UInt8(ascii: "\"") else { return }
            } else if byte == 0x0A || byte == 0x0D && !isBeforeLineFeed {
                line += 1
            }
            record.bytes.append(byte)
            index += 1
            guard record.bytes.count - begin <= limits.fieldBytes else {
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

    private static func delimiter(of text: [UInt8]) -> UInt8 {
        let first = text.drop { $0 == 0x0A || $0 == 0x0D }.prefix { $0 != 0x0A && $0 != 0x0D }
        let tabs = first.count { $0 == 0x09 }
        return tabs > first.count { $0 == UInt8(ascii: ",") } ? 0x09 : UInt8(ascii: ",")
    }
}
