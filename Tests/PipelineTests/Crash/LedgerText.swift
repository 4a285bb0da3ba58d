import CFaults
import Foundation
import Synchronization

/// What a ledger believes, has sent and has been told, as text: every row of every table but the
/// journal's, which tells how often runs looked.
struct LedgerText: Equatable {
    /// By name, each row of a table as one line.
    let tables: [String: String]

    struct Unreadable: Error {
        let path: String
    }

    /// Tables that count runs and looks, and say what the last look saw.
    private static let journal: Set<String> = [
        "run", "scan", "listed_day", "source", "step", "input", "gist", "target_rest",
    ]
    /// What tells how often something was tried, when, and at what place on the disk it ended.
    private static let counts: Set<String> = [
        "attempts", "leased_until", "evidence@receipt", "at@receipt",
        "at@mail_seen",
    ]

    init(_ path: String) throws {
        guard let file = faults_open(path) else { throw Unreadable(path: path) }
        defer { faults_close(file) }
        func ask(_ sql: String) throws -> [String] {
            guard let answer = faults_ask(file, sql) else { throw Unreadable(path: path) }
            defer { free(answer) }
            return Self.rows(answer)
        }
        let schema = try ask("SELECT group_concat(sql, x'0a') FROM sqlite_schema")
        let question =
            try Self.questions.withLock { $0[schema] } ?? Self.question(asking: ask)
        Self.questions.withLock { $0[schema] = question }
        tables = try ask(question).reduce(into: [:]) { tables, answer in
            let end = answer.utf8.firstIndex(of: 0x1F)!
            tables[String(answer[..<end])] = String(answer[answer.utf8.index(after: end)...])
        }
    }

    /// Cut by C: `split` would go grapheme by grapheme.
    private static func rows(_ answer: UnsafeMutablePointer<CChar>) -> [String] {
        var rows: [String] = []
        var rest: UnsafeMutablePointer<CChar>?
        var row = strtok_r(answer, "\u{1E}", &rest)
        while let text = row {
            rows.append(String(cString: text))
            row = strtok_r(nil, "\u{1E}", &rest)
        }
        return rows
    }

    /// What to ask for a dump, by the schema of the file.
    private static let questions = Mutex<[[String]: String]>([:])

    private static func question(asking ask: (String) throws -> [String]) throws -> String {
        let columns = try ask(
            """
            SELECT t.name || ' ' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid
            """
        ).map { $0.split(separator: " ").map(String.init) }
        let names = Dictionary(grouping: columns) { $0[0] }.mapValues { $0.map { $0[1] } }
        return names.filter { !journal.contains($0.key) }
            .map { question(of: $0.key, columns: $0.value) }.sorted()
            .joined(separator: " UNION ALL ")
    }

    /// Whether a run was cut off while it sent.
    var hasLease: Bool { tables["outbox"]?.contains("'leased'") == true }

    /// Whether nobody knows if an action has arrived.
    var isInDoubt: Bool { tables["outbox"]?.contains("'uncertain'") == true }

    /// How many actions are still to be sent.
    var waiting: Int { (tables["outbox"] ?? "").components(separatedBy: "'pending'").count - 1 }

    /// The tables whose rows another look has changed.
    func movedTables(since other: LedgerText) -> [String] {
        tables.keys.sorted().filter { tables[$0] != other.tables[$0] }
    }

    /// What differs, table by table.
    func differences(from other: LedgerText) -> [String] {
        tables.keys.sorted().compactMap { name in
            if tables[name] == other.tables[name] { return nil }
            let one = Set((tables[name] ?? "").split(separator: "\n"))
            let two = Set((other.tables[name] ?? "").split(separator: "\n"))
            let (new, lost) = (one.subtracting(two).sorted(), two.subtracting(one).sorted())
            return "\(name): \(new.joined().prefix(300)) but \(lost.joined().prefix(300))"
        }
    }

    private static func question(of table: String, columns: [String]) -> String {
        let cells = columns.filter { !counts.contains($0) && !counts.contains("\($0)@\(table)") }
            .map { "quote(\"\($0)\")" }.joined(separator: " || ' ' || ")
        return """
            SELECT '\(table)' || x'1f' || coalesce((SELECT group_concat(line, x'0a') FROM \
            (SELECT \(cells) AS line FROM "\(table)" ORDER BY 1)), '')
            """
    }
}
