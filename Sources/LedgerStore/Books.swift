import Foundation
import GRDB

/// The ledger inside one transaction: what is read here and what is written belong together.
///
/// Statements are SQL that SQLite and PostgreSQL both understand. SQLite numbers `$n` by first
/// appearance, PostgreSQL by n: so in every statement they first appear in the order of n.
public struct Books {
    typealias Argument = (any DatabaseValueConvertible)?

    let db: Database
    let salon: String
    let path: String

    /// How many rows the last statement touched.
    var changed: Int { db.changesCount }

    func run(_ sql: String, _ arguments: [Argument]) throws(LedgerTrouble) {
        do {
            try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(arguments))
        } catch {
            throw LedgerTrouble(error, at: path)
        }
    }

    /// Reads each line of the answer. `read` must not ask the same question again.
    func each(
        _ sql: String, _ arguments: [Argument] = [], _ read: (Line) throws(LedgerTrouble) -> Void
    ) throws(LedgerTrouble) {
        do {
            let lines = try Row.fetchCursor(
                db.cachedStatement(sql: sql), arguments: StatementArguments(arguments))
            while let row = try lines.next() { try read(Line(row: row, path: path)) }
        } catch {
            throw LedgerTrouble(error, at: path)
        }
    }

    func all<Value>(
        _ sql: String, _ arguments: [Argument] = [], _ read: (Line) throws(LedgerTrouble) -> Value
    ) throws(LedgerTrouble) -> [Value] {
        var values: [Value] = []
        try each(sql, arguments) { line throws(LedgerTrouble) in values.append(try read(line)) }
        return values
    }

    func first<Value>(
        _ sql: String, _ arguments: [Argument] = [], _ read: (Line) throws(LedgerTrouble) -> Value
    ) throws(LedgerTrouble) -> Value? {
        try all(sql, arguments, read).first
    }

    /// The number that a `SELECT COUNT` or `MAX` answers with; none is 0.
    func number(_ sql: String, _ arguments: [Argument]) throws(LedgerTrouble) -> Int {
        try first(sql, arguments) { line throws(LedgerTrouble) in try line.number(0) } ?? 0
    }
}
