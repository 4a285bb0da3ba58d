import Plumbing
import Reservations

/// Reads the rows of one listing page, each cell once.
struct RowReader {
    let layout: PageLayout
    /// Where each column of the layout stands on this page; nil where it has none.
    let columns: [Int?]
    /// How many columns the page's table has.
    let width: Int

    /// What became of one row.
    enum Outcome {
        case read(RowReading)
        case quarantined(QuarantinedRow)
    }

    /// Columns that a field is read from and that no head was found for.
    var missingColumns: [ColumnPlace] {
        let read = Set(layout.fields.map { layout.cells[$0.place].column })
        return read.sorted().filter { columns[$0] == nil }.map { layout.columns[$0] }
    }

    /// The places of columns with a head that the layout does not know, from 1.
    func unknownColumns(among heads: [ColumnHead]) -> [Int] {
        let known = Set(columns.compactMap(\.self))
        return heads.filter { !$0.text.isEmpty && !known.contains($0.index) }.map { $0.index + 1 }
    }

    /// Columns whose absence makes every row unreadable.
    var missingKeyColumns: [String] {
        let keys = Set(layout.fields.filter(\.target.isKey).map { layout.cells[$0.place].column })
        return keys.sorted().filter { columns[$0] == nil }.map { layout.columns[$0].name }
    }

    func read(_ row: HTMLNode, position: Int) -> Outcome {
        let location = "row \(position)"
        var draft = RowDraft()
        if let cells = cells(of: row) {
            let passages = layout.cells.map { place in
                columns[place.column].map { place.passage(cells[$0]) }
            }
            for plan in layout.fields {
                guard let passage = passages[plan.place] else { continue }
                draft.take(plan.reader.read(passage), for: plan.target, at: location)
            }
        } else {
            for key in FieldTarget.keys {
                draft.lack(key, "the row has other cells than the table's head", at: location)
            }
        }
        return outcome(draft, position, location, row.byteRange)
    }

    private func outcome(
        _ draft: RowDraft, _ position: Int, _ location: String, _ span: Range<Int>?
    ) -> Outcome {
        guard !draft.lacksKey, let number = draft.number else {
            return .quarantined(
                QuarantinedRow(
                    position: position, location: location, kind: .present, number: draft.number,
                    facts: draft.facts, span: span, findings: draft.findings))
        }
        return .read(
            RowReading(
                position: position, number: number, kind: .present, facts: draft.facts,
                interval: nil, span: span, findings: draft.findings))
    }

    /// The row's cells, one for each column, or nil if they do not fill the table.
    func cells(of row: HTMLNode) -> [HTMLNode]? {
        var cells: [HTMLNode] = []
        for cell in row.children
        where cell.isNamed(Self.dataCell) || cell.isNamed(Self.headCell) {
            for _ in 0..<ColumnHead.span(of: cell) { cells.append(cell) }
            if cells.count > width { return nil }
        }
        return cells.count == width ? cells : nil
    }

    private static let dataCell = StaticName("td")
    private static let headCell = StaticName("th")
}
