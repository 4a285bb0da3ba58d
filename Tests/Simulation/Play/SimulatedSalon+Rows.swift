import Foundation
import GRDB

extension SimulatedSalon {
    /// Every table's rows; of the journal only if asked for.
    func rows(including journal: Bool = false) throws -> [String: String] {
        let queue = try DatabaseQueue(path: ledgerFile)
        defer { try? queue.close() }  // it only reads: there is nothing to lose
        // The definition's text is its file, whose place is another in each process, as is that of
        // the files which people bring in.
        let left: Set<String> =
            journal
            ? []
            : [
                "definition", "run", "gist", "input", "scan", "source", "outbox", "receipt",
                "notice", "mailbox", "mail_seen", "target_rest",
            ]
        return try queue.read { db in
            let tables = try String.fetchAll(
                db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
            var rows: [String: String] = [:]
            for table in tables where !left.contains(table) && !table.hasPrefix("sqlite") {
                let columns = try db.columns(in: table).map { "quote(\"\($0.name)\")" }
                let row = columns.joined(separator: " || ',' || ")
                rows[table] = try String.fetchOne(
                    db,
                    sql: "SELECT group_concat(line, char(10)) FROM "
                        + "(SELECT \(row) AS line FROM \"\(table)\" ORDER BY 1)"
                )?.replacing(folder, with: "")
            }
            return rows
        }
    }

    /// The bookings that some runs put into the outbox as new.
    func created(by runs: [String]) throws -> Set<String> {
        let queue = try DatabaseQueue(path: ledgerFile)
        defer { try? queue.close() }  // it only reads: there is nothing to lose
        return try queue.read { db in
            let sql = "SELECT number FROM outbox WHERE kind = 'pushCreate' AND run = ?"
            return try Set(runs.flatMap { try String.fetchAll(db, sql: sql, arguments: [$0]) })
        }
    }

    /// Every file of the salon with its bytes, but for SQLite's notes on who is reading.
    func bytes() throws -> [String: Data] {
        var files: [String: Data] = [:]
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap {
            $0 as? String
        }
        for name in names ?? [] where !name.hasSuffix("-shm") {
            files[name] = FileManager.default.contents(atPath: folder + "/" + name)
        }
        return files
    }
}
