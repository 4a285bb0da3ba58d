import Foundation
import GRDB
import Reservations

extension Ledger {
    /// Gives each wanted ledger row to `each`, as cells joined by U+001F, in the order of the CSV
    /// ledger (予約日, 開始時刻, 媒体, 予約番号), from one snapshot and without keeping any. Returns how
    /// many there were.
    ///
    /// Outside of the actor, because `each` is the caller's own. An error of `each` comes back as
    /// it is; everything else is a `LedgerTrouble`.
    @discardableResult
    public nonisolated func rows(
        where condition: RowCondition = RowCondition(), each: ([UInt8]) throws -> Void
    ) throws -> Int {
        var stop: (any Error)?
        do {
            return try reading { books throws(LedgerTrouble) in
                try books.rows(where: condition) { cells in
                    do { try each(cells) } catch {
                        stop = error
                        throw error
                    }
                }
            }
        } catch { throw stop ?? error }
    }

    /// Of some numbers, those that the ledger has a row of, for `3 件中 2 件`.
    public func known(numbers: Set<String>) throws(LedgerTrouble) -> Set<String> {
        try reading { books throws(LedgerTrouble) in
            var known: Set<String> = []
            for number in numbers {
                let count = try books.number(
                    "SELECT COUNT(*) FROM reservation WHERE salon = $1 AND number = $2",
                    [books.salon, number])
                if count > 0 { known.insert(number) }
            }
            return known
        }
    }
}

extension Books {
    fileprivate func rows(
        where condition: RowCondition, each: ([UInt8]) throws -> Void
    ) throws(LedgerTrouble) -> Int {
        let (sql, arguments) = condition.statement(selecting: "cells", salon: salon)
        let match = RowMatch(condition)
        // One array serves all rows, as long as nobody keeps it.
        var cells: [UInt8] = []
        var count = 0
        do {
            let rows = try Row.fetchCursor(
                db, sql: sql, arguments: StatementArguments(arguments))
            while let row = try rows.next() {
                cells.removeAll(keepingCapacity: true)
                try row.withUnsafeData(atIndex: 0) { bytes in
                    if let bytes { cells.append(contentsOf: bytes) }
                }
                if !match.isOpen && !match.holds(of: cells) { continue }
                count += 1
                try each(cells)
            }
        } catch {
            throw LedgerTrouble(error, at: path)
        }
        return count
    }
}
