public import Foundation
import GRDB

extension Ledger {
    /// Everything that is wrong with the file, page by page and reference by reference; nothing
    /// when it is sound. Reads the whole file, so it is for `daicho check`, not for every run.
    public func integrity() throws(LedgerTrouble) -> [String] {
        do { return try Self.problems(of: queue) } catch { throw LedgerTrouble(error, at: path) }
    }

    static func problems(of queue: DatabaseQueue) throws -> [String] {
        try queue.read { db in
            var problems = try String.fetchAll(db, sql: "PRAGMA integrity_check")
                .filter { $0 != "ok" }
            let broken = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
            for row in broken {
                let (table, parent): (String?, String?) = (row[0], row[2])
                problems.append("a row of \(table ?? "?") refers to no \(parent ?? "?")")
            }
            return problems
        }
    }

    /// Forgets the journal of before a moment: runs that changed nothing, scans that no decision
    /// looked back at, and mails that were read. What is believed, and all that it can be worked
    /// out from again, stays; so does the last of the lists that showed the same days: how late a
    /// day was looked at is what its close rests on.
    public func prune(before moment: Date) throws(LedgerTrouble) {
        let time = moment.timeIntervalSince1970
        try writing { books throws(LedgerTrouble) in
            try books.pruneScans(before: time)
            try books.run(
                """
                DELETE FROM run WHERE salon = $1 AND as_of < $2 AND is_quiet = 1
                    AND NOT EXISTS (
                        SELECT 1 FROM scan WHERE scan.salon = run.salon AND scan.run = run.id)
                """, [books.salon, time])
            try books.run(
                """
                DELETE FROM gist WHERE salon = $1 AND NOT EXISTS (
                    SELECT 1 FROM run WHERE run.salon = gist.salon AND run.id = gist.run)
                """, [books.salon])
            try books.run(
                "DELETE FROM mail_seen WHERE salon = $1 AND at < $2", [books.salon, time])
            try books.run(
                """
                DELETE FROM backfill_line WHERE salon = $1 AND EXISTS (
                    SELECT 1 FROM backfill
                    WHERE backfill.salon = backfill_line.salon AND backfill.is_finished = 1
                        AND backfill.id = backfill_line.backfill AND backfill.as_of < $2)
                """, [books.salon, time])
            try books.run(
                "DELETE FROM quarantine WHERE salon = $1 AND cleared_run IS NOT NULL",
                [books.salon])
        }
    }
}

extension Books {
    /// A scan that said nothing new rests on the one that said it first, which stays as long as any
    /// of those: without it a replay would take the later one for news.
    fileprivate func pruneScans(before time: TimeInterval) throws(LedgerTrouble) {
        try run(
            """
            DELETE FROM scan WHERE salon = $1 AND t_hi < $2 AND is_ground = 0
                AND (is_unchanged = 1 OR NOT EXISTS (
                    SELECT 1 FROM scan AS later
                    WHERE later.salon = scan.salon AND later.source = scan.source
                        AND later.fingerprint = scan.fingerprint AND later.is_unchanged = 1
                        AND later.t_lo >= scan.t_lo))
                AND EXISTS (
                    SELECT 1 FROM run
                    WHERE run.salon = scan.salon AND run.id = scan.run AND run.is_quiet = 1)
                AND NOT EXISTS (
                    SELECT 1 FROM source
                    WHERE source.salon = scan.salon AND source.last_scan = scan.id)
                AND id NOT IN (
                    SELECT id FROM (
                        SELECT id, ROW_NUMBER() OVER (
                            PARTITION BY source, first_day, last_day ORDER BY t_hi DESC, id
                        ) AS place
                        FROM scan WHERE salon = $1 AND is_listed = 1
                    ) AS listed WHERE place = 1)
            """, [salon, time])
    }
}
