import GRDB

extension DatabaseQueue {
    /// Works in one transaction that holds SQLite's write lock from its beginning.
    func transaction<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try writeWithoutTransaction { db in
            var value: Value?
            try db.inTransaction(.immediate) {
                value = try work(db)
                return .commit
            }
            guard let value else { throw LedgerTrouble.invariant("a transaction without result") }
            return value
        }
    }
}
