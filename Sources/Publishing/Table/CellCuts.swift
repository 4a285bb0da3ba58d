import Reservations

/// The places of a row's cells in its stored bytes.
struct CellCuts {
    private var starts: [Int] = []

    /// Finds the cells; false where the row does not have one for each column.
    mutating func cut(_ cells: [UInt8]) -> Bool {
        starts.removeAll(keepingCapacity: true)
        starts.append(0)
        for index in cells.indices where cells[index] == LedgerRow.separator {
            starts.append(index + 1)
        }
        starts.append(cells.count + 1)
        return starts.count == LedgerColumn.allCases.count + 1
    }

    func range(of column: LedgerColumn) -> Range<Int> {
        starts[column.rawValue]..<starts[column.rawValue + 1] - 1
    }
}
