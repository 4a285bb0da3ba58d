import Reservations

/// A stored row as texts, dressed for a style.
struct DressedRow {
    private let texts: [String]
    private let dress: CellDress

    /// Nil where the row does not have a cell for each column.
    init?(_ cells: [UInt8], dress: CellDress) {
        texts = LedgerRow(cells: cells).texts
        self.dress = dress
        guard texts.count == LedgerColumn.allCases.count else { return nil }
    }

    subscript(column: LedgerColumn) -> String {
        dress.dress(texts[column.rawValue], of: column) { texts[$0.rawValue] }
    }

    var day: ServiceDay? { ServiceDay(texts[LedgerColumn.visitDate.rawValue]) }
    /// Minutes after the start of the business day.
    var start: Int? { ClockTime(texts[LedgerColumn.start.rawValue])?.minutes }
    var duration: Int? { Int(texts[LedgerColumn.duration.rawValue]) }

    var status: Status? {
        let label = texts[LedgerColumn.status.rawValue]
        return Status.allCases.first { $0.label == label }
    }

    var isCancelled: Bool { status?.isCancelled ?? false }
}
