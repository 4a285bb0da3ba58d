import Foundation
import Plumbing
import Reservations

extension TableRows {
    /// The cell of a column, or nil where the table has no such column or the row ends before it.
    func cell(_ column: Int) -> ArraySlice<UInt8>? {
        guard let index = columns[column], index < record.count else { return nil }
        return Self.unwrapped(record.cell(index))
    }

    /// `="0901"` is how some programs keep Excel from dropping a zero.
    static func unwrapped(_ cell: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard cell.count > 2, cell.starts(with: [0x3D, 0x22]), cell.last == 0x22 else {
            return cell
        }
        return cell.dropFirst(2).dropLast()
    }

    mutating func row() -> TableRow {
        let line = record.line
        let location = "line \(line)"
        var draft = RowDraft()
        checkShape(&draft, location)
        for plan in layout.fields { take(plan, into: &draft, location) }
        for target in layout.demand where !draft.has(target) {
            let plan = layout.fields.first { $0.target == target }
            let column = plan.flatMap { layout.places[$0.place].first { columns[$0] != nil } }
            draft.lack(
                target, "must stand in such a table",
                at: column.map { place(of: $0, in: location) } ?? location)
        }
        var mark = TableMark(line: line, isEcho: layout.isEcho, knownBy: layout.knownBy)
        mark.medium = layout.medium.flatMap(text)
        mark.shop = layout.shop.flatMap(text)
        mark.registeredAt = registeredAt
        mark.seal = seal
        if draft.number == nil, !draft.lacksKey, let made = layout.madeNumber {
            draft.number = number(by: made, for: draft.facts)
            mark.madePrefix = made.prefix
        }
        guard !draft.lacksKey, let number = draft.number else {
            return .quarantined(
                QuarantinedRow(
                    position: line, location: location, kind: .present, number: draft.number,
                    facts: draft.facts, span: record.span, findings: draft.findings, mark: mark))
        }
        let time = time(isCancelled: draft.facts.status?.isCancelled == true)
        return .read(
            RowReading(
                position: line, number: number, kind: .present, facts: draft.facts,
                interval: time.map { Interval(from: $0, to: $0) }, span: record.span,
                findings: draft.findings, mark: mark))
    }

    private mutating func number(by made: MadeNumber, for facts: Facts) -> String {
        let number = made.number(of: facts)
        guard made.countsRepeats else { return number }
        let count = (self.made[number] ?? 0) + 1
        self.made[number] = count
        return count == 1 ? number : "\(number)-\(count)"
    }

    /// A comma that nobody quoted moves every value behind it to the right.
    private func checkShape(_ draft: inout RowDraft, _ location: String) {
        let isWide = (width..<max(width, record.count)).contains { !record.cell($0).isEmpty }
        if isWide { draft.lack(.number, "has more cells than the table has heads", at: location) }
        if record.hasStrayText {
            draft.lack(.number, "goes on behind a closing quote", at: location)
        }
    }

    private func take(_ plan: FieldPlan, into draft: inout RowDraft, _ location: String) {
        // A visit's end tells its duration only where nothing else did.
        if plan.reader is TableEnd, draft.facts.durationMinutes != nil { return }
        let columns = layout.places[plan.place]
        if let (column, filled) = filled(among: columns) {
            let reading = plan.reader.read(filled)
            let isRight = reading.problem == nil
            draft.take(
                reading, for: plan.target, at: isRight ? location : place(of: column, in: location))
        } else if plan.target.isKey {
            if plan.target == .number, layout.madeNumber != nil { return }
            let reading = plan.reader.read(Passage(cell: []))
            let there = columns.first { cell($0) != nil }
            if reading.value == nil, there == nil {
                let name = layout.columns[columns[0]].name
                draft.lack(plan.target, "the table has no column \(name)", at: location)
            } else {
                draft.take(
                    reading, for: plan.target,
                    at: there.map { place(of: $0, in: location) } ?? location)
            }
        }
    }

    /// The first of some columns in which anything stands.
    private func filled(among columns: [Int]) -> (column: Int, cell: Passage)? {
        for column in columns {
            guard let cell = cell(column) else { continue }
            let passage = Passage(cell: cell)
            if !passage.isEmpty { return (column, passage) }
        }
        return nil
    }

    /// `line 3 column B 予約日時`: as a spreadsheet names the column, and as its head does.
    private func place(of column: Int, in location: String) -> String {
        guard let index = columns[column] else { return location }
        let head = heads[index].split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return "\(location) column \(Self.letters(of: index)) \(head)"
    }

    private static func letters(of index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(0x41 + index % 26)))
        return index < 26 ? last : letters(of: index / 26 - 1) + last
    }

    private func text(_ column: Int) -> String? {
        guard let cell = cell(column), !cell.isEmpty else { return nil }
        return Passage(cell: cell).onlyLine.map { String(decoding: Array(cell)[$0], as: UTF8.self) }
    }
}

extension RowDraft {
    /// Whether a field was read and tells something.
    fileprivate func has(_ target: FieldTarget) -> Bool {
        switch target {
        case .number: number != nil
        case .field(let field): facts.claimed.contains(FieldSet(field))
        }
    }
}

extension Passage {
    /// A cell of a table, its lines one by one.
    init(cell: ArraySlice<UInt8>) {
        let bytes = Array(cell)
        guard bytes.contains(where: { $0 == 0x0A || $0 == 0x0D }) else {
            self.init(bytes, 0..<bytes.count)
            return
        }
        var lines: [TextLine] = []
        var start = 0
        for index in 0...bytes.count
        where index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D {
            // CR LF is one break: the LF ends nothing that the CR has not ended.
            let isSecond = index > 0 && index < bytes.count && bytes[index] == 0x0A
            if isSecond, bytes[index - 1] == 0x0D {
                start = index + 1
                continue
            }
            lines.append(TextLine(range: trimmed(start..<index, in: bytes), indent: 0))
            start = index + 1
        }
        self.init(bytes: bytes, lines: lines[...])
    }
}
