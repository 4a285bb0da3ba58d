import Reservations

@testable import Publishing

/// A stored row of an invented guest; numbers stand where a column is numeric.
func inventedRow(_ changes: [LedgerColumn: String] = [:]) -> [UInt8] {
    var cells = Dictionary(
        uniqueKeysWithValues: LedgerColumn.allCases.map { ($0, $0.isNumeric ? "60" : "") })
    cells[.number] = "BE00000001"
    cells[.visitDate] = "2026/12/15"
    cells[.start] = "25:30"
    cells[.end] = "26:30"
    cells[.customerName] = "見本 花子"
    cells[.phone] = "09012345678"
    cells[.memo] = "=1+1"
    cells[.detectedAt] = "2026/12/02 09:00"
    cells.merge(changes) { _, new in new }
    let texts = LedgerColumn.allCases.map { cells[$0] ?? "" }
    return Array(texts.joined(separator: "\u{1F}").utf8)
}

/// What a sheet of this style makes of some rows.
func sheet(_ style: SheetStyle, _ rows: [[UInt8]]) throws -> (bytes: [UInt8], loss: SheetLoss) {
    let paper = Paper()
    var sheet = try LedgerSheet(style: style) { paper.bytes += $0 }
    for row in rows { try sheet.add(row) }
    let loss = try sheet.finish()
    return (paper.bytes, loss)
}

/// What a format makes of some rows of one salon.
func written(
    _ format: SheetFormat, _ style: SheetStyle, _ rows: [[UInt8]], title: String = "デモ店"
) throws -> String {
    let paper = Paper()
    let writer = try format.writer(style: style, title: title) { paper.bytes += $0 }
    for row in rows { try writer.add(row, of: SheetSalon(id: "demo", name: "デモ店")) }
    _ = try writer.finish()
    return String(decoding: paper.bytes, as: UTF8.self)
}

final class Paper {
    var bytes: [UInt8] = []
}
