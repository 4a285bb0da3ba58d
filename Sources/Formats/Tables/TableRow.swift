/// What became of one record of a table.
public enum TableRow: Sendable {
    case read(RowReading)
    case quarantined(QuarantinedRow)
    /// No booking by what it says of itself (a voided receipt).
    case left(line: Int)

    /// What it tells besides its booking.
    public var mark: TableMark? {
        switch self {
        case .read(let row): row.mark
        case .quarantined(let row): row.mark
        case .left: nil
        }
    }
}
