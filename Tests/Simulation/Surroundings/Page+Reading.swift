import Formats
import Foundation
import Reservations
import Sandbox

extension Walk.Page {
    /// The page as bytes: its HTML, or as few as tell it from every other.
    func bytes(usesPaper: Bool) -> [UInt8] {
        switch self {
        case .other(let bytes): return bytes
        case .list(let list, let store):
            return usesPaper ? Self.paper(list, store: store) : Self.brief(list, store: store)
        case .cut(let list):
            guard usesPaper else { return Array("cut \(list.number) \(list.total)".utf8) }
            let paper = Self.paper(list, store: SandboxStore.demo.id)
            return Array(paper.prefix(paper.count / 2))
        }
    }

    /// What tells two pages apart, and nothing more.
    private static func brief(_ list: ListPage, store: String) -> [UInt8] {
        var text = "\(store) \(list.number)/\(list.pages) of \(list.total) to \(list.form.to)\n"
        for row in list.rows {
            text += row.number + row.date + row.start + row.status.text + row.staff
            text += (row.menu.first ?? "") + "\n"
        }
        return Array(text.utf8)
    }

    private static func paper(_ list: ListPage, store: String) -> [UInt8] {
        var screen = SandboxScreen(token: Walk.token)
        screen.store.id = store
        return SalonBoard.listPage(list, for: screen)
    }

    /// What the reader would say of the page, without paper.
    public func reading(by reader: Reader, bytes: [UInt8]) -> DocumentReading {
        switch self {
        case .other: return reader.read(bytes)
        case .cut:
            var reading = DocumentReading(format: reader.format)
            reading.refused = .truncated
            reading.coverage = Coverage(verdict: .unusable, failed: ["refused"])
            return reading
        case .list(_, let store) where store != SandboxStore.demo.id:
            var reading = DocumentReading(format: reader.format)
            reading.refused = .otherStore
            reading.coverage = Coverage(verdict: .unusable, failed: ["refused"])
            return reading
        case .list(let list, let store):
            return Self.reading(of: list, store: store, format: reader.format)
        }
    }

    private static func reading(
        of list: ListPage, store: String, format: Format
    ) -> DocumentReading {
        var reading = DocumentReading(format: format)
        reading.recognised = true
        var facts = PageFacts(charset: "UTF-8", replacements: 0)
        facts.total = list.total
        facts.saysNothing = list.rows.isEmpty && list.total == 0
        if !facts.saysNothing { (facts.page, facts.pages) = (list.number, list.pages) }
        facts.nextLink =
            list.number < list.pages && !facts.saysNothing
            ? "changePage?pn=\(list.number + 1)" : nil
        facts.store = store
        (facts.from, facts.to) = (ServiceDay(list.form.from), ServiceDay(list.form.to))
        facts.rowCount = list.rows.count
        for (index, row) in list.rows.enumerated() {
            let isDamaged = list.damage == .number && index == 0
            if isDamaged || row.status.meaning == nil {
                reading.quarantined.append(
                    quarantined(row, at: index + 1, number: isDamaged ? nil : row.number))
            } else {
                reading.rows.append(
                    RowReading(
                        madeAt: index + 1, number: row.number, facts: Facts(row: row),
                        span: index * 100..<index * 100 + 100))
            }
        }
        reading.page = facts
        reading.coverage = Coverage(verdict: list.pages == 1 ? .complete : .partial)
        return reading
    }

    private static func quarantined(
        _ row: SandboxBooking, at position: Int, number: String?
    ) -> QuarantinedRow {
        let field = number == nil ? "number" : "status"
        let finding = Finding(
            field: field, problem: "cannot be read", location: "row \(position)")
        var facts = Facts(row: row)
        if number != nil { facts.claimed.remove(FieldSet(.status)) }
        return QuarantinedRow(
            madeAt: position, number: number, facts: facts,
            span: position * 100..<position * 100 + 100, finding: finding)
    }
}
