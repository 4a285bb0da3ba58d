public import Reservations

/// A ledger row as an object under its columns' titles: numbers as numbers, empty cells as null.
public func rowJSON(_ cells: [UInt8], columns: [LedgerColumn]) -> JSON {
    let texts = LedgerRow(cells: cells).texts
    return .object(
        columns.map { column in
            let text = texts.indices.contains(column.rawValue) ? texts[column.rawValue] : ""
            if text.isEmpty { return (column.title, .null) }
            if column.isNumeric, let number = Int(text) { return (column.title, .number(number)) }
            return (column.title, .text(text))
        })
}
