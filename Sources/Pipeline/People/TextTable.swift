/// A table for a terminal, aligned by how wide characters are shown.
public struct TextTable: Sendable {
    public let titles: [String]
    public let rows: [[String]]
    /// The columns whose cells stand at the right, by their place.
    public let numeric: Set<Int>
    /// How many columns of the terminal a cell may take; what is longer ends in `…`.
    public let widest: Int

    public init(
        titles: [String], rows: [[String]], numeric: Set<Int> = [], widest: Int = 40
    ) {
        self.titles = titles
        self.rows = rows
        self.numeric = numeric
        self.widest = widest
    }

    /// The lines: the titles, a rule, the rows; two blanks between columns, none at the end.
    public var text: String {
        let shownTitles = titles.map(shown)
        let shownRows = rows.map { $0.map(shown) }
        let widths = shownTitles.indices.map { column in
            ([shownTitles] + shownRows).map { row in
                row.indices.contains(column) ? terminalWidth(row[column]) : 0
            }.max() ?? 0
        }
        let rule = widths.map { String(repeating: "-", count: $0) }
        let lines = [shownTitles, rule] + shownRows
        return lines.map { line($0, widths) }.joined(separator: "\n")
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        let padded = zip(cells, widths).enumerated().map { column, cell in
            let blanks = String(repeating: " ", count: max(0, cell.1 - terminalWidth(cell.0)))
            return numeric.contains(column) ? blanks + cell.0 : cell.0 + blanks
        }
        let line = padded.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    private func shown(_ cell: String) -> String {
        let text = shownSafely(cell)
        guard terminalWidth(text) > widest else { return text }
        var kept = ""
        var width = 1
        for character in text {
            width += terminalWidth(character)
            if width > widest { break }
            kept.append(character)
        }
        return kept + "…"
    }
}
