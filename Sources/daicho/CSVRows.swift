import Plumbing

/// A table as the bytes of a CSV.
func csvBytes(_ rows: [[String]]) throws(FileTrouble) -> [UInt8] {
    var bytes: [UInt8] = []
    var writer = CSVWriter { bytes.append(contentsOf: $0) }
    for row in rows {
        for cell in row { try writer.field(text: cell) }
        try writer.endRow()
    }
    try writer.finish()
    return bytes
}
