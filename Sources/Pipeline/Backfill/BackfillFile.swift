import Connectors
import Formats
import Reservations

/// One file of the past, with the format that reads it.
struct BackfillFile {
    let capture: Capture
    let reader: Reader
    /// Where the rows name their shops, which of them are the salon's.
    var shops: OwnShop?

    /// The format that knows the file best: of several tables the one that knows most of its heads.
    static func reader(of bytes: [UInt8], among readers: [Reader]) -> Reader? {
        let head = Self.head(of: bytes)
        let tables = readers.compactMap { reader in
            reader.rows(of: head).map { (reader, $0.knownHeads) }
        }
        if let best = tables.max(by: { $0.1 < $1.1 }) { return best.0 }
        return readers.first { reader in
            guard reader.channel != .table else { return false }
            let reading = reader.read(bytes)
            return reading.recognised && reading.refused == nil
        }
    }

    /// The lines in which a table's head stands: a format is chosen without decoding the rest.
    private static func head(of bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > longestHead else { return bytes }
        let end = bytes[..<longestHead].lastIndex(of: UInt8(ascii: "\n")) ?? longestHead
        return Array(bytes[..<end])
    }

    private static let longestHead = 1 << 17

    /// All rows of it, one after another.
    var rows: BackfillRows {
        if let table = reader.rows(of: capture.bytes) { return .table(table) }
        let reading = reader.read(capture.bytes)
        return .document(
            reading.rows.map { .read($0) } + reading.quarantined.map { .quarantined($0) })
    }
}

/// The rows of a table as they are read, or those of a page or mail.
enum BackfillRows {
    case table(TableRows)
    case document([TableRow])

    mutating func next() -> TableRow? {
        switch self {
        case .table(var rows):
            // Given up first, so that the rows are not copied.
            self = .document([])
            defer { self = .table(rows) }
            return rows.next()
        case .document(var rows):
            guard !rows.isEmpty else { return nil }
            defer { self = .document(rows) }
            return rows.removeFirst()
        }
    }

    /// Goes past a row without reading what it says; false behind the last.
    mutating func passOver() -> Bool {
        switch self {
        case .table(var rows):
            self = .document([])
            defer { self = .table(rows) }
            return rows.passOver()
        case .document: return next() != nil
        }
    }

    /// 0 to 1.
    var progress: Double {
        switch self {
        case .table(let rows): rows.progress
        case .document(let rows): rows.isEmpty ? 1 : 0
        }
    }
}
