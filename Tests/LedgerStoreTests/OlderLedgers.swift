import Foundation
import GRDB

@testable import LedgerStore

/// The ledgers of older shapes in `Fixtures/ledgers`, each as SQL with the CSV that it exported.
///
/// `LEDGERS=write swift test --filter OlderShapeTests` writes those that are missing: the first of
/// them, cut to a few bookings and brought on step by step, with a row or two in what each step
/// brought. One that stands is never written again.
enum OlderLedgers {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Fixtures/ledgers").standardizedFileURL.path
    static let salon = "kirei-demo"

    static var cases: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder)
                .filter { !$0.hasPrefix(".") }.sorted()
        }
    }

    /// The folder of a ledger whose last step bears a name.
    static func name(of step: String) -> String {
        step.filter { $0.isLetter || $0 == " " }.replacing(" ", with: "-")
    }

    /// Writes a case's ledger into a file.
    static func lay(_ name: String, at path: String) throws {
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        let queue = try queue(at: path)
        let sql = try String(contentsOfFile: "\(folder)/\(name)/ledger.sql", encoding: .utf8)
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    /// A ledger as SQL: its tables, their rows, and what keeps them as they are.
    static func text(of queue: DatabaseQueue) throws -> String {
        try queue.read { db in
            let parts = try Row.fetchAll(
                db,
                sql: """
                    SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
                    ORDER BY type <> 'table', rowid
                    """)
            var lines = ["PRAGMA foreign_keys = OFF;", "BEGIN TRANSACTION;"]
            for part in parts where (part["type"] as String) == "table" {
                lines += ["\(part["sql"] as String);"] + (try rows(of: part["name"], in: db))
            }
            for part in parts where (part["type"] as String) != "table" {
                lines.append("\(part["sql"] as String);")
            }
            return (lines + ["COMMIT;"]).map { $0 + "\n" }.joined()
        }
    }

    static func rows(of table: String, in db: Database) throws -> [String] {
        let columns = try db.columns(in: table).map { "quote(\"\($0.name)\")" }
        return try String.fetchAll(
            db,
            sql: """
                SELECT 'INSERT INTO "\(table)" VALUES(' || \(columns.joined(separator: " || ',' || "))
                    || ');'
                FROM "\(table)"
                """
        ).sorted()
    }

    static func writeMissing() throws {
        let begins = name(of: schema[0].name)
        let queue = try queue(at: ":memory:")
        let first = try lines(of: "\(folder)/\(begins)/ledger.sql").filter(isKept)
        let orphans = "DELETE FROM receipt WHERE action NOT IN (SELECT id FROM outbox);"
        let start = (first + [orphans]).joined(separator: "\n")
        try queue.writeWithoutTransaction { try $0.execute(sql: start) }
        let csv = try lines(of: "\(folder)/\(begins)/ledger.csv").enumerated()
            .filter { $0.offset == 0 || isKept($0.element) }.map { $0.element + "\r\n" }.joined()
        for count in 2..<schema.count {
            var file = LedgerFile(.memory)
            file.steps = Array(schema.prefix(count))
            _ = try file.brought(queue, backingUp: false)
            let step = schema[count - 1].name
            try queue.writeWithoutTransaction { try $0.execute(sql: news[step] ?? "") }
            let place = "\(folder)/\(name(of: step))"
            if FileManager.default.fileExists(atPath: place) { continue }
            try FileManager.default.createDirectory(
                atPath: place, withIntermediateDirectories: true)
            try Data(text(of: queue).utf8).write(to: URL(fileURLWithPath: place + "/ledger.sql"))
            try Data(csv.utf8).write(to: URL(fileURLWithPath: place + "/ledger.csv"))
        }
    }

    private static func queue(at path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false  // rows come table by table
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    private static func lines(of path: String) throws -> [String] {
        try String(contentsOfFile: path, encoding: .utf8).replacing("\r\n", with: "\n")
            .split(separator: "\n").map(String.init)
    }

    /// Whether a line speaks of the bookings that are enough, or of none.
    private static func isKept(_ line: String) -> Bool {
        let kept = ["BE10000079", "BE20000004", "YG20000002"]
        let numbers = line.matches(of: /(?:BE|YG)\d{8}/).map { String($0.output) }
        return numbers.isEmpty || numbers.contains(where: kept.contains)
    }

    private static let word = "00112233445566778899aabbccddeeff"
    private static let run = "20261202-090000-7cbb2a"

    /// By step, rows of what it brought.
    static let news = [
        "scans tell with what they were read, and what they did not show": """
        UPDATE scan SET layout = '\(word)', sign_in = '\(word)', server_ahead = 1.5,
            unseen = '["BE10000079"]';
        """,
        "exports can wait": """
        INSERT INTO export_job VALUES ('\(salon)', 1, 1796083200.0, 'hana',
            '{"text":"見本"}', 'done', 1, 1796083201.0, 1796083202.0, '[]', 3, NULL);
        """,
        "what came can be replayed": """
        INSERT INTO act VALUES ('\(salon)', 1, 1796083300.0, 'hana', 'export', 'job:1', '{}');
        INSERT INTO input VALUES ('\(salon)', 1, 0, 'act', 'job:1', 1, 1796083300.0);
        INSERT INTO gist VALUES ('\(salon)', '\(run)', '{}');
        """,
        "a backfill remembers how far it came": """
        INSERT INTO backfill VALUES ('\(salon)', '\(word)', '\(run)', 1796169600.0, 3, '{}', 1);
        """,
        "mails are owed a mark until it is set": """
        UPDATE mail_seen SET is_owed = 1 WHERE mail = (SELECT MIN(mail) FROM mail_seen);
        """,
        "a guest can be forgotten": """
        INSERT INTO forgotten (salon, medium, number, at)
            VALUES ('\(salon)', 'hotpepper', 'BE10000999', 1796169600.0);
        INSERT INTO seal VALUES ('\(salon)', '\(word)', '\(word)');
        UPDATE capture SET is_shredded = 1 WHERE hash = (SELECT MAX(hash) FROM capture);
        """,
        "staff are known by medium": """
        INSERT INTO staff_identity VALUES ('\(salon)', 'hotpepper', '見本');
        """,
        "what people are to be told is owed until it is told": """
        INSERT INTO owed_notice VALUES ('\(salon)', '', 'deliver:own', '送れません', 10);
        """,
        "slots are told to linked media": """
        INSERT INTO slot_scope VALUES ('\(salon)', 'own', '\(word)');
        """,
        "mails of days beyond the horizon wait for them": """
        INSERT INTO awaited VALUES ('\(salon)', 'hotpepper', 'BE10000998', '2027-05-01');
        """,
        "what people enter is observed, too": """
        INSERT INTO observation
            SELECT salon, '\(word)', run, 'local', 'L-0000000001', 'new', 'desk', t_lo, t_hi,
                detected_at, 'desk', '', NULL, NULL, '', facts
            FROM observation ORDER BY id LIMIT 1;
        """,
        "what lists showed of a day is kept": """
        INSERT INTO listed_day VALUES ('\(salon)', 'hotpepper-list', '2026-12-02', 'hotpepper',
            1796169600.0, 1796169600.0, '{}', '[]');
        """,
        "a backfill tells of its rows": """
        INSERT INTO backfill_line VALUES ('\(salon)', '\(word)', 1, '{}');
        """,
        "a failing source is told in people's words": """
        UPDATE source SET failure = 'no end marker', words = '画面が変わりました',
            failing_since = 1796169600.0 WHERE source = 'hotpepper-list';
        """,
        "what a replaced ledger sent is carried over": """
        INSERT INTO act VALUES ('\(salon)', 2, 1796169700.0, 'hana', 'restore', 'ledger', '{}');
        INSERT INTO carried_target VALUES ('\(salon)', 2, 'own', '\(run)', 1796169600.0, 0);
        INSERT INTO carried_base VALUES ('\(salon)', 2, 'own', 'hotpepper', 'BE10000999', NULL);
        INSERT INTO lost_word VALUES ('\(salon)', 'notices', 1, 2, 1796169700.0);
        """,
        "targets that take nothing rest": """
        INSERT INTO target_rest VALUES ('\(salon)', 'own', 2, 1796169800.0);
        """,
    ]
}
