import Foundation

/// A salon's story as a receptionist would write it down: what came in on some mornings, and what
/// it made of the ledger.
struct Scenario: Sendable, CustomStringConvertible {
    var title: String
    /// What holds for all its mornings: `連携先: プログラム`.
    var settings: [String: String] = [:]
    var mornings: [Morning] = []

    struct Morning: Sendable {
        /// `12/1 09:00`, in 2026 where no year is written.
        var time: String
        var given: [Section] = []
        var expected: [Section] = []

        subscript(name: String) -> Section? { given.first { $0.name == name } }
    }

    /// A heading, a word beside it, and a table below it.
    struct Section: Hashable, Sendable {
        var name: String
        var note = ""
        var columns: [String] = []
        var rows: [[String]] = []

        /// The rows as values by their columns' titles; `－` is none.
        var records: [[String: String]] {
            rows.map { row in
                Dictionary(uniqueKeysWithValues: zip(columns, row)).filter { $0.value != "－" }
            }
        }
    }

    var description: String { title }
}

/// A file of scenarios. Its lines: `## title`, settings, `### time`, then sections. A section's
/// heading stands at the line's beginning (`→` before what is expected), its table is indented,
/// and its cells are kept apart by spaces.
struct ScenarioText {
    var head: [String] = []
    var scenarios: [Scenario] = []

    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
            take(String(line))
        }
    }

    private mutating func take(_ line: String) {
        if line.hasPrefix("### ") {
            change { $0.mornings.append(Scenario.Morning(time: String(line.dropFirst(4)))) }
        } else if line.hasPrefix("## ") {
            scenarios.append(Scenario(title: String(line.dropFirst(3))))
        } else if scenarios.isEmpty {
            head.append(line)
        } else if line.hasPrefix(" ") {
            let cells = line.split(separator: " ").map(String.init)
            change { $0.add(cells) }
        } else {
            let parts = line.split(separator: ":", maxSplits: 1).map {
                $0.trimmingCharacters(in: .whitespaces)
            }
            let note = parts.count > 1 ? parts[1] : ""
            change { $0.begin(parts[0], note) }
        }
    }

    private mutating func change(_ work: (inout Scenario) -> Void) {
        work(&scenarios[scenarios.count - 1])
    }

    /// The file in its own layout: a test writes what came out beside what came in.
    var text: String {
        let stories = scenarios.map { "\n\($0.text)" }
        return head.joined(separator: "\n") + "\n" + stories.joined()
    }
}

extension Scenario {
    fileprivate mutating func begin(_ name: String, _ note: String) {
        guard !mornings.isEmpty else {
            settings[name] = note
            return
        }
        let last = mornings.count - 1
        if name.hasPrefix("→") {
            let name = name.dropFirst().trimmingCharacters(in: .whitespaces)
            mornings[last].expected.append(Section(name: name, note: note))
        } else {
            mornings[last].given.append(Section(name: name, note: note))
        }
    }

    fileprivate mutating func add(_ cells: [String]) {
        let last = mornings.count - 1
        if mornings[last].expected.isEmpty {
            mornings[last].given[mornings[last].given.count - 1].add(cells)
        } else {
            mornings[last].expected[mornings[last].expected.count - 1].add(cells)
        }
    }

    fileprivate var text: String {
        var text = "## \(title)\n"
        for (name, value) in settings.sorted(by: { $0.key < $1.key }) {
            text += "\(name): \(value)\n"
        }
        for morning in mornings {
            text += "\n### \(morning.time)\n"
            text += morning.given.map { $0.text(mark: "") }.joined()
            text += morning.expected.map { $0.text(mark: "→ ") }.joined()
        }
        return text
    }
}

extension Scenario.Section {
    fileprivate mutating func add(_ cells: [String]) {
        if columns.isEmpty { columns = cells } else { rows.append(cells) }
    }

    func text(mark: String) -> String {
        var text = mark + name + (note.isEmpty ? "" : ": \(note)") + "\n"
        guard !columns.isEmpty else { return text }
        let lines = [columns] + rows
        let widths = columns.indices.map { column in
            lines.map { $0[column].width }.max() ?? 0
        }
        for line in lines {
            let cells = zip(line, widths).map { cell, width in
                cell + String(repeating: " ", count: width - cell.width)
            }
            text += ("    " + cells.joined(separator: "  ")).trimmingEnd + "\n"
        }
        return text
    }
}

extension String {
    /// Columns on a screen: what is not ASCII takes two.
    fileprivate var width: Int { unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) } }

    fileprivate var trimmingEnd: String {
        String(self[..<(lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex)])
    }
}
