import Foundation
import GRDB
import Reservations

/// One line of an answer, read column by column. A column that does not hold what the schema
/// promises means that the file was changed by other hands.
struct Line {
    let row: Row
    let path: String

    func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ column: Int, as type: Value.Type = Value.self
    ) throws(LedgerTrouble) -> Value {
        do { return try row.decode(Value.self, atIndex: column) } catch { throw strange(column) }
    }

    func optional<Value: DatabaseValueConvertible & StatementColumnConvertible>(
        _ column: Int, as type: Value.Type = Value.self
    ) throws(LedgerTrouble) -> Value? {
        do {
            return try row.decode(Value?.self, atIndex: column)
        } catch {
            throw strange(column)
        }
    }

    func text(_ column: Int) throws(LedgerTrouble) -> String { try value(column) }
    func number(_ column: Int) throws(LedgerTrouble) -> Int { try value(column) }
    func truth(_ column: Int) throws(LedgerTrouble) -> Bool { try number(column) != 0 }
    func bytes(_ column: Int) throws(LedgerTrouble) -> [UInt8] {
        [UInt8](try value(column, as: Data.self))
    }

    /// An instant, kept as seconds since 1970 in UTC.
    func instant(_ column: Int) throws(LedgerTrouble) -> Date {
        Date(timeIntervalSince1970: try value(column))
    }

    func optionalInstant(_ column: Int) throws(LedgerTrouble) -> Date? {
        try optional(column, as: Double.self).map { Date(timeIntervalSince1970: $0) }
    }

    /// A value that has its own way to and from a text.
    func read<Value>(
        _ column: Int, _ make: (String) -> Value?
    ) throws(LedgerTrouble) -> Value {
        guard let value = make(try text(column)) else { throw strange(column) }
        return value
    }

    func readOptional<Value>(
        _ column: Int, _ make: (String) -> Value?
    ) throws(LedgerTrouble) -> Value? {
        guard let text = try optional(column, as: String.self) else { return nil }
        guard let value = make(text) else { throw strange(column) }
        return value
    }

    func json<Value: Decodable>(
        _ column: Int, as type: Value.Type = Value.self
    ) throws(LedgerTrouble) -> Value {
        do {
            return try JSONDecoder().decode(Value.self, from: try value(column, as: Data.self))
        } catch {
            throw strange(column)
        }
    }

    func optionalJSON<Value: Decodable>(
        _ column: Int, as type: Value.Type = Value.self
    ) throws(LedgerTrouble) -> Value? {
        try optional(column, as: String.self) == nil ? nil : json(column)
    }

    func strange(_ column: Int) -> LedgerTrouble {
        let names = Array(row.columnNames)
        let name = names.indices.contains(column) ? names[column] : "\(column)"
        return .damaged(path: path, detail: "column \(name) does not hold what it should")
    }
}

/// A value as JSON with sorted keys: equal values give equal texts.
func jsonText(_ value: some Encodable) throws(LedgerTrouble) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
        throw .invariant("\(type(of: value)) has no JSON")
    }
}
