import Plumbing
import Reservations

extension TableRows {
    /// Reads on as long as the rows are lines of one visit.
    mutating func joined() -> TableRow {
        guard let joining = layout.joining, let by = joining.by else { return row() }
        let id = cell(by).map(Array.init)
        var isLeft = isLeft(joining)
        var whole = row()
        let line = record.line
        while true {
            // What cannot be read ends the visit, and is met again and told by `next`.
            guard (try? reader.next(into: &record)) == true else { break }
            guard !record.isBlank, cell(by).map(Array.init) == id else {
                isAhead = true
                break
            }
            isLeft = self.isLeft(joining) || isLeft
            whole = whole.joined(with: row())
        }
        return isLeft ? .left(line: line) : whole
    }

    private func isLeft(_ joining: TableJoin) -> Bool {
        guard let leave = joining.leave, let cell = cell(leave.column) else { return false }
        return leave.words.contains(Array(cell))
    }
}

extension TableRow {
    /// One visit of two lines; a line that cannot be read sets the whole visit aside.
    fileprivate func joined(with other: TableRow) -> TableRow {
        switch (self, other) {
        case (.read(let one), .read(let two)):
            var facts = one.facts
            facts.add(line: two.facts)
            return .read(
                RowReading(
                    position: one.position, number: one.number, kind: one.kind, facts: facts,
                    interval: one.interval, span: one.span, findings: one.findings + two.findings,
                    mark: one.mark))
        case (.read, .quarantined), (.read, .left): return other
        case (.quarantined, _), (.left, _): return self
        }
    }
}
