import Foundation
import GRDB

/// All that a ledger believes, and what went out, row by row in one canonical order: two ledgers
/// are equal when their dumps are.
public struct LedgerDump: Sendable {
    /// A row by its place: the table and its key, which names bookings, actions and days only.
    public struct Place: Hashable, Comparable, Sendable, CustomStringConvertible {
        public let table: String
        public let key: [String]

        public var description: String { ([table] + key).joined(separator: " ") }

        public static func < (left: Place, right: Place) -> Bool {
            if left.table != right.table { return left.table < right.table }
            return left.key.lexicographicallyPrecedes(right.key)
        }
    }

    /// A row that two ledgers do not have alike.
    public struct Difference: Hashable, Sendable {
        public let place: Place
        /// The columns that differ; none where only one of the ledgers has the row.
        public let columns: [String]
    }

    /// What a column holds, as a canonical text.
    typealias Row = [(column: String, text: String)]

    let rows: [Place: Row]

    /// Each table with the columns that name a row beside its salon.
    static let tables = [
        "act": ["n"], "base": ["target", "medium", "number"], "blocked_day": ["medium", "day"],
        "change": ["n"], "hold": ["id"],
        "ledger_row": ["medium", "number"], "medium": ["medium"], "outbox": ["id"],
        "receipt": ["action", "n"], "reservation": ["medium", "number"],
        "slot_scope": ["target"], "staff_code": ["medium", "code", "n"],
        "staff_identity": ["medium", "name"], "target": ["target"],
    ]

    /// The rows as one text, a line each. Holds guests' data.
    public var text: String {
        rows.sorted { $0.key < $1.key }.map { place, row in
            "\(place)\t" + row.map { "\($0.column)=\($0.text)" }.joined(separator: "\t") + "\n"
        }.joined()
    }

    /// Where two ledgers differ, without what stands there.
    public func differences(from other: LedgerDump) -> [Difference] {
        Set(rows.keys).union(other.rows.keys).sorted().compactMap { place in
            guard let one = rows[place], let two = other.rows[place] else {
                return Difference(place: place, columns: [])
            }
            let columns = zip(one, two).filter { $0.text != $1.text }.map(\.0.column)
            return columns.isEmpty ? nil : Difference(place: place, columns: columns)
        }
    }
}

extension Ledger {
    /// Reads the whole ledger.
    public func dump() throws(LedgerTrouble) -> LedgerDump {
        try reading { books throws(LedgerTrouble) in
            var rows: [LedgerDump.Place: LedgerDump.Row] = [:]
            for (table, key) in LedgerDump.tables {
                try books.each("SELECT * FROM \(table) WHERE salon = $1", [books.salon]) {
                    line throws(LedgerTrouble) in
                    let row = line.row.map { (column: $0, text: $1.canonical) }
                    let names = key.map { String.fromDatabaseValue(line.row[$0]) ?? "" }
                    rows[LedgerDump.Place(table: table, key: names)] = row
                }
            }
            return LedgerDump(rows: rows)
        }
    }
}

extension DatabaseValue {
    /// To the last bit of a number; nothing is `~`.
    fileprivate var canonical: String {
        switch storage {
        case .null: "~"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): String(reflecting: text)
        case .blob(let data): data.base64EncodedString()
        }
    }
}
