import Foundation
import Testing

/// Every rule is in the table with the tests that name it, and no test names one that is not.
///
/// `RULES=write` writes the table (`make rules`).
@Suite struct RuleTableTests {
    private static let folder = Repository.root + "/Tests"
    private static let isWriting = ProcessInfo.processInfo.environment["RULES"] == "write"

    private static func table() throws -> RuleTable {
        var table = RuleTable(
            list: try String(contentsOfFile: folder + "/rules.txt", encoding: .utf8))
        let files = try #require(FileManager.default.enumerator(atPath: folder))
        let names = files.compactMap { $0 as? String }.filter { $0.hasSuffix("Tests.swift") }
        for file in names.sorted() where file != "daichoTests/RuleTableTests.swift" {
            table.take(
                try String(contentsOfFile: folder + "/" + file, encoding: .utf8), of: file)
        }
        return table
    }

    @Test func `the table shows what the tests' names say`() throws {
        let path = Self.folder + "/Rules.md"
        let table = try Self.table().markdown
        if Self.isWriting { try Data(table.utf8).write(to: URL(fileURLWithPath: path)) }
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        #expect(kept == table, "`make rules` writes it")
    }

    @Test func `the README shows which suites show each rule`() throws {
        let path = Repository.root + "/README.md"
        let readme = try String(contentsOfFile: path, encoding: .utf8)
        let parts = readme.components(separatedBy: "<!-- rules -->\n\n")
        try #require(parts.count == 2)
        let rest = try #require(parts[1].range(of: "\n\n<!-- end of rules -->"))
        let table = try Self.table().coverage
        if Self.isWriting {
            let text = parts[0] + "<!-- rules -->\n\n" + table + parts[1][rest.lowerBound...]
            try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        } else {
            #expect(parts[1][..<rest.lowerBound] == table, "`make rules` writes it")
        }
    }

    @Test func `each rule that is built has a test`() throws {
        let table = try Self.table()
        let bare = table.rules.filter { !$0.isRange && table.claims[$0.id] == nil }
        #expect(bare.map(\.id) == ["F16"])
        let searched = (7...8).map { "R2-0\($0)" } + (16...22).map { "R2-\($0)" }
        #expect(Set(searched).subtracting(table.claims.keys) == [])
    }

    @Test func `a test names only rules that are listed, each of them once`() throws {
        let table = try Self.table()
        let single = table.rules.filter { !$0.isRange }.map(\.id)
        let counts = [("R0-", 30), ("R1-", 22)]
        for (prefix, count) in counts {
            let listed = single.filter { $0.hasPrefix(prefix) }
            #expect(listed == (1...count).map { prefix + ($0 < 10 ? "0" : "") + "\($0)" })
        }
        #expect(single.filter { $0.hasPrefix("D") } == (1...16).map { "D\($0)" })
        #expect(single.filter { $0.hasPrefix("F") } == (1...20).map { "F\($0)" })
        #expect(Set(single).count == single.count)
        #expect(table.claims.keys.filter { !single.contains($0) } == [])
    }

    @Test func `a name claims each rule in it, a row those that it begins or ends with`() {
        var table = RuleTable(
            list: "# head\n# A: group\nR0-01 | One | \nD2 | Two | more\nD3 | Three |")
        table.take(
            """
            func `R0-01, I4: a test (D2)`() {}
            "D2: a row", "D2", "a row (I2, D2)", "see D2 there",
            """, of: "a/B.swift")
        #expect(
            table.markdown.hasSuffix(
                """
                ## A: group

                | rule | what it asks | tests |
                |---|---|---|
                | R0-01 | One | [B](a/B.swift): R0-01, I4: a test (D2) |
                | D2 | Two | [B](a/B.swift): R0-01, I4: a test (D2); "D2: a row"; "a row (I2, D2)"<br>*Still open: more.* |
                | D3 | Three | **not built yet** |

                """))
    }
}
