import Plumbing
import Reservations

extension Reader {
    /// The bytes of the cells that a row's values were read from; empty for a mail.
    func cellRanges(of row: Range<Int>, in capture: [UInt8]) -> [Field: Range<Int>] {
        guard case .page(let layout) = layout else { return [:] }
        let text = decodePage(capture)
        // Places count in the text as UTF-8; they are the capture's own only where that is UTF-8.
        guard text.utf8 == capture else { return [:] }
        do throws(UnreadableHTML) {
            let search = PageSearch(try HTMLPage(utf8: capture))
            return layout.cellRanges(of: row, search)
        } catch {
            return [:]  // no page any more: what is known is the row's own place
        }
    }
}

extension PageLayout {
    fileprivate func cellRanges(
        of span: Range<Int>, _ search: PageSearch
    ) -> [Field: Range<Int>] {
        guard let head, let row, let table = search.nodes(self.table).first,
            let node = search.nodes(row, from: table).first(where: { $0.byteRange == span })
        else { return [:] }
        let (heads, width) = ColumnHead.heads(search.nodes(head, from: table), on: search)
        let reader = RowReader(
            layout: self, columns: columns.map { $0.index(in: heads) }, width: width)
        guard let cells = reader.cells(of: node) else { return [:] }
        var ranges: [Field: Range<Int>] = [:]
        for plan in fields {
            guard case .field(let field) = plan.target,
                let column = reader.columns[self.cells[plan.place].column]
            else { continue }
            ranges[field] = cells[column].byteRange
        }
        return ranges
    }
}
