import Foundation

/// The rules that the product must show, each with the tests that name it.
struct RuleTable {
    struct Rule {
        let id: String
        let asks: String
        /// What no test shows yet, where there is more to the rule.
        let open: String

        /// Several rules in one line, which wait for a later step.
        var isRange: Bool { id.contains("…") }
    }

    struct Group {
        let title: String
        var rules: [Rule] = []
    }

    /// A test, or a row of its table, that names a rule.
    struct Claim: Hashable {
        let file: String
        let words: String
    }

    private(set) var groups: [Group] = []
    private(set) var claims: [String: [Claim]] = [:]

    /// - Parameter list: `Tests/rules.txt`: a rule a line, a title before each group.
    init(list: String) {
        for line in list.split(separator: "\n").dropFirst() where line != "#" {
            if line.hasPrefix("#") {
                groups.append(Group(title: String(line.dropFirst(2))))
                continue
            }
            let cells = line.split(separator: "|", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            groups[groups.count - 1].rules.append(
                Rule(id: cells[0], asks: cells[1], open: cells[2]))
        }
    }

    var rules: [Rule] { groups.flatMap(\.rules) }

    /// Takes what a file of tests names: tests by any rule in their names, rows of their tables
    /// by the rules they begin or end with.
    mutating func take(_ text: String, of file: String) {
        let id = /\b(?:R[0-4]-\d\d|[DF]\d{1,2})\b/
        let tests = text.matches(of: /func\s+`([^`\n]+)`/).map { ($0.range, $0.output.1) }
        let row =
            /"(?:(?:[RDGIF]\d*-?\d+, )*[RDGIF]\d*-?\d+: [^"\\\n]+|[^"\\\n]+ \((?:[RDGIF]\d*-?\d+, )*[RDGIF]\d*-?\d+\))"/
        let rows = text.matches(of: row).map { ($0.range, $0.output) }
        for (_, words) in (tests + rows).sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
            let claim = Claim(file: file, words: String(words))
            for rule in Set(words.matches(of: id).map { String($0.output) }) {
                claims[rule, default: []].append(claim)
            }
        }
    }
}

extension RuleTable {
    /// The table as `Tests/Rules.md` shows it.
    var markdown: String {
        var lines = [
            "# Rules, and the tests that show them", "",
            "Each rule that daicho has to show, and every test that names it: `make rules` writes"
                + " this from `Tests/rules.txt`",
            "and the names of the tests. A name in quotes is a row of its test's table.",
        ]
        for group in groups {
            lines += [
                "", "## \(group.title)", "", "| rule | what it asks | tests |", "|---|---|---|",
            ]
            lines += group.rules.map { "| \($0.id) | \($0.asks) | \(tests(of: $0)) |" }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Which suites show each rule, a line for each, as the README shows it.
    var coverage: String {
        let lines = groups.flatMap { group in
            ["| **\(group.title)** | |"]
                + group.rules.map { rule in
                    let suites = files(of: rule).map { "[\(Self.name($0))](Tests/\($0))" }
                    let shown =
                        suites.isEmpty ? "**not built yet**" : suites.joined(separator: ", ")
                    return "| \(rule.id) | \(shown) |"
                }
        }
        return (["| rule | tests |", "|---|---|"] + lines).joined(separator: "\n")
    }

    private func files(of rule: Rule) -> [String] {
        var files: [String] = []
        for claim in claims[rule.id] ?? [] where !files.contains(claim.file) {
            files.append(claim.file)
        }
        return files
    }

    private static func name(_ file: String) -> String {
        URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    }

    private func tests(of rule: Rule) -> String {
        let named = claims[rule.id] ?? []
        if named.isEmpty {
            return "**not built yet**" + (rule.open.isEmpty ? "" : ": \(rule.open)")
        }
        var cells = files(of: rule).map { file in
            let words = named.filter { $0.file == file }.map(\.words)
            return "[\(Self.name(file))](\(file)): \(words.joined(separator: "; "))"
        }
        if !rule.open.isEmpty { cells.append("*Still open: \(rule.open).*") }
        return cells.joined(separator: "<br>")
    }
}
