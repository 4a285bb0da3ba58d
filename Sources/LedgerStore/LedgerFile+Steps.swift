import Foundation
import GRDB

extension LedgerFile {
    /// The steps that the ledger has not taken yet, in order.
    func missingSteps(of queue: DatabaseQueue) throws -> [String] {
        try queue.read { try missingSteps(in: $0) }
    }

    /// Takes all missing steps, each in a transaction of its own, and where wanted first puts a
    /// copy of the file aside. A ledger that holds nothing yet takes all of them in one.
    func brought(_ queue: DatabaseQueue, backingUp: Bool) throws -> DatabaseQueue {
        var missing = try missingSteps(of: queue)
        if missing.count == steps.count {
            try take(missing, in: queue)
            missing = try missingSteps(of: queue)
        }
        for step in missing {
            if backingUp { try backUp(queue) }
            try take([step], in: queue)
        }
        return queue
    }

    private func take(_ names: [String], in queue: DatabaseQueue) throws {
        try queue.transaction { db in
            // Another process may have taken some while we waited for the lock.
            let missing = try missingSteps(in: db).filter(names.contains)
            for step in steps where missing.contains(step.name) {
                try db.execute(sql: step.sql)
                try db.execute(
                    sql: "INSERT INTO step (n, name) SELECT COUNT(*) + 1, $1 FROM step",
                    arguments: [step.name])
            }
        }
    }

    private func missingSteps(in db: Database) throws -> [String] {
        let taken = try takenSteps(in: db)
        let known = steps.map(\.name)
        let strange = taken.filter { !known.contains($0) }
        guard strange.isEmpty else { throw LedgerTrouble.newer(path: path, steps: strange) }
        return known.filter { !taken.contains($0) }
    }

    private func takenSteps(in db: Database) throws -> [String] {
        let tables = try Set(
            String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
        if tables.isEmpty { return [] }
        guard tables.contains("step") else {
            throw LedgerTrouble.damaged(path: path, detail: "it keeps another program's tables")
        }
        return try String.fetchAll(db, sql: "SELECT name FROM step ORDER BY n")
    }

    /// Copies a ledger that holds something beside itself: `ledger.sqlite.before-2`. One that no
    /// salon has begun yet has nothing to lose.
    private func backUp(_ queue: DatabaseQueue) throws {
        let taken = try queue.read { try takenSteps(in: $0).count }
        guard taken > 0, try queue.read({ try isBegun($0) }) else { return }
        let copy = LedgerFile(.file(path: "\(path).before-\(taken + 1)"))
        let target = try copy.blank()
        try queue.backup(to: target)
        try target.close()
    }

    private func isBegun(_ db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM salon)") ?? false
    }
}
