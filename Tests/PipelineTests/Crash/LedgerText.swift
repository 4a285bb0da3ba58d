import CFaults
import Foundation

/// What a ledger believes, has sent and has been told, as text: every row of every table but the
/// journal's, which tells how often runs looked.
struct LedgerText: Equatable {
    /// By name, each row of a table as one line.
    let tables: [String: String]

    struct Unreadable: Error {
        let path: String
    }

    /// Tables that count runs and looks.
    private static let journal: Set<String> = [
        "run", "scan", "source", "step", "input", "gist",
    ]
    /// What tells how often something was tried, when, and at what place on the disk it ended.
    private static let counts: Set<String> = [
        "attempts", "leased_until", "evidence@receipt", "at@receipt",
        "at@mail_seen",
    ]

    init(_ path: String) throws {
        let columns = try Self.ask(
            path,
            """
            SELECT t.name || ' ' || c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite%' ORDER BY t.name, c.cid
            """
        ).map { $0.split(separator: " ").map(String.init) }
        let names = Dictionary(grouping: columns) { $0[0] }.mapValues { $0.map { $0[1] } }
        let questions = names.filter { !Self.journal.contains($0.key) }
            .map { Self.question(of: $0.key, columns: $0.value) }
        let answers = try Self.ask(path, questions.sorted().joined(separator: " UNION ALL "))
        var tables: [String: String] = [:]
        for answer in answers {
            let halves = answer.split(separator: "\u{1F}", omittingEmptySubsequences: false)
            tables[String(halves[0])] = String(halves[1])
        }
        self.tables = tables
    }

    /// Whether a run was cut off while it sent.
    var hasLease: Bool { tables["outbox"]?.contains("'leased'") == true }

    /// Whether nobody knows if an action has arrived.
    var isInDoubt: Bool { tables["outbox"]?.contains("'uncertain'") == true }

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

    private static func ask(_ path: String, _ sql: String) throws -> [String] {
        guard let answer = faults_ask(path, sql) else { throw Unreadable(path: path) }
        defer { free(answer) }
        return String(cString: answer).split(separator: "\u{1E}").map(String.init)
    }
}
