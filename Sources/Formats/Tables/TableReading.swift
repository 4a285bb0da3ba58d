import Reservations

extension TableLayout {
    /// Reads a whole table at once, as `daicho read` shows it.
    func read(_ bytes: [UInt8], format: Format) -> DocumentReading {
        var reading = DocumentReading(format: format)
        guard var rows = TableRows(bytes, layout: self) else {
            reading.refused = .notRecognised
            return reading
        }
        reading.recognised = true
        var left = 0
        while let row = rows.next() {
            switch row {
            case .read(let row): reading.rows.append(row)
            case .quarantined(let row): reading.quarantined.append(row)
            case .left: left += 1
            }
        }
        reading.coverage = Coverage(
            verdict: reading.quarantined.isEmpty ? .complete : .partial,
            proofs: [
                .init("rows", .number(reading.rows.count + reading.quarantined.count)),
                .init("left", .number(left)), .init("charset", .text(rows.charset)),
            ],
            failed: reading.quarantined.isEmpty ? [] : [FailedProof.quarantinedRow.rawValue])
        return reading
    }
}
